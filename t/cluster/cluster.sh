# shellcheck shell=bash
# Three Galera nodes on this machine, from a copy of the instance's database. For t/cluster/cluster.t:
#   cluster.sh make | wait N | sql N STATEMENT | stop
# The address of node N is 127.0.0.1:PORT+10+N; what nodes say to one another goes over the two
# tens after that.
set -euo pipefail
. etc/dev/functions.sh
CLUSTER=$VAR/cluster

address() { echo "127.0.0.1:$((PORT + 10 * $1 + $2))"; }

sql() { mariadb --socket="$CLUSTER/$1.sock" -uroot -NBe "$2"; }

certificates_make() {
    cd "$CLUSTER"
    local name
    for name in ours other; do
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=authority $name" -keyout $name.key -out $name.pem
    done
    openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout server.key -out server.csr
    openssl x509 -req -in server.csr -CA ours.pem -CAkey ours.key -CAcreateserial -days 2 -out server.pem \
        -extfile <(echo 'subjectAltName=IP:127.0.0.1,DNS:127.0.0.1')
    cd "$TOP"
}

# How a node would get a full copy: none here needs one, so the two only tell each other the place in
# history, by a file.
transfer_make() {
    mkdir -p "$CLUSTER/bin"
    cat > "$CLUSTER/bin/wsrep_sst_nothing" << SCRIPT
#!/usr/bin/env bash
while [ \$# -gt 0 ]; do
    case \$1 in --role) role=\$2 ;; --address) address=\$2 ;; --gtid) gtid=\$2 ;; esac
    shift
done
place=$CLUSTER/place-\${address//[^0-9]/-}
if [ "\$role" = donor ]; then
    echo "\$gtid" > "\$place.new" && mv "\$place.new" "\$place"
    echo "done \$gtid"
else
    rm -f "\$place"
    echo "ready \$address"
    until [ -s "\$place" ]; do sleep 0.05; done
    cat "\$place"
fi
SCRIPT
    chmod +x "$CLUSTER/bin/wsrep_sst_nothing"
    export PATH=$CLUSTER/bin:$PATH
}

# node_start N [OPTION…]
node_start() {
    local n=$1 others="" i provider
    shift
    for i in 1 2 3; do others+=${others:+,}$(address 2 $i); done
    provider="gmcast.listen_addr=tcp://$(address 2 "$n");ist.recv_addr=$(address 3 "$n");gcache.size=16M"
    provider+=";evs.keepalive_period=PT0.2S;evs.inactive_check_period=PT0.2S;evs.suspect_timeout=PT2S"
    provider+=";evs.inactive_timeout=PT5S;evs.install_timeout=PT5S"
    start "cluster-$n" mariadbd --no-defaults --datadir="$CLUSTER/$n" --socket="$CLUSTER/$n.sock" --user="$(id -un)" \
        --pid-file="$CLUSTER/$n.pid" --bind-address=127.0.0.1 --port=$((PORT + 10 + n)) --skip-name-resolve \
        --character-set-server=utf8mb4 --collation-server=utf8mb4_uca1400_ai_ci --tmpdir="$TMPDIR" \
        --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --innodb-autoinc-lock-mode=2 \
        --binlog-format=ROW --log-bin-trust-function-creators=1 \
        --ssl-ca="$CLUSTER/ours.pem" --ssl-cert="$CLUSTER/server.pem" --ssl-key="$CLUSTER/server.key" \
        --wsrep-on=ON --wsrep-provider=/usr/lib/galera/libgalera_smm.so --wsrep-sst-method=nothing \
        --wsrep-cluster-address="gcomm://$others" --wsrep-node-address="$(address 2 "$n")" --wsrep-node-name="node$n" \
        --wsrep-provider-options="$provider" "$@"
}
node_wait() {
    local state="SHOW STATUS LIKE 'wsrep_local_state_comment'"
    wait_until "node $1" bash -c "mariadb --socket='$CLUSTER/$1.sock' -uroot -NBe \"$state\" | grep -q Synced"
}

# The instance's programs with these hosts ("": with its own database again).
instance_use() {
    local program database
    database=$([ -n "$1" ] && printf 'host = %s\\nname = stage3e\\ntls = yes\\ntls_ca = %s' "$1" "$CLUSTER/ours.pem" ||
        printf 'socket = %s\\nname = stage3e' "$VAR/run/db.sock")
    sed -i "/^\[database\]/,/^\[web\]/c\\[database]\\n$database\\n\\n[web]" "$VAR/etc/stage3e.conf"
    for program in $PROGRAMS; do stop_one "$program"; done
    programs_start
    programs_wait
}

# In the instance's database, before it is copied: nodes that begin alike need nothing sent.
users_make() {
    local program password
    {
        echo "CREATE USER IF NOT EXISTS stage3e_stage3ectl@localhost;"
        echo "GRANT ALL ON stage3e.* TO stage3e_stage3ectl@localhost;"
        cat db/grants.sql
    } | sed 's/@localhost/@127.0.0.1/g' > "$CLUSTER/users.sql"
    for program in $PROGRAMS mailer stage3ectl; do
        password=$(sed -n 's/^password = //p' "$VAR/etc/$program.conf")
        echo "ALTER USER stage3e_$program@127.0.0.1 IDENTIFIED BY '$password' REQUIRE SSL;"
    done >> "$CLUSTER/users.sql"
    root_sql stage3e < "$CLUSTER/users.sql"
}

cluster_make() {
    local i
    rm -rf "$CLUSTER"
    mkdir -p "$CLUSTER"
    certificates_make > "$CLUSTER/openssl.log" 2>&1
    users_make
    transfer_make
    stop_one db
    cp -r --reflink=auto "$VAR/db" "$CLUSTER/1"
    database_start
    # Nodes that begin at one place in one history need no full copy of one another.
    node_start 1 --wsrep-new-cluster
    node_wait 1
    sql 1 'CREATE DATABASE history'
    stop_one cluster-1
    rm -f "$CLUSTER/1"/{galera.cache,gvwstate.dat}
    for i in 2 3; do cp -r --reflink=auto "$CLUSTER/1" "$CLUSTER/$i"; done
    node_start 1 --wsrep-new-cluster
    node_wait 1
    for i in 2 3; do
        node_start $i
        node_wait $i
    done
    instance_use "$(address 1 1),$(address 1 2),$(address 1 3)"
}

command=$1
shift
case "$command" in
make) cluster_make ;;
wait) node_wait "$1" ;;
sql) sql "$@" ;;
stop)
    for i in 1 2 3; do stop_one "cluster-$i"; done
    instance_use ""
    for program in $PROGRAMS mailer stage3ectl; do root_sql -e "DROP USER IF EXISTS stage3e_$program@127.0.0.1"; done
    rm -rf "$CLUSTER"
    ;;
esac
