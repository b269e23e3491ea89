#!/usr/bin/env python3
"""The package's folders let through who has to go through them."""
import re
import sys

wrong = []
# The workers of nginx open the log anew, as www-data, when it is rotated: else they write on into the old one.
for name, pattern in (
    ("debian/stage3e.tmpfiles", r"^d /var/log/stage3e (\d+) root adm"),
    ("debian/stage3e.postinst", r"install -d -m (\d+) -g adm /var/log/stage3e$"),
):
    modes = re.findall(pattern, open(name, encoding="utf-8").read(), re.M)
    if not modes:
        wrong.append(f"{name}: no folder for the log of the web server")
    for mode in modes:
        if not int(mode, 8) & 0o001:
            wrong.append(f"{name}: {mode} keeps the web server's workers from its log")
        if int(mode, 8) & 0o006:
            wrong.append(f"{name}: {mode} shows the log to everybody")

if not wrong:
    print("folders of the package: as who goes through them needs")
sys.exit("\n".join(wrong) or 0)
