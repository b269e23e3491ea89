#!/usr/bin/env bash
# Writes files.mk, the lists of files that `make install` and `make dist` need, from what git
# knows. Every build by ./dev in a checkout runs it.
list() {
    local suffix=''
    printf '%s =' "$1"
    shift
    # What is made of it is called without.
    [[ $1 != .* ]] || { suffix=$1; shift; }
    git ls-files --cached --others --exclude-standard -- "$@" | LC_ALL=C sort | while read -r file; do
        [ -e "$file" ] && printf ' \\\n\t%s' "${file%"$suffix"}"
    done
    printf '\n\n'
}
{
    printf '# Made by etc/dev/lists.sh: do not edit.\n\n'
    list XSL_FILES 'xsl'
    list WWW_FILES 'www'
    list DB_FILES 'db'
    list SAMPLE_FILES 'etc/stage3e.conf' 'etc/admin/functions' 'etc/nginx/*.conf' 'etc/apache/*.conf' \
        'etc/logrotate.d' 'etc/prometheus' 'etc/grafana'
    list FILLED_FILES .in 'etc/nginx/*.in' 'etc/apache/*.in' 'etc/cron.d/*.in'
    list FILLED_TEMPLATES 'etc/nginx/*.in' 'etc/apache/*.in' 'etc/cron.d/*.in'
    list UNIT_FILES .in 'etc/systemd'
    list UNIT_TEMPLATES 'etc/systemd'
    list OTHER_FILES 'debian' 'etc' 't/reunion' 't/content' 't/cluster' 'doc' 't/http' 't/race' 't/lib' 't/images' \
        't/browser' 't/load' 't/fault' 't/fuzz' 't/messages' 't/search' 't/README.md'
} > files.mk.new
if cmp -s files.mk files.mk.new; then rm files.mk.new; else mv files.mk.new files.mk; fi
