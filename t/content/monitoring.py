#!/usr/bin/env python3
"""The alert rules and the dashboard are well-formed, and name only what /metrics tells."""
import json
import re
import sys

import yaml

told = set(re.findall(r'"(stage3e_[a-z0-9_]+)"', open("src/programs/pages/metrics.c", encoding="utf-8").read()))
histograms = {name for name in told if name.endswith("_duration_seconds")}
known = told | {name + end for name in histograms for end in ("_bucket", "_sum", "_count")}
wrong = []


def examine(where, expression):
    names = set(re.findall(r"\bstage3e_[a-z0-9_]+", expression))
    wrong.extend(f"{where}: /metrics has no {name}" for name in sorted(names - known))
    for opening, closing in ("()", "[]", "{}"):
        if expression.count(opening) != expression.count(closing):
            wrong.append(f"{where}: unbalanced {opening}{closing} in {expression}")
    return names


used = set()
alerts = yaml.safe_load(open("etc/prometheus/stage3e-alerts.yml", encoding="utf-8"))
rules = [rule for group in alerts["groups"] for rule in group["rules"]]
guide = open("doc/administration.md", encoding="utf-8").read()
for rule in rules:
    used |= examine(rule["alert"], rule["expr"])
    if rule["labels"]["severity"] not in ("page", "ticket") or not rule["annotations"]["summary"]:
        wrong.append(f"{rule['alert']}: no severity or summary")
    if f"`{rule['alert']}`" not in guide:
        wrong.append(f"{rule['alert']}: the guide does not say what to do")
if len({rule["alert"] for rule in rules}) != len(rules):
    wrong.append("two alerts of one name")

board = json.load(open("etc/grafana/stage3e.json", encoding="utf-8"))
panels = [panel for panel in board["panels"] if panel["type"] != "row"]
for panel in panels:
    for target in panel["targets"]:
        used |= examine(panel["title"], target["expr"])
    # Where none are said, Grafana has what is over 80 in red, and nothing else.
    if panel["type"] == "stat" and not panel["fieldConfig"]["defaults"].get("thresholds"):
        wrong.append(f"{panel['title']}: no colours")
if len({panel["id"] for panel in board["panels"]}) != len(board["panels"]):
    wrong.append("two panels of one number")
wrong.extend(f"{name}: nobody looks at it" for name in sorted(told - histograms - used))

if not wrong:
    print(f"{len(rules)} alerts, {len(panels)} panels, {len(told)} metrics")
sys.exit("\n".join(wrong) or 0)
