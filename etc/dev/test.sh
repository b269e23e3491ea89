# The test run of ./dev, and what needs the tests' packages.
# shellcheck shell=bash

browser_packages() {
    (cd t/browser && { [ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --loglevel=error; }) > "$VAR/npm.log" 2>&1 ||
        { cat "$VAR/npm.log" >&2; fail "npm failed"; }
}

dev_shot() {
    packages_install $TEST_PACKAGES
    browser_packages
    mkdir -p "$VAR/shots"
    local name=${2:-$(tr -c 'a-z0-9\n' - <<< "${1#/}")}
    STAGE3E_URL=$URL node t/browser/shot.mjs "$1" "${name:-home}" "$VAR/shots"
    ls "$VAR/shots/${name:-home}"-*.png
}

# Which of the asked tests lie in a folder; all of them if none is asked.
chosen() {
    local folder=$1 pattern=$2 what
    shift 2
    if [ $# -eq 0 ]; then
        ls t/"$folder"/$pattern
        return
    fi
    for what in "$@"; do
        what=${what%/}
        [ "$what" = t ] && what=t/$folder
        case "$what" in
        t/"$folder") ls t/"$folder"/$pattern ;;
        t/"$folder"/*) echo "$what" ;;
        esac
    done
}

dev_test() {
    local unit http fault race browser status=0
    packages_install $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
    unit=$(chosen unit '*_test.c' "$@")
    http=$(chosen http '*.t' "$@")
    fault=$(chosen fault '*.t' "$@")
    race=$(chosen race '*.t' "$@")
    browser=$(chosen browser '*.test.mjs' "$@")
    build
    if [ -n "$unit" ]; then
        say "Unit tests …"
        unit=$(sed -e 's|\.c$||' <<< "$unit" | tr '\n' ' ')
        make -s -C "$BUILD" check TESTS="$unit" > "$VAR/unit.log" 2>&1 || { status=1; grep -E '^(FAIL|ERROR)' "$VAR/unit.log"; }
        sed -n 's/^# \(TOTAL\|PASS\|FAIL\|ERROR\)/  \1/p' "$VAR/unit.log"
    fi
    [ -z "$race" ] || make -s -C "$BUILD" t/model/applications t/model/seats || fail "the build failed"
    if [ -n "$http$fault$race$browser" ]; then
        # An instance of its own: never the one that is being looked at.
        PORT=${TEST_PORT:-8180} VAR=$VAR/test BUILD=$BUILD bash etc/dev/test-instance.sh "$http" "$fault" "$browser" "$race" || status=1
    fi
    [ $status = 0 ] && say "All tests passed."
    return $status
}

dev_lint() {
    packages_install clang-tidy cppcheck clang-format shellcheck
    build
    git ls-files 'src/*.[ch]' 't/unit/*.[ch]' 't/model/*.c' | xargs clang-format --dry-run -Werror
    cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
        --suppress=missingIncludeSystem --suppress=varFuncNullUB -I src $(git ls-files 'src/*.c')
    local flags="-std=gnu11 -D_GNU_SOURCE -DPACKAGE_VERSION=\"0\" -Isrc $(pkg-config --cflags libxml-2.0 libxslt libmariadb libcurl pangocairo libical)"
    git ls-files 'src/*.c' | xargs -P "$(nproc)" -n 8 sh -c 'clang-tidy --quiet "$@" -- '"$flags" clang-tidy
}

# Corpus and crashes lie in $VAR/fuzz; a crash ends it with a failure.
dev_fuzz() {
    packages_install $BUILD_PACKAGES clang libclang-rt-14-dev
    mkdir -p "$VAR/fuzz/corpus"
    clang -std=gnu11 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Isrc \
        t/fuzz/decode_fuzz.c src/web/decode.c src/base/{form,pool,text,table}.c src/rules/{identifier,phone,web_address}.c \
        -lunistring -lcsv -lidn2 -o "$VAR/fuzz/decode_fuzz"
    cp t/fuzz/corpus/* "$VAR/fuzz/corpus/"
    (cd "$VAR/fuzz" && ./decode_fuzz -max_total_time="${1:-60}" -max_len=2000 -verbosity=0 -print_final_stats=1 corpus)
}
