# Functions of ./dev: packages, build, and the processes of one instance.
# shellcheck shell=bash

PORT=${PORT:-8080}
VAR=${VAR:-var}
mkdir -p "$VAR"
VAR=$(cd "$VAR" && pwd)
TOP=$PWD
# Of this instance alone, for all that it starts.
export TMPDIR=$VAR/tmp
mkdir -p "$TMPDIR"
BUILD=${BUILD:-$TOP/var/build}
URL=http://127.0.0.1:$PORT
MAILBOX_PORT=$((PORT + 1))
SMTP_PORT=$((PORT + 2))
LOOKUP_PORT=$((PORT + 3))
PROGRAMS="offers applications accounts export pages"
WORKERS=${WORKERS:-2}
FRONT=${FRONT:-nginx}

BUILD_PACKAGES="gcc make autoconf automake pkg-config libc6-dev libfcgi-dev libxml2-dev libxslt1-dev
  libmariadb-dev libcurl4-gnutls-dev libgnutls28-dev libgcrypt20-dev libinih-dev libcsv-dev libjansson-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev libunistring-dev libidn2-dev libuchardet-dev libcmocka-dev
  liboath-dev libqrencode-dev libpng-dev libjpeg62-turbo-dev libseccomp-dev libzxcvbn-dev libroaring-dev
  libstemmer-dev libpango1.0-dev libcairo2-dev libical-dev libxlsxwriter-dev libminizip-dev"
RUN_PACKAGES="mariadb-server-core mariadb-client-core spawn-fcgi multiwatch nginx-light
  libjs-bootstrap5 libjs-leaflet libjs-leaflet.markercluster python3-aiosmtpd tzdata curl procps
  fonts-dejavu-core"
TEST_PACKAGES="perl libtest-www-mechanize-perl libdbd-mariadb-perl libxml-libxml-perl libjson-perl
  libxml2-utils mariadb-client openssl poppler-utils python3-openpyxl python3-icalendar python3-prometheus-client
  python3-yaml qpdf chromium nodejs npm apache2-bin libapache2-mod-fcgid"
CLUSTER_PACKAGES="galera-4"
BENCH_PACKAGES="wrk php-fpm php-mysql"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Installs what is missing of the named Debian packages; asks nothing.
packages_install() {
    local missing=() package
    for package in "$@"; do
        case "$package" in
        # The distribution's or another one will do.
        nodejs) command -v node > /dev/null && continue ;;
        npm) command -v npm > /dev/null && continue ;;
        nginx-light) command -v nginx > /dev/null && continue ;;
        esac
        dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] || fail "These packages are missing; install them as root: apt-get install ${missing[*]}"
    say "Installing ${missing[*]} …"
    # The servers are for private instances only: the system's own must not start.
    local policy=/usr/sbin/policy-rc.d is_ours=no
    if [ ! -e $policy ]; then
        is_ours=yes
        printf '#!/bin/sh\nexit 101\n' > $policy
        chmod +x $policy
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get update -qq > /dev/null || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        > "$VAR/apt.log" 2>&1 || { tail -n 20 "$VAR/apt.log" >&2; fail "apt-get failed"; }
    [ $is_ours = no ] && return
    rm -f $policy
    trap - EXIT
}

# Builds out of tree; quick when nothing has changed.
build() {
    [ ! -e .git ] || bash etc/dev/lists.sh
    # Once there is a Makefile, make itself brings configure and its own rules up to date.
    [ -x configure ] && [ -e Makefile.in ] || {
        say "Preparing the build …"
        autoreconf -fi > "$VAR/autoreconf.log" 2>&1 || { cat "$VAR/autoreconf.log" >&2; exit 1; }
    }
    mkdir -p "$BUILD"
    if [ ! -e "$BUILD/Makefile" ] || [ ! -e "$BUILD/config.status" ]; then
        (cd "$BUILD" && "$TOP/configure" -q ${CONFIGURE_OPTIONS:-} CFLAGS="${CFLAGS:--O2 -g}") ||
            fail "configure failed"
    fi
    say "Building …"
    make -s -C "$BUILD" -j"$(nproc)" "$@" || fail "the build failed"
}

# Waits until a command succeeds, at most 60 seconds.
wait_until() {
    local what=$1 deadline=$((SECONDS + 60))
    shift
    until "$@" > /dev/null 2>&1; do
        [ $SECONDS -lt $deadline ] || fail "$what does not answer; see $VAR/log"
        read -rt 0.1 <> <(:) || true
    done
}

# True for a process that has not ended; one that only waits to be collected has.
running() { local state; state=$(ps -o stat= -p "$1" 2> /dev/null) && [[ $state != Z* ]]; }

alive() { [ -s "$VAR/run/$1.pid" ] && running "$(cat "$VAR/run/$1.pid")"; }

# Starts a process in a group of its own, its log in $VAR/log.
start() {
    local name=$1
    shift
    alive "$name" && return
    setsid "$@" >> "$VAR/log/$name.log" 2>&1 < /dev/null &
    echo $! > "$VAR/run/$name.pid"
}

stop_one() {
    alive "$1" || return 0
    local pid
    pid=$(cat "$VAR/run/$1.pid")
    # The supervisor alone: it ends its workers, and would replace those that ended first.
    kill -TERM "$pid" 2> /dev/null || true
    local deadline=$((SECONDS + 20))
    while running "$pid" && [ $SECONDS -lt $deadline ]; do read -rt 0.05 <> <(:) || true; done
    kill -KILL -- "-$pid" 2> /dev/null || true
    rm -f "$VAR/run/$1.pid"
}

root_sql() { mariadb --socket="$VAR/run/db.sock" -uroot "$@"; }

database_start() {
    if [ ! -d "$VAR/db/mysql" ]; then
        say "Creating a private database …"
        # --force: even where "localhost" cannot be looked up.
        mariadb-install-db --no-defaults --datadir="$VAR/db" --auth-root-authentication-method=normal \
            --skip-test-db --force --tmpdir="$TMPDIR" --user="$(id -un)" > "$VAR/log/db-install.log" 2>&1 ||
            fail "see $VAR/log/db-install.log"
    fi
    # Only a unix socket, in a folder nobody else can enter: root needs no password there.
    start db mariadbd --no-defaults --datadir="$VAR/db" --socket="$VAR/run/db.sock" --skip-networking \
        --pid-file="$VAR/run/mariadbd.pid" --user="$(id -un)" --innodb-buffer-pool-size="${DB_POOL_SIZE:-256M}" \
        --innodb-flush-log-at-trx-commit=1 --character-set-server=utf8mb4 \
        --collation-server=utf8mb4_uca1400_ai_ci --max-connections=100 --tmpdir="$TMPDIR"
    wait_until "the database" root_sql -e 'SELECT 1'
}

# One configuration for all, and for each program a file with its own database user.
configuration_write() {
    local program
    mkdir -p "$VAR/etc"
    [ -s "$VAR/etc/secret" ] || head -c 48 /dev/urandom > "$VAR/etc/secret"
    sed -e "s|@VAR@|$VAR|g" -e "s|@TOP@|$TOP|g" -e "s|@URL@|$URL|g" -e "s|@SMTP_PORT@|$SMTP_PORT|g" \
        -e "s|@MAILBOX_PORT@|$MAILBOX_PORT|g" -e "s|@LOOKUP_PORT@|$LOOKUP_PORT|g" \
        etc/dev/stage3e.conf.in > "$VAR/etc/stage3e.conf"
    # A certificate of its own, which nobody trusts, to seal agreements with.
    [ -s "$VAR/etc/seal.pem" ] || ! command -v openssl > /dev/null ||
        openssl req -x509 -newkey rsa:2048 -nodes -days 400 -subj "/CN=Sceau d’essai" -utf8 \
            -keyout "$VAR/etc/seal.key" -out "$VAR/etc/seal.pem" 2> /dev/null
    [ ! -s "$VAR/etc/seal.pem" ] || printf '\n[seal]\ncertificate = %s\nkey = %s\n' \
        "$VAR/etc/seal.pem" "$VAR/etc/seal.key" >> "$VAR/etc/stage3e.conf"
    for program in $PROGRAMS mailer stage3ectl; do
        [ -s "$VAR/etc/$program.conf" ] ||
            printf '[database]\nuser = stage3e_%s\npassword = %s\n' "$program" \
                "$(head -c 24 /dev/urandom | base64 | tr -d '+/=')" > "$VAR/etc/$program.conf"
    done
    chmod 600 "$VAR"/etc/*
}

database_users() {
    local program password
    root_sql -e 'CREATE DATABASE IF NOT EXISTS stage3e CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci'
    root_sql -e 'CREATE USER IF NOT EXISTS stage3e_stage3ectl@localhost;
                 GRANT ALL ON stage3e.* TO stage3e_stage3ectl@localhost'
    password=$(sed -n 's/^password = //p' "$VAR/etc/stage3ectl.conf")
    root_sql -e "ALTER USER stage3e_stage3ectl@localhost IDENTIFIED BY '$password'"
    ctl migrate db/migrations > "$VAR/log/migrate.log" 2>&1 || { cat "$VAR/log/migrate.log" >&2; exit 1; }
    root_sql stage3e < db/grants.sql
    for program in $PROGRAMS mailer; do
        password=$(sed -n 's/^password = //p' "$VAR/etc/$program.conf")
        root_sql -e "ALTER USER stage3e_$program@localhost IDENTIFIED BY '$password'"
    done
}

ctl() { STAGE3E_CONF="$VAR/etc/stage3e.conf" "$BUILD/stage3ectl" "$@"; }

# Rows that the official files have wrong are said, and leave the others in.
ctl_import() { ctl import "$@" || [ $? = 3 ]; }

# The official files beside the checkout, or the small set of our own (tests: always that, so that
# they find the same everywhere).
data_directory() {
    if [ -n "${DATA:-}" ]; then
        echo "$DATA"
    elif [ -e ../shared/data/schools-44.csv ]; then
        echo ../shared/data
    else
        echo db/demo/data
    fi
}

demo_load() {
    local data=$1
    [ "$(root_sql stage3e -NBe 'SELECT COUNT(*) FROM school')" = 0 ] || { ctl content db/content; return 0; }
    say "Loading towns, schools, holidays …"
    if [ -e "$data/schools-44.csv" ]; then
        ctl_import domains "$data/domains.csv"
        ctl_import naf "$data/naf.csv"
        ctl_import communes "$data/communes-44.csv"
        ctl_import former-communes "$data/communes-former-44.csv"
        ctl_import outlines "$data/communes-44.geojson"
        ctl_import holidays "$data/holidays-zones-abc.csv"
        ctl_import schools "$data/schools-44.csv"
        ctl_import positions "$data/schools-44-positions.csv"
        ctl_import pupils "$data/schools-44-pupils.csv"
    else
        local kind
        for kind in domains naf communes former-communes holidays schools; do ctl_import $kind "$data/$kind.csv"; done
        ctl_import outlines "$data/outlines.geojson"
    fi
    ctl content db/content
    # Benchmarks are marked as what they are like, not as development.
    STAGE3E_WEB_DEVELOPMENT=yes ctl demo db/demo
}

# The web server before the programs: nginx, apache-proxy (mod_proxy_fcgi) or apache-fcgid (mod_fcgid).
# Its configuration is what `make install` installs of etc/nginx or etc/apache, with our folders in it.
front_configure() {
    local kind=${FRONT%%-*} file user="" group
    mkdir -p "$VAR/etc/$kind" "$VAR/run/$kind" "$VAR/log/front"
    group=$(front_group)
    if [ "$(id -u)" = 0 ]; then
        [ "$kind" = apache ] && user="User $group\nGroup $group" || user="user $(id -un) $(id -gn);"
    fi
    for file in etc/"$kind"/* "etc/dev/$kind.conf.in"; do
        sed -e "s|@user@|$user|g" -e "s|@var@|$VAR|g" -e "s|@port@|$PORT|g" -e "s|@front@|${FRONT#*-}|g" \
            -e "s|@programdir@|$BUILD|g" -e "s|@datadir@|$TOP|g" -e "s|@etcdir@|$VAR/etc/$kind|g" \
            -e "s|@jsdir@|/usr/share/javascript|g" -e "s|@rundir@|$VAR/run|g" -e "s|@logdir@|$VAR/log/front|g" \
            -e "s|@cachedir@|$VAR/run/nginx/cache|g" -e "s|@static_cache@|no-cache|g" -e "s|@form_rate@|1000r/s|g" \
            -e "s|@form_connections@|1000|g" -e "s|@fcgid_log@|stderr|g" -e "s|burst=[0-9]*|burst=1000|" \
            "$file" > "$VAR/etc/$kind/$([ "$file" = "etc/dev/$kind.conf.in" ] && echo dev.conf || basename "$file" .in)"
    done
    [ "$kind" = apache ] || return 0
    # Apache's workers have a user of their own, who comes to the sockets, the programs and the files.
    chgrp "$group" "$VAR/run" "$VAR/etc" "$VAR"/etc/*.conf "$VAR/etc/secret"
    chmod g+rX "$VAR/run" "$VAR/etc" "$VAR"/etc/*.conf "$VAR/etc/secret"
    mkdir -p "$VAR/run/metrics"
    chgrp "$group" "$VAR/run/metrics"
    chmod g+rwx "$VAR/run/metrics"
}

# Who has the sockets of the programs besides us.
front_group() { if [[ $FRONT = apache-* ]] && [ "$(id -u)" = 0 ]; then echo www-data; else id -gn; fi; }

# One that runs takes its configuration anew if it has changed.
front_start() {
    local kind=${FRONT%%-*} loaded=$VAR/run/front.loaded
    cat "$VAR/etc/$kind"/* > "$loaded.new"
    if alive front && ! cmp -s "$loaded.new" "$loaded"; then
        front_check || fail "$kind does not take its configuration"
        kill -s "$([ "$kind" = apache ] && echo USR1 || echo HUP)" "$(cat "$VAR/run/front.pid")"
    fi
    mv "$loaded.new" "$loaded"
    case "$kind" in
    apache) start front apache2 -D FOREGROUND -f "$VAR/etc/apache/dev.conf" ;;
    nginx) start front nginx -c "$VAR/etc/nginx/dev.conf" -e "$VAR/log/front/error.log" ;;
    esac
}

front_check() {
    case "$FRONT" in
    apache-*) apache2 -t -f "$VAR/etc/apache/dev.conf" ;;
    nginx) nginx -t -q -c "$VAR/etc/nginx/dev.conf" -e "$VAR/log/front/error.log" ;;
    esac
}

programs_start() {
    local program access=(-M 600)
    [ "$(front_group)" = "$(id -gn)" ] || access=(-M 660 -G "$(front_group)")
    for program in $PROGRAMS; do
        alive "$program" || rm -f "$VAR/run/$program.sock"
        STAGE3E_CONF="$VAR/etc/stage3e.conf" start "$program" spawn-fcgi -n -s "$VAR/run/$program.sock" "${access[@]}" \
            -- "$(command -v multiwatch)" -r 1000000 -t 1000 -s TERM -f "$WORKERS" -- "$BUILD/$program"
    done
}

# Every program's health page answers.
programs_wait() {
    local program
    for program in $PROGRAMS; do wait_until "$program" curl -sf "$URL/healthz/$program"; done
}

instance_start() {
    local data
    data=$(data_directory)
    mkdir -p "$VAR"/{run/metrics,log}
    chmod 700 "$VAR/run" "$VAR/etc" 2> /dev/null || true
    database_start
    configuration_write
    database_users
    demo_load "$data"
    front_configure
    programs_start
    start mailbox /usr/bin/python3 etc/dev/mail_server.py "$VAR/mail" "$MAILBOX_PORT" "$SMTP_PORT"
    start lookups /usr/bin/python3 etc/dev/lookup_server.py "$LOOKUP_PORT"
    start cron bash etc/dev/cron-loop.sh "$BUILD" "$VAR/etc/stage3e.conf"
    front_start
    wait_until "the site" curl -sf "$URL/"
    programs_wait
}

dev_stop() {
    local name
    for name in front cron lookups mailbox $PROGRAMS db; do stop_one "$name"; done
}

addresses_print() {
    cat << TEXT

  The site      $URL/
  The mailbox   http://127.0.0.1:$MAILBOX_PORT/

  Accounts, all with the password stage3e-demo:
    eleve@demo.example        a pupil of a priority school
    employeur@demo.example    an employer
    college@demo.example      a school
    admin@demo.example        the département (sets up an authenticator at its first sign-in)
    admin2@demo.example       a colleague of theirs

TEXT
}

dev_run() {
    packages_install $BUILD_PACKAGES $RUN_PACKAGES
    build
    # A worker keeps its program: after a build it is started anew.
    local program
    for program in $PROGRAMS; do stop_one "$program"; done
    instance_start
    addresses_print
    [ "${1:-}" = --detach ] && return
    say "Ctrl-C stops everything."
    trap 'trap - INT TERM; say; say "Stopping …"; dev_stop; exit 0' INT TERM
    while sleep 3600 & wait $!; do :; done
}
