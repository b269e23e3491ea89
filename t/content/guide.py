#!/usr/bin/env python3
"""The administrator's guide has each event that the programs log, and no other; and each key it names exists."""
import glob
import re
import sys

guide = open("doc/administration.md", encoding="utf-8").read()
logged = {}
for path in glob.glob("src/**/*.c", recursive=True):
    if path.endswith("/log.c"):
        continue
    for call in re.findall(r"\blog_event\((.*?)\);", open(path, encoding="utf-8").read(), re.S):
        # After the level, which may be one of two, as may the event.
        event = re.search(r"LOG_LEVEL_[A-Z]+,\s*([^,]*)", call).group(1)
        for name in re.findall(r'"([a-z0-9-]+)"', event):
            logged.setdefault(name, path)
explained = set()
for row in re.findall(r"^\| (`event=.*?) \|", guide, re.M):
    explained |= set(re.findall(r"`event=([a-z0-9-]+)`", row))
wrong = [f"{path}: event={name} is not in the guide" for name, path in sorted(logged.items()) if name not in explained]
wrong += [f"the guide has event={name}, which nobody logs" for name in sorted(explained - set(logged))]

settings = open("src/lib/base/config.c", encoding="utf-8").read()
limits = open("src/lib/base/mail_limits.c", encoding="utf-8").read()
for section, key in re.findall(r"`\[([a-z]+)\] ([a-z_]+)`", guide):
    if f'{{"{section}", "{key}"' not in settings and not (section == "limits" and f'"{key}"' in limits):
        wrong.append(f"the guide names [{section}] {key}, which is no key")

if len(logged) < 20:
    wrong.append("hardly an event was found")
print(f"{len(logged)} events")
sys.exit("\n".join(wrong) or 0)
