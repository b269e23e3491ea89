"""A gateway for SMS that answers as OVHcloud, Twilio, Brevo and our own form do.

usage: sms_gateway.py LOG          (prints its port)

LOG gets a JSON object for each request that it understood and that was signed as it should be. The
last digit of the number says what happens: 0 taken, 1 a number it refuses, 2 no credit left, 3 taken
after a second, 4 trouble of its own, 5 a refusal in many words with accents (generic).
"""
import base64
import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

log = open(sys.argv[1], "a", buffering=1)


def generic(self, body):
    one = json.loads(body)
    answers = {"0": (202, {"id": "g1"}), "1": (422, {"message": "no mobile"}), "2": (402, {"message": "no credit"}),
               "5": (422, {"message": "numéro" + "é" * 200 + " +33612345675."})}
    return self.headers["Authorization"] == "Bearer jeton", one["to"], one["from"], one["text"], answers


def ovh(self, body):
    one = json.loads(body)
    url = f"http://{self.headers['Host']}{self.path}"
    signed = "+".join(["secret", "client", "POST", url, body.decode(), self.headers["X-Ovh-Timestamp"]])
    good = (self.headers["X-Ovh-Signature"] == "$1$" + hashlib.sha1(signed.encode()).hexdigest()
            and self.headers["X-Ovh-Application"] == "jeton"
            and abs(time.time() - int(self.headers["X-Ovh-Timestamp"])) < 60
            and self.path == "/sms/sms-ab1-1/jobs" and one["coding"] == "7bit" and one["noStopClause"] is True)
    to = one["receivers"][0]
    job = {"totalCreditsRemoved": 1, "invalidReceivers": [], "ids": [271], "validReceivers": [to]}
    none = {**job, "totalCreditsRemoved": 0, "invalidReceivers": [to], "ids": [], "validReceivers": []}
    answers = {"0": (200, job), "1": (200, none), "2": (400, {"message": "Not enough credit on this account"})}
    return good, to, one["sender"], one["message"], answers


def twilio(self, body):
    one = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
    good = (self.headers["Authorization"] == "Basic " + base64.b64encode(b"sms-ab1-1:jeton").decode()
            and self.path == "/2010-04-01/Accounts/sms-ab1-1/Messages.json")
    answers = {"0": (201, {"sid": "SM1", "status": "queued", "error_code": None}),
               "1": (400, {"code": 21614, "message": "'To' number is not a valid mobile number", "status": 400}),
               "2": (403, {"code": 30002, "message": "Account suspended", "status": 403})}
    return good, one["To"], one["From"], one["Body"], answers


def brevo(self, body):
    one = json.loads(body)
    good = (self.headers["api-key"] == "jeton" and self.path == "/v3/transactionalSMS/send"
            and one["type"] == "transactional" and not one["recipient"].startswith("+"))
    answers = {"0": (201, {"reference": "ab1", "messageId": 1511882900176220, "smsCount": 1}),
               "1": (400, {"code": "invalid_parameter", "message": "Invalid telephone number"}),
               "2": (402, {"code": "not_enough_credits", "message": "Insufficient credits"})}
    return good, "+" + one["recipient"], one["sender"], one["content"], answers


class Gateway(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        driver = {"sms": ovh, "201": twilio, "v3/": brevo}.get(self.path[1:4], generic)
        good, to, sender, text, answers = driver(self, body)
        answers["3"] = answers["0"]
        status, answer = (401, {"message": "who are you?"}) if not good else answers.get(to[-1], (503, None))
        if to[-1] == "3":
            time.sleep(1)
        if good:
            log.write(json.dumps({"driver": driver.__name__, "to": to, "from": sender, "text": text}) + "\n")
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode() if answer else b"<html>Oops</html>")

    def log_message(self, format, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
print(server.server_address[1], flush=True)
server.serve_forever()
