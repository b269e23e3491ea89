#!/usr/bin/env bash
# Cron, but every second: the mailer and the search's index of a build, again and again; the
# figures every twenty seconds.
#   cron-loop.sh BUILD CONFIGURATION
export STAGE3E_CONF=$2
for ((turn = 0; ; turn++)); do
    "$1/mailer"
    "$1/stage3ectl" index > /dev/null
    [ $((turn % 20)) -gt 0 ] || "$1/stage3ectl" statistics > /dev/null
    sleep 1
done
