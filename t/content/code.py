#!/usr/bin/env python3
"""What holds of the code as a whole: includes go down the layers, no name is two things, a file that is cited
is there, no file or line is long, a stylesheet has one page."""
import pathlib
import re
import subprocess
import sys

# Who may include what: itself, and these (doc/architecture.md).
LAYERS = {
    "base": "",
    "rules": "base",
    "page": "base",
    "sheet": "base",
    "store": "rules base",
    "lookup": "store base",
    "imports": "store rules base",
    "pdf": "page rules base",
    "web": "page base",
    "notify": "page store rules base",
    "service": "notify page store rules base",
    "site": "web page store rules base",
}
# What the site does is done by src/lib/service (doc/architecture.md): these say so to somebody, or are said.
CHANGES = re.compile(
    r"store_(?:applications?_(?:change|insert|close|withdraw|release|remind|week_opinion)|offer_(?:activate|disable)"
    r"|account_(?:release|email_set|warned)|email_change_begin|guardian_(?:message|untold|objected)|school_head_set"
    r"|links_end_of_\w+|attestation_save|signature_insert|signatory_(?:insert|decline)|link_code_set"
    r"|invitation_mailed|alerts_sent)")
MESSAGES = re.compile(r"notify_(?!outbox_warning)\w+|link_grant|store_tokens?_insert|store_signatory_link")
LINES_MAX = 500
LINE_MAX = 120
# Whose lines one reads: stylesheets, tests, scripts. (clang-format has those of C.)
NARROW = ("xsl/*.xsl", "t/*.t", "t/lib", "t/content", "t/browser/*.mjs", "t/load", "*.sh", "*.lua", "dev", "etc/admin")
CITED = re.compile(r"(?<![\w./-])((?:src|doc|etc|t|xsl|db|www)/[\w./-]+\.(?:c|h|md|xsl|t|py|sh|mjs|js|css|sql|rng))\b")
FUNCTION = re.compile(r"^(static )?(?:inline )?(?:const )?(?:struct |enum )?\w+ \**(\w+)\((?!.*;\s*$)", re.M)
faults = []


def fail(*words):
    faults.append(" ".join(str(word) for word in words))


def tracked(*patterns):
    names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
                           capture_output=True, text=True, check=False).stdout.split()
    return [pathlib.Path(name) for name in names if pathlib.Path(name).exists()]


def layers(path, text):
    folder = path.parts[2]
    allowed = {folder} | set(LAYERS.get(folder, " ".join(LAYERS) + " pdf sheet").split())
    for name in re.findall(r'^#include "([^"]+)"', text, re.M):
        other = name.split("/")[0]
        if "/" in name and other not in allowed:
            fail(f"{path}: includes {name}: not a layer below {folder}")


def announced(path, text):
    """What the service room does alone: changes that somebody is told of; and, with notify below it, messages and the
    links that they have. (That messages do not leave is no change: whoever sees it says it. The demo tells nobody of
    its offers.)"""
    folder = path.parts[2]
    if path.stem == "demo_offers":
        return
    for name in re.findall(r"\b(\w+)\b", re.sub(r"/\*.*?\*/", "", text, flags=re.S)):
        if (CHANGES.fullmatch(name) and folder not in ("service", "store")
                or MESSAGES.fullmatch(name) and folder not in ("service", "notify", "store")):
            fail(f"{path}: {name}() is for src/lib/service: a change, its links and its messages are one")


def names(sources):
    exported, local, structs = {}, {}, {}
    for path, text in sources.items():
        library = path.parts[1] == "lib"
        if path.suffix == ".h":
            for name in re.findall(r"^(?:[a-z]\w* |const |struct |enum )+\**(\w+)\(", text, re.M):
                if library:
                    exported.setdefault(name, path)
        else:
            for is_static, name in FUNCTION.findall(text):
                if is_static:
                    local.setdefault(name, []).append(path)
        for name in re.findall(r"^struct (\w+) \{$", text, re.M):
            if path.suffix == ".h":
                if name in structs and (library or structs[name].parts[:3] == path.parts[:3]):
                    fail(f"struct {name}: in {structs[name]} and {path}")
                structs[name] = path
    for name, paths in local.items():
        if name in exported:
            fail(f"{name}(): static in {', '.join(map(str, paths))}, and exported by {exported[name]}")


def headed(sources):
    """What a header of a program says is in a file, by a comment of its name alone, is there."""
    defined = {}
    for path, text in sources.items():
        if path.suffix == ".c":
            for is_static, name in FUNCTION.findall(text):
                if not is_static:
                    defined[path.parent, name] = path.name
    for path, text in sources.items():
        file = None
        for head, name in re.findall(r"^/\* (\w+\.c) \*/$|^(?:[a-z]\w* |const |struct |enum )+\**(\w+)\(", text, re.M):
            file = head or file
            if path.suffix == ".h" and file and defined.get((path.parent, name), file) != file:
                fail(f"{path}: {name}() is in {defined[path.parent, name]}, not in {file}")


def cited(path, text):
    """Files of the project that a comment or document names."""
    for name in CITED.findall(text):
        if not pathlib.Path(name).exists() and not re.search(r"NNN|NAME|PROGRAM|/x\.", name):
            fail(f"{path}: cites {name}, which is not there")


def stylesheet(path, text):
    """One page a file."""
    pages = set(re.findall(r'<xsl:template match="([\w-]+)(?:\[[^"]*)?" mode="title"', text))
    if len(pages) > 1:
        fail(f"{path}: {len(pages)} pages: {', '.join(sorted(pages))}")


def narrow(path, text):
    """What is read in any window."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LINE_MAX:
            fail(f"{path}:{number}: {len(line)} characters, more than {LINE_MAX}")


def main():
    sources = {path: path.read_text(encoding="utf-8") for path in tracked("src/*.c", "src/*.h")}
    headed(sources)
    for path, text in sources.items():
        layers(path, text)
        announced(path, text)
        if text.count("\n") > LINES_MAX:
            fail(f"{path}: {text.count(chr(10))} lines: one subject a file")
    names(sources)
    for path in tracked(*NARROW):
        if "node_modules" not in path.parts:
            # The page of t/load/list.php is on few lines, as the one is that it is compared with.
            narrow(path, path.read_text(encoding="utf-8").split("<!DOCTYPE html>")[0])
    for path in tracked("xsl/*.xsl"):
        stylesheet(path, path.read_text(encoding="utf-8"))
    for path in tracked("src", "doc", "t", "etc", "xsl", "www/js", "README.md", "dev"):
        if path.is_dir() or path.suffix in (".png", ".jpg") or "node_modules" in path.parts or "corpus" in path.parts:
            continue
        try:
            cited(path, path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
    for fault in sorted(faults):
        print(fault)
    print(f"{len(sources)} sources, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
