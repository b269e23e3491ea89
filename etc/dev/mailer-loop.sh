#!/usr/bin/env bash
# Cron, but every second: starts the mailer, waits, starts it again.
export STAGE3E_CONF=$2
while :; do
    "$1"
    sleep 1
done
