"""A mail server and SMS gateway for development: keeps every message, and shows them in a browser.

usage: mail_server.py DIRECTORY HTTP_PORT SMTP_PORT

Mails lie in DIRECTORY as a Maildir. GET / lists the newest, /N shows one as its reader sees it,
/N/text and /N/raw the other forms. GET /search?q=A&q=B gives as JSON the newest mails that hold
each of these strings in their recipient, subject or text. POST /sms takes an SMS as a gateway does
({"to", "from", "text", "id"}); GET /sms gives all that came, as JSON.
"""
import html
import json
import mailbox
import sys
from email import policy
from email.parser import BytesParser
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller

LISTED = 200
FOUND = 20

maildir = None
mails = []  # in the order they came; only ever appended to, so that threads may read it
sms = {}


class Mail:
    """One mail, parsed when somebody first looks at it."""

    def __init__(self, name, content):
        self.name, self.content = name, content

    @cached_property
    def message(self):
        return BytesParser(policy=policy.default).parsebytes(self.content)

    def part(self, kind):
        body = self.message.get_body(preferencelist=(kind,))
        return body.get_content() if body is not None else ""

    @cached_property
    def summary(self):
        return {"to": self.header("to"), "subject": self.header("subject"), "text": self.part("plain")}

    @cached_property
    def searched(self):
        return "\n".join(self.summary.values())

    def header(self, name):
        return self.message[name] or ""


class Keeper:
    """Takes a mail into the Maildir."""

    async def handle_DATA(self, server, session, envelope):
        if any(recipient.startswith("refuse-") for recipient in envelope.rcpt_tos):
            return "550 5.1.1 no such mailbox"
        name = maildir.add(mailbox.MaildirMessage(envelope.content))
        mails.append(Mail(name, envelope.content))
        return "250 2.0.0 kept"


def read_maildir():
    """What an earlier run kept, oldest first."""
    found = sorted((maildir.get_message(name).get_date(), name) for name in maildir.keys())
    mails.extend(Mail(name, maildir.get_bytes(name)) for _, name in found)


def newest():
    return reversed(mails[:])


def search(words):
    found = (mail.summary for mail in newest() if all(word in mail.searched for word in words))
    return [summary for summary, _ in zip(found, range(FOUND))]


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
        f"<tr><td>{html.escape(mail.header('date'))}</td><td>{html.escape(mail.header('to'))}</td>"
        f"<td><a href='/{mail.name}'>{html.escape(mail.header('subject') or '(sans objet)')}</a></td></tr>"
        for mail, _ in zip(newest(), range(LISTED))
    )
    texts = "".join(f"<tr><td>{html.escape(one['to'])}</td><td>{html.escape(one['text'])}</td></tr>"
                    for one in reversed(list(sms.values())[-LISTED:]))
    return page("Boîte aux lettres", f"<h1>Boîte aux lettres</h1><table><tr><th>Date</th><th>Pour</th>"
                f"<th>Objet</th></tr>{rows}</table><h1>SMS</h1><table><tr><th>Pour</th><th>Texte</th></tr>{texts}</table>")


class Reader(BaseHTTPRequestHandler):
    def do_POST(self):
        one = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/sms":
            sms[one["id"]] = one
        self.answer("{}", 200 if self.path == "/sms" else 404, "application/json")

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/":
            self.answer(list_page())
        elif url.path == "/search":
            self.answer(json.dumps(search(parse_qs(url.query).get("q", []))), kind="application/json")
        elif url.path == "/sms":
            self.answer(json.dumps(list(sms.values())), kind="application/json")
        else:
            name, _, form = url.path.strip("/").partition("/")
            mail = next((mail for mail in newest() if mail.name == name), None)
            if mail is None:
                self.answer(page("Introuvable", "<p>Ce mail n’existe pas.</p>"), 404)
            else:
                self.answer_mail(mail, form)

    def answer_mail(self, mail, form):
        if form == "html":
            self.answer(mail.part("html"))
        elif form == "text":
            self.answer(mail.part("plain"), kind="text/plain")
        elif form == "raw":
            self.answer(mail.content.decode("utf-8", "replace"), kind="text/plain")
        else:
            subject = html.escape(mail.header("subject"))
            # Links leave the frame, as they would leave a mail program.
            self.answer(page(subject, f"<p><a href='/'>Tous les mails</a> · <a href='/{mail.name}/text'>texte</a>"
                             f" · <a href='/{mail.name}/raw'>source</a></p><h1>{subject}</h1>"
                             f"<p>De : {html.escape(mail.header('from'))}<br>Pour : {html.escape(mail.header('to'))}</p>"
                             f"<iframe title='Le mail' sandbox='allow-top-navigation allow-popups' src='/{mail.name}/html'></iframe>"))

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
    read_maildir()
    Controller(Keeper(), hostname="127.0.0.1", port=smtp_port).start()
    ThreadingHTTPServer(("127.0.0.1", http_port), Reader).serve_forever()


main()
