#!/usr/bin/env python3
"""The manual has each key of the configuration, each command and option of the programs, and no others."""
import re
import sys

wrong = []


def read(path):
    return open(path, encoding="utf-8").read()


# stage3e.conf(5): sections by their heading. Of alerts it names the table of doc/messages.md.
parts = re.split(r"^\.SS \[", read("doc/man/stage3e.conf.5"), flags=re.M)[1:]
sections = {part.split("]")[0]: part for part in parts}
keys = set(re.findall(r'\{"([a-z]+)", "([a-z_0-9]+)"', read("src/lib/base/config.c")))
keys |= {("limits", key) for key in re.findall(r'= \{"([a-z_]+)"', read("src/lib/base/mail_limits.c"))}
said = []
for section, text in sections.items():
    for line in re.findall(r"^\.TP\n\.BR? (.*)$", text, re.M):
        said += [(section, key) for key in re.findall(r"[a-z_0-9]+", line)]
wrong += [f"stage3e.conf(5) lacks [{section}] {key}" for section, key in sorted(keys - set(said))]
wrong += [f"stage3e.conf(5) has [{section}] {key}, which is no key" for section, key in sorted(set(said) - keys)]
twice = [key for key in sorted(keys) if said.count(key) > 1]
wrong += [f"stage3e.conf(5) has [{section}] {key} twice" for section, key in twice]

# stage3ectl(1): the words and options of the table of commands.
manual = re.sub(r"\\-", "-", read("doc/man/stage3ectl.1"))
table = re.findall(r'^ +\{"([a-z-]+)", "([^"]*)",', read("src/programs/stage3ectl/commands.c"), re.M)
options = {"--help", "--version", "--for-restore"}
for name, arguments in table:
    words = set(re.findall(r"(?:--)?[a-z][a-z-]*", arguments))
    options |= {word for word in words if word.startswith("--")}
    wrong += [f"stage3ectl(1) lacks {word} ({name})" for word in sorted(words | {name}) if word not in manual]
more = set(re.findall(r"--[a-z][a-z-]*", manual)) - options
wrong += [f"stage3ectl(1) has {word}, which is no option" for word in sorted(more)]

# mailer(8).
manual = re.sub(r"\\-", "-", read("doc/man/stage3e-mailer.8"))
options = set(re.findall(r"--[a-z][a-z-]*", read("src/programs/mailer/main.c")))
differs = options ^ set(re.findall(r"--[a-z][a-z-]*", manual))
wrong += [f"mailer(8) and its program differ: {word}" for word in sorted(differs)]

if len(keys) < 60 or len(table) < 20 or len(options) < 4:
    wrong.append("hardly a key or command was found")
print(f"{len(keys)} keys, {len(table)} commands")
sys.exit("\n".join(wrong) or 0)
