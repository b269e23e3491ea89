"""A mail server and SMS gateway for development: keeps every message, and shows them in a browser.

usage: mail_server.py DIRECTORY HTTP_PORT SMTP_PORT

Mails lie in DIRECTORY as a Maildir. GET / lists them, /N shows one as its reader sees it,
/N/text and /N/raw the other forms. POST /sms takes an SMS as a gateway does ({"to", "from", "text",
"id"}); GET /sms gives all that came, as JSON.
"""
import html
import json
import mailbox
import sys
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

maildir = None
parsed = {}  # a mail is read once
sms = {}


class Keeper:
    """Takes a mail into the Maildir."""

    async def handle_DATA(self, server, session, envelope):
        if any(recipient.startswith("refuse-") for recipient in envelope.rcpt_tos):
            return "550 5.1.1 no such mailbox"
        maildir.add(mailbox.MaildirMessage(envelope.content))
        return "250 2.0.0 kept"


def mails():
    """The mails, newest first: (name, message)."""
    for name in maildir.keys():
        if name not in parsed:
            try:
                message = BytesParser(policy=policy.default).parsebytes(maildir.get_bytes(name))
                parsed[name] = (maildir.get_message(name).get_date(), message)
            except KeyError:
                continue
    # The others may take a mail in meanwhile.
    found = sorted(list(parsed.items()), key=lambda mail: (mail[1][0], mail[0]), reverse=True)
    return [(name, message) for name, (_, message) in found]


def page(title, body):
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>"
        "body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}"
        "td,th{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ccc}"
        "iframe{width:100%;height:75vh;border:1px solid #ccc}pre{white-space:pre-wrap}"
        f"</style></head><body>{body}</body></html>"
    )


def list_page():
    rows = "".join(
        f"<tr><td>{html.escape(message['date'] or '')}</td><td>{html.escape(message['to'] or '')}</td>"
        f"<td><a href='/{name}'>{html.escape(message['subject'] or '(sans objet)')}</a></td></tr>"
        for name, message in mails()
    )
    texts = "".join(f"<tr><td>{html.escape(one['to'])}</td><td>{html.escape(one['text'])}</td></tr>"
                    for one in reversed(sms.values()))
    return page("Boîte aux lettres", f"<h1>Boîte aux lettres</h1><table><tr><th>Date</th><th>Pour</th>"
                f"<th>Objet</th></tr>{rows}</table><h1>SMS</h1><table><tr><th>Pour</th><th>Texte</th></tr>{texts}</table>")


def part(message, kind):
    body = message.get_body(preferencelist=(kind,))
    return body.get_content() if body is not None else ""


class Reader(BaseHTTPRequestHandler):
    def do_POST(self):
        one = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/sms":
            sms[one["id"]] = one
        self.answer("{}", 200 if self.path == "/sms" else 404, "application/json")

    def do_GET(self):
        if self.path == "/sms":
            return self.answer(json.dumps(list(sms.values())), kind="application/json")
        name, _, form = self.path.strip("/").partition("/")
        message = dict(mails()).get(name)
        if name == "":
            self.answer(list_page())
        elif message is None:
            self.answer(page("Introuvable", "<p>Ce mail n’existe pas.</p>"), 404)
        elif form == "html":
            self.answer(part(message, "html"))
        elif form == "text":
            self.answer(part(message, "plain"), kind="text/plain")
        elif form == "raw":
            self.answer(maildir.get_bytes(name).decode("utf-8", "replace"), kind="text/plain")
        else:
            subject = html.escape(message["subject"] or "")
            # Links leave the frame, as they would leave a mail program.
            self.answer(page(subject, f"<p><a href='/'>Tous les mails</a> · <a href='/{name}/text'>texte</a>"
                             f" · <a href='/{name}/raw'>source</a></p><h1>{subject}</h1>"
                             f"<p>De : {html.escape(message['from'] or '')}<br>Pour : {html.escape(message['to'] or '')}</p>"
                             f"<iframe title='Le mail' sandbox='allow-top-navigation allow-popups' src='/{name}/html'></iframe>"))

    def answer(self, text, status=200, kind="text/html"):
        if kind == "text/html":
            text = text.replace("<head>", '<head><base target="_top">', 1)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        pass


def main():
    global maildir
    directory, http_port, smtp_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    maildir = mailbox.Maildir(directory, create=True)
    Controller(Keeper(), hostname="127.0.0.1", port=smtp_port).start()
    ThreadingHTTPServer(("127.0.0.1", http_port), Reader).serve_forever()


main()
