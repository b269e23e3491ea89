#!/usr/bin/env bash
# After the whole of t/http: each route of each table that no test had answered well, by the logs of the
# instance at hand. routes-answered.sh BUILD LOGS
set -euo pipefail
export LC_ALL=C
programs='offers applications accounts export pages'
missing=$(comm -23 \
    <(for program in $programs; do "$1/$program" --routes; done | cut -d' ' -f1,2 | sort -u) \
    <(for program in $programs; do cat "$2/$program.log"; done |
        sed -nE 's/.* event=request method=([A-Z]+) route=([^ ]+) status=[123].*/\1 \2/p' | sort -u))
[ -n "$missing" ] || exit 0
echo "No test is answered by:"
printf '    %s\n' "${missing//$'\n'/$'\n    '}"
exit 1
