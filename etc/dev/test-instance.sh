#!/usr/bin/env bash
# Runs tests on an instance of their own: test-instance.sh HTTP FAULT BROWSER RACE (lists
# of files).
set -euo pipefail
. etc/dev/functions.sh
http=$1 fault=$2 browser=$3 race=$4 status=0

export DATA=db/demo/data

# As many transactions as may meet.
[ -z "$race" ] || export WORKERS=6

trap 'dev_stop' EXIT
dev_stop
rm -rf "${VAR:?}"/{db,mail,run,log,etc}
# Not "instance_start || …": after it, a step that fails would go unnoticed.
set +e
(set -e; instance_start) > "$VAR/start.log" 2>&1
started=$?
set -e
[ $started = 0 ] || { cat "$VAR/start.log"; exit 1; }

# A suite into its log too, so that what failed can be said again at the end of a long output.
suite() {
    local name=$1
    shift
    say "$name tests …"
    "$@" 2>&1 | tee "$VAR/suite-$name.log" || status=1
}
failures() {
    local perl='^(not ok|    (GET|POST) |#   Failed|#   at |# +(got|expected|have|want):)'
    local prove='^.*(Wstat:|Dubious)|^ +(Failed|Parse)' browser='^✖|AssertionError' routes='^No test is'
    grep -hE "$perl|$prove|$browser|$routes" "$VAR"/suite-*.log | tail -n 60
}

rm -f "$VAR"/suite-*.log
export STAGE3E_URL=$URL STAGE3E_VAR=$VAR STAGE3E_FRONT=$FRONT STAGE3E_BUILD=$BUILD PORT VAR BUILD
export STAGE3E_LOOKUPS=http://127.0.0.1:$LOOKUP_PORT STAGE3E_MAILBOX=http://127.0.0.1:$MAILBOX_PORT
[ -z "$http" ] || suite HTTP prove -j4 $http
# All of them: then nothing that the site answers goes untried.
if [ "$(wc -w <<< "$http")" = "$(ls t/http/*.t | wc -l)" ]; then
    suite Routes bash etc/dev/routes-answered.sh "$BUILD" "$VAR/log"
fi
if [ -n "$browser" ]; then
    . etc/dev/test.sh
    browser_packages
    suite Browser node --test --test-concurrency=2 --test-reporter=spec $browser
fi
# These fill the mailbox, so that nobody looks into it after them.
[ -z "$race" ] || suite Race prove $race
[ -z "$fault" ] || suite Fault prove $fault
# Whatever the tests did, no worker may have complained of the unexpected.
wrong='event=(xslt|label-missing)|level=error .*status=500'
crashed='runtime error|AddressSanitizer|Segmentation|core dumped'
if grep -hE "$wrong|$crashed" "$VAR"/log/*.log | grep -v 'no such mail template'; then
    say "The logs hold errors that no test should cause."
    status=1
fi
[ $status = 0 ] || { say "What failed:"; failures; }
exit $status
