"""Says what is wrong with mails, by Python's parser and by the letter of the RFCs; nothing if all is well.

usage: mail_lint.py [--maildir] FILE…      (--maildir: as it was kept there: ends and folds of lines are another's)
"""
import base64
import quopri
import re
import sys
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

ONCE = ["date", "from", "to", "subject", "message-id", "auto-submitted", "mime-version", "content-type"]


def problems(raw, is_wire):
    if is_wire:
        if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
            yield "a line that does not end in CRLF"
        raw = raw.replace(b"\r\n", b"\n")
    if not raw.isascii():
        yield "8-bit bytes"
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", raw):
        yield "control characters"
    for line in raw.split(b"\n"):
        if is_wire and len(line) > 78:
            yield f"a line of {len(line)} characters: {line[:40]}"
        if is_wire and line != line.rstrip():
            yield f"white space at the end of {line!r}"
    head = raw.partition(b"\n\n")[0]
    for line in head.split(b"\n"):
        if b"=?" in line and len(line) > 76:
            yield f"a line with an encoded word of {len(line)} characters (RFC 2047, 2)"
    for word in re.findall(rb"=\?.*?\?=", head):
        if len(word) > 75:
            yield "an encoded word that is too long"
        try:
            base64.b64decode(re.fullmatch(rb"=\?UTF-8\?B\?(.*)\?=", word).group(1)).decode("utf-8")
        except (AttributeError, ValueError):
            yield f"an encoded word that is not whole characters: {word!r}"
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    for part in mail.walk():
        for defect in part.defects:
            yield f"defect: {defect!r}"
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                yield f"defect of {name}: {defect!r}"
    for name in ONCE:
        if len(mail.get_all(name, [])) != 1:
            yield f"{name}: not once"
    if parsedate_to_datetime(mail["date"]) is None:
        yield "a date that is none"
    if [part.get_content_type() for part in mail.walk()] != ["multipart/alternative", "text/plain", "text/html"]:
        yield "other parts than text and HTML"
    for part in mail.iter_parts():
        if not part.get_content().strip():
            yield f"an empty {part.get_content_type()}"
        if re.search(r"=(?![0-9A-F]{2}|\n)", part.get_payload()):
            yield "a quoted-printable escape that is none (RFC 2045, 6.7)"
        if "\ufffd" in part.get_content():
            yield f"{part.get_content_type()} is not UTF-8"
        if quopri.decodestring(part.get_payload()).decode("utf-8").rstrip() != part.get_content().rstrip():
            yield "decoders that do not agree"
    if ("list-unsubscribe" in mail) != ("list-unsubscribe-post" in mail):
        yield "List-Unsubscribe without its other half (RFC 8058)"
    if "list-unsubscribe" in mail and not re.fullmatch(r"<https?://\S+>", mail["list-unsubscribe"].strip()):
        yield f"List-Unsubscribe: {mail['list-unsubscribe']}"


files = sys.argv[1:]
is_wire = files[:1] != ["--maildir"]
for name in files if is_wire else files[1:]:
    with open(name, "rb") as file:
        for problem in problems(file.read(), is_wire):
            print(f"{name}: {problem}")
