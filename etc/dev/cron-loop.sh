#!/usr/bin/env bash
# Cron, but every second: the mailer and the search's index of a build, again and again.
#   cron-loop.sh BUILD CONFIGURATION
export STAGE3E_CONF=$2
while :; do
    "$1/mailer"
    "$1/stage3ectl" index > /dev/null
    sleep 1
done
