# What the measures of pages share: an instance of their own, CPU of a request, its times.
# shellcheck shell=bash

load_instance() {
    trap dev_stop EXIT
    build > /dev/null
    # As in production: stylesheets are not looked at again.
    export STAGE3E_WEB_DEVELOPMENT=no DB_POOL_SIZE=${DB_POOL_SIZE:-4G}
    rm -rf "$VAR"
    mkdir -p "$VAR/tmp"
    instance_start > "$VAR/start.log" 2>&1 || { cat "$VAR/start.log"; exit 1; }
    stop_one cron
}

# The CPU that processes had, in ticks; those that end meanwhile count for nothing.
ticks() {
    local pid sum=0
    for pid in $(pgrep -f "$1"); do
        sum=$((sum + $(awk '{ print $14 + $15 }' "/proc/$pid/stat" 2> /dev/null || echo 0)))
    done
    echo $sum
}

memory_of_worker() {
    local worker
    worker=$(pgrep -f "^$BUILD/offers" | head -n 1)
    ps -o rss= -p "$worker" | awk '{ printf "memory of a worker: %.1f MB\n", $1 / 1024 }'
}

# What the database has executed.
statements() { root_sql -NBe "SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'" | cut -f2; }

# measure NAME PATH: $seconds with $clients (two), as whoever has the cookie $visitor. Of another site or
# other programs than ours: $site, $processes. A script of wrk makes other requests than that one: $script.
measure() {
    local name=$1 url=${site:-$URL}$2 ours=${processes:-^$BUILD/} database="mariadbd.*$VAR/db "
    local before db_before executed out requests total
    local options=(-t1 "-c${clients:-2}" -H "Cookie: ${visitor:-essai=1}")
    [ -z "${script:-}" ] || options+=(-s "$script")
    curl -s -H "Cookie: ${visitor:-essai=1}" "$url" > "$VAR/tmp/page" || true
    total=$(grep -o '<h1 id="resultats">[^<]*' "$VAR/tmp/page" | cut -d'>' -f2 || true)
    SEED=1 wrk "${options[@]}" -d1s "$url" > /dev/null
    executed=$(statements) before=$(ticks "$ours") db_before=$(ticks "$database")
    out=$(SEED=${RANDOM} wrk "${options[@]}" -d"${seconds}s" --latency "$url")
    requests=$(awk '/requests in/ { print $1 }' <<< "$out")
    grep -q 'Non-2xx' <<< "$out" && fail "$name: $(grep Non-2xx <<< "$out")"
    awk -v name="$name" -v total="$total" -v r="$requests" -v hz="$(getconf CLK_TCK)" \
        -v t=$(($(ticks "$ours") - before)) -v d=$(($(ticks "$database") - db_before)) \
        -v s=$(($(statements) - executed)) -v bytes="$(wc -c < "$VAR/tmp/page")" '
        /Requests\/sec/ { rate = $2 }
        / 50%/ { p50 = $2 }
        / 99%/ { p99 = $2 }
        END {
            printf "%-46s %6.0f /s   worker %5.0f µs   ", name, rate, t / hz * 1e6 / r
            printf "database %5.0f µs   %4.1f statements   ", d / hz * 1e6 / r, s / r
            printf "p50 %-8s p99 %-8s %6d bytes  %s\n", p50, p99, bytes, total
        }' <<< "$out"
}

# measure_plain NAME PATH: as a visitor without any cookie, $clients at once, with $script; requests a second alone.
measure_plain() {
    local out options=(-t1 "-c$clients")
    [ -z "${script:-}" ] || options+=(-s "$script")
    wrk "${options[@]}" -d1s "${site:-$URL}$2" > /dev/null
    out=$(wrk "${options[@]}" -d"${seconds}s" --latency "${site:-$URL}$2")
    awk -v name="$1" -v bytes="$(curl -s "${site:-$URL}$2" | wc -c)" '
        /Requests\/sec/ { rate = $2 }
        / 50%/ { p50 = $2 }
        / 99%/ { p99 = $2 }
        END { printf "%-46s %6.0f /s   p50 %-8s p99 %-8s %6d bytes\n", name, rate, p50, p99, bytes }' <<< "$out"
}

# The cookie of an account, as $visitor.
session_of() {
    local token
    token=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')
    root_sql stage3e -e "INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at)
        SELECT UNHEX(SHA2('$token', 256)), id, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR
          FROM account WHERE email = '$1'"
    visitor=stage3e=$token
}
