"""An SMTP server that behaves as badly as it is told to, and writes down what it saw.

usage: smtp_server.py LOG [--tls CERTIFICATE KEY] [--user NAME PASSWORD] [--greeting WORDS]

Prints its port. LOG gets a JSON object a line: {"event": "connect"}, {"event": "mail", …} for each mail
taken, and the other things a test asks for. A recipient's name says what happens to it, up to its
first "-": "refuse", "grey" (refused for now, the first time), "busy" (refused for now, always),
"policy" (refused for good, not for the mailbox's sake), "slow" (answered after two seconds), "cut"
(parted in the middle of DATA, the first time), "lost" (taken and parted before the answer, the first
time), "silent" (taken, never answered).
"""
import base64
import json
import re
import socketserver
import ssl
import sys
import threading
import time

arguments = sys.argv[1:]
log = open(arguments.pop(0), "a", buffering=1)
tls = user = None
greeting = "220 essai ESMTP"
while arguments:
    option = arguments.pop(0)
    if option == "--tls":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(arguments.pop(0), arguments.pop(0))
    elif option == "--user":
        user = f"\0{arguments.pop(0)}\0{arguments.pop(0)}".encode()
    elif option == "--greeting":
        greeting = arguments.pop(0)
seen = set()
lock = threading.Lock()


def note(event, **more):
    with lock:
        log.write(json.dumps({"event": event, **more}) + "\n")


def is_first(what):
    with lock:
        known = what in seen
        seen.add(what)
        return not known


class Parted(Exception):
    pass


class Dialogue(socketserver.BaseRequestHandler):
    def say(self, line):
        self.request.sendall(line.encode() + b"\r\n")

    def line(self):
        while b"\r\n" not in self.rest:
            more = self.request.recv(65536)
            if not more:
                raise Parted
            self.rest += more
        line, _, self.rest = self.rest.partition(b"\r\n")
        return line

    def handle(self):
        self.rest, self.is_tls, self.is_known, self.recipient = b"", False, user is None, ""
        note("connect")
        try:
            self.say(greeting)
            if not greeting.startswith("220"):
                return
            while self.answer(self.line()):
                pass
        except (Parted, OSError):
            note("parted")

    def answer(self, line):
        verb = line[:4].upper()
        if verb == b"EHLO":
            offers = ["STARTTLS"] if tls and not self.is_tls else []
            offers += ["AUTH PLAIN"] if user else []
            for offer in ["essai", *offers]:
                self.say(f"250-{offer}")
            self.say("250 8BITMIME")
        elif verb == b"STAR" and tls:
            self.say("220 2.0.0 go ahead")
            self.request = tls.wrap_socket(self.request, server_side=True)
            self.is_tls = True
        elif verb == b"AUTH":
            words = line.split(b" ")
            if len(words) < 3:
                self.say("334 ")
                words.append(self.line())
            self.is_known = base64.b64decode(words[2]) == user
            self.say("235 2.7.0 welcome" if self.is_known else "535 5.7.8 wrong name or password")
        elif verb == b"MAIL":
            self.say("250 2.1.0 fine" if self.is_known else "530 5.7.0 sign in first")
        elif verb == b"RCPT":
            self.recipient = re.search(rb"<(.*?)>", line).group(1).decode()
            self.say(self.admit(self.recipient.partition("-")[0]))
        elif verb == b"DATA":
            self.say("354 go on")
            return self.take()
        elif verb == b"QUIT":
            self.say("221 2.0.0 bye")
            note("quit")
            return False
        else:
            self.say("250 2.0.0 fine")
        return True

    def admit(self, manner):
        if manner == "refuse":
            return f"550 5.1.1 <{self.recipient}>: no such mailbox"
        if manner == "policy":
            return "550 5.7.1 not from there"
        if manner == "busy" or (manner == "grey" and is_first(self.recipient)):
            return "451 4.7.1 greylisted, come back later"
        return "250 2.1.5 fine"

    def take(self):
        lines, manner = [], self.recipient.partition("-")[0]
        while (line := self.line()) != b".":
            lines.append(line[1:] if line.startswith(b".") else line)
            if manner == "cut" and len(lines) > 10 and is_first(self.recipient):
                return False
        raw = b"\r\n".join(lines) + b"\r\n"
        note("mail", to=self.recipient, tls=self.is_tls, at=time.time(), raw=base64.b64encode(raw).decode(),
             id=re.search(rb"^Message-ID: (.*?)\r$", raw, re.M).group(1).decode())
        if manner == "lost" and is_first(self.recipient):
            return False
        if manner == "slow":
            time.sleep(2)
        if manner == "silent":
            self.line()
        self.say("250 2.0.0 kept")
        return True


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 64


server = Server(("127.0.0.1", 0), Dialogue)
print(server.server_address[1], flush=True)
server.serve_forever()
