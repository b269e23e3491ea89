#!/usr/bin/env bash
# Cron, but every second: the mailer and the search's index of a build, again and again; the
# figures every twenty seconds. Each in a loop of its own: as with cron, a long run of one holds up
# none of the others.
#   cron-loop.sh BUILD CONFIGURATION
export STAGE3E_CONF=$2

# again SECONDS COMMAND…
again() {
    local seconds=$1
    shift
    while true; do
        "$@" > /dev/null
        sleep "$seconds"
    done
}
again 1 "$1/mailer" &
again 1 "$1/stage3ectl" index &
again 20 "$1/stage3ectl" statistics &
wait
