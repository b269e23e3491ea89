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

ticks() { local pid sum=0; for pid in $(pgrep -f "$1"); do sum=$((sum + $(awk '{ print $14 + $15 }' "/proc/$pid/stat" 2> /dev/null || echo 0))); done; echo $sum; }

# measure NAME PATH: $seconds with two clients, as whoever has the cookie $visitor.
measure() {
    local name=$1 url=$URL$2 before db_before out requests total
    total=$(curl -s -H "Cookie: ${visitor:-essai=1}" "$url" | grep -o '<h1 id="resultats">[^<]*' | cut -d'>' -f2 || true)
    wrk -t1 -c2 -d1s -H "Cookie: ${visitor:-essai=1}" "$url" > /dev/null
    before=$(ticks "^$BUILD/") db_before=$(ticks "mariadbd.*$VAR/db ")
    out=$(wrk -t1 -c2 -d"${seconds}s" -H "Cookie: ${visitor:-essai=1}" --latency "$url")
    requests=$(awk '/requests in/ { print $1 }' <<< "$out")
    grep -q 'Non-2xx' <<< "$out" && fail "$name: $(grep Non-2xx <<< "$out")"
    awk -v name="$name" -v total="$total" -v r="$requests" -v t=$(($(ticks "^$BUILD/") - before)) -v d=$(($(ticks "mariadbd.*$VAR/db ") - db_before)) -v hz="$(getconf CLK_TCK)" \
        '/Requests\/sec/ { rate = $2 } / 50%/ { p50 = $2 } / 99%/ { p99 = $2 }
         END { printf "%-46s %6.0f /s   worker %5.0f µs   database %5.0f µs   p50 %-8s p99 %-8s %s\n", name, rate, t / hz * 1e6 / r, d / hz * 1e6 / r, p50, p99, total }' <<< "$out"
}

# The cookie of an account, as $visitor.
session_of() {
    local token
    token=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')
    root_sql stage3e -e "INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at)
        SELECT UNHEX(SHA2('$token', 256)), id, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR FROM account WHERE email = '$1'"
    visitor=stage3e=$token
}
