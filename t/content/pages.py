#!/usr/bin/env python3
"""The pages of db/content: plain (Kandel and Moles, at least 80 for pupils, 60 for others), typeset
as French is, each with its next step and the day it was checked; their internal links lead to pages.
"""
import pathlib
import re
import sys

CONTENT = pathlib.Path("db/content")
EASE = {"eleves": 80, "parents": 60, "colleges": 60, "employeurs": 60, "site": 60}
LISTS = {"questions", "temoignages", "bandeaux", "refus"}  # texts without a page of their own
NBSP = "\u00a0"
failed = 0


def fail(path, what, where=""):
    global failed
    failed += 1
    print(f"{path}: {what}{': ' + where if where else ''}")


def plain(text):
    """The sentences that a reader reads, one a line: no links, sources, blocks."""
    text = re.sub(r"^Sources?\s?:.*$", "", text, flags=re.M)
    text = re.sub(r"^\[\[.*\]\]$", "", text, flags=re.M)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"^(#+|>|-|\d+\.)\s+", "", text, flags=re.M)
    return re.sub(r"[*_]", "", text)


def sentences(text):
    for line in plain(text).splitlines():
        for part in re.split(r"[.!?…]+", line):
            words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", part)
            if words:
                yield words


def syllables(word):
    """By vowels heard: groups of vowels, a mute e at the end apart."""
    word = re.sub(r"(?<=[^aeiouyéèêàâîôûù])(e|es|ent)$", "", word.lower()) or word.lower()
    word = re.sub(r"(?<=[aeiouyéèêàâîôûù])(e|es)$", "", word)
    return max(1, len(re.findall(r"[aeiouyéèêëàâîïôöûüùœæ]+", word)))


def ease(text):
    """Kandel and Moles (1958): 209 − 1.15 words a sentence − 0.68 syllables a hundred words."""
    all_sentences = list(sentences(text))
    words = [word for sentence in all_sentences for word in sentence]
    return 209 - 1.15 * len(words) / len(all_sentences) - 68 * sum(map(syllables, words)) / len(words)


TYPOGRAPHY = [
    (r"[^\W\d_]'[^\W\d_]", "a straight apostrophe"),
    (r'(?<!\()"', "a straight quotation mark"),
    (r" [:;?!»]", "a space that may break before a mark"),
    (r"(?<=[^\W\d_])[;?!»]", "a mark without its space"),
    (rf"«(?!{NBSP})", "« without its no-break space"),
    (r"\d h\b|\d+h\d*\b|\bh \d\d\b", "an hour that may break, or without spaces"),
    (r"\.\.\.", "three full stops for an ellipsis"),
    (r"\b(Ecole|Etat|Eleve|Etablissement|Egalite|Etre|Etes|Evaluer|Editeur|Ecrire|Ecris|Ecouter?z?)\b"
     r"|\bA (la|qui|quoi)\b", "a capital without its accent"),
    (r"\boeu|\bcoeur|\bsoeur", "œ in two letters"),
]


def typography(path, text):
    text = re.sub(r"\]\([^)]*\)|`[^`]*`|^\[\[[a-z-]+\]\]$", "]", text, flags=re.M)
    for pattern, what in TYPOGRAPHY:
        for found in re.finditer(pattern, text):
            fail(path, what, text[max(0, found.start() - 20):found.end() + 20].replace("\n", " "))


def routes():
    """What the programs answer, as patterns."""
    patterns = []
    for path in pathlib.Path("src/programs").glob("*/routes.c"):
        for route in re.findall(r'\{GET, +"(/[^"]*)"', path.read_text(encoding="utf-8")):
            if "{slug}" not in route:
                patterns.append(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(route)))
    patterns += [re.escape("/" + str(path.relative_to("www"))) for path in pathlib.Path("www").rglob("*.*")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def links(path, text, pages, answered):
    for target in re.findall(r"\]\(([^)]*)\)", text):
        if target.startswith("https://"):
            continue
        if not target.startswith("/"):
            fail(path, "a link that is neither ours nor https", target)
        address = re.split(r"[?#]", target)[0]
        if address not in pages and not answered.fullmatch(address):
            fail(path, "a link that leads nowhere", target)


def main():
    files = sorted(CONTENT.glob("*/[0-9][0-9]-*.md"))
    pages = {("" if f.parent.name == "site" else "/" + f.parent.name) + "/" + f.stem[3:]
             for f in files if f.parent.name not in LISTS}
    answered = routes()
    for path in files:
        text = path.read_text(encoding="utf-8")
        section = path.parent.name
        body = text.split("\n\n", 2)
        if section in LISTS:  # a question, a reason: a title, a short text
            typography(path, text)
            links(path, text, pages, answered)
            continue
        if not text.startswith("# ") or len(body) < 3:
            fail(path, "a title, a summary and a text come first")
            continue
        if re.fullmatch(r"guide-[a-z][a-z]", path.stem[3:]):
            links(path, text, pages, answered)  # not in French
            continue
        is_guide = path.stem[3:] == "guide"  # of one page, the same in each language
        if len(body[0]) > 42:
            fail(path, "a title is short", body[0])
        if len(body[1]) > 160:
            fail(path, "a summary has at most 160 characters")
        score = ease(text)
        if "-v" in sys.argv:
            print(f"{score:5.0f}  {path}")
        if score < EASE[section]:
            fail(path, f"hard to read: {score:.0f}, at least {EASE[section]}")
        if section != "site" and not is_guide and "\n## La suite\n" not in text:
            fail(path, "no next step")
        if not re.search(r"\n\nVérifié le \d\d/\d\d/\d{4}\.\n$", text):
            fail(path, "no day on which it was checked")
        own_words = re.sub(r"^>.*$|«[^»]*»", "", text, flags=re.M)
        if section == "eleves" and re.search(r"\b[Vv]ous (?:pouvez|devez|avez)\b", own_words):
            fail(path, "a pupil is told « tu »")
        typography(path, text)
        links(path, text, pages, answered)
    print(f"{len(files)} pages, {failed} faults")
    return 1 if failed else 0


sys.exit(main())
