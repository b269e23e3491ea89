#!/usr/bin/env python3
"""The words of the stylesheets and labels are typeset as French is: no space that may break before
: ; ? ! » nor after «, and no straight apostrophe. Each field that must be filled in says what is missing.
"""
import pathlib
import re
import sys

failed = 0
for path in sorted(path for path in pathlib.Path("xsl").rglob("*.x[sm]l")):
    text = re.sub(r"<!--.*?-->|<style>.*?</style>", lambda gone: "\n" * gone.group().count("\n"),
                  path.read_text(encoding="utf-8"), flags=re.S)
    # A tag stands for what it writes; of its attributes only what a screen reader says is French.
    written = re.sub(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""", lambda tag: "\u2060" + "\n" * tag.group().count("\n"), text)
    for number, (line, words) in enumerate(zip(text.splitlines(), written.splitlines()), 1):
        said = " ".join(re.findall(r'aria-label="([^"]*)"', line))
        words = words.strip()
        if re.search(r"\S [:;?!»]|« |\w'[a-zé]", words) or re.search(r" [:;?!»]|« ", said):
            print(f"{path}:{number}: {words}")
            failed += 1
# What is missing is said of each field that must be filled in.
labels = pathlib.Path("xsl/labels.xml").read_text(encoding="utf-8")
missing = re.findall(r'code="([^"]+)"', re.search(r'<list name="missing">(.*?)</list>', labels, re.S).group(1))
for path in sorted(pathlib.Path("src").rglob("*.c")):
    text = path.read_text(encoding="utf-8")
    in_table = re.findall(r'\{"([a-z0-9-]+)",\s*FIELD_\w+,\s*true', text)
    refused = re.findall(r'form_refuse\([^;"]*"([a-z0-9-]+)",\s*"required"', text)
    for name in in_table + refused:
        if name not in missing:
            print(f"{path}: no words for a missing {name}")
            failed += 1
print(f"{failed} faults")
sys.exit(1 if failed else 0)
