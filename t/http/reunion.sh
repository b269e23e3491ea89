# shellcheck shell=bash
# A second site on the database server of the instance, as stage3ectl setup makes it. For
# t/http/reunion.t: reunion.sh start | ctl ARGUMENT… | stop | drop
set -euo pipefail
server=$VAR/run/db.sock
export VAR=$VAR/reunion PORT=$((PORT + 40))
. etc/dev/functions.sh
export STAGE3E_CONF=$VAR/etc/stage3e.conf STAGE3E_LIBEXEC=$TOP/etc/admin STAGE3E_DATADIR=$TOP

setup() {
    "$BUILD/stage3ectl" setup --url "http://127.0.0.1:$PORT" --departement 'La Réunion' --code 974 \
        --long-name 'Mon stage de 3e à La Réunion' --operator 'Département de La Réunion' \
        --zone reunion --territory reunion --time-zone Indian/Reunion \
        --help-mail aide@reunion.example --from stages@reunion.example --smtp smtp://127.0.0.1:1 \
        --database stage3e_974 --socket "$server" --data t/reunion \
        --admin 'admin@reunion.example Marie Payet' < /dev/null
}

command=$1
shift
case "$command" in
start)
    rm -rf "$VAR"
    mkdir -p "$VAR"/{etc,run,log,tmp}
    setup
    sed -i 's/^; development = no/development = yes/; s/^; secure_cookies = yes/secure_cookies = no/' "$STAGE3E_CONF"
    "$BUILD/stage3ectl" setup < /dev/null > "$VAR/again"
    WORKERS=1
    front_configure
    programs_start
    front_start
    programs_wait
    ;;
ctl) "$BUILD/stage3ectl" "$@" 2>&1 ;;
stop) for name in front $PROGRAMS; do stop_one "$name"; done ;;
drop)
    mariadb --socket="$server" -uroot -e "DROP DATABASE IF EXISTS stage3e_974;
        CREATE DATABASE stage3e_974 CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci"
    ;;
esac
