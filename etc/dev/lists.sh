#!/usr/bin/env bash
# Writes files.mk, the lists of files that `make install` and `make dist` need, from what git
# knows. Every build by ./dev in a checkout runs it.
list() {
    printf '%s =' "$1"
    shift
    git ls-files --cached --others --exclude-standard -- "$@" | LC_ALL=C sort | while read -r file; do
        [ -e "$file" ] && printf ' \\\n\t%s' "$file"
    done
    printf '\n\n'
}
{
    printf '# Made by etc/dev/lists.sh: do not edit.\n\n'
    list XSL_FILES 'xsl'
    list WWW_FILES 'www'
    list DB_FILES 'db'
    list OTHER_FILES 'etc' 'doc' 't/content' 't/http' 't/race' 't/lib' 't/images' 't/browser' 't/load' 't/fault' 't/fuzz' 't/messages' 't/search' 't/README.md'
} > files.mk.new
if cmp -s files.mk files.mk.new; then rm files.mk.new; else mv files.mk.new files.mk; fi
