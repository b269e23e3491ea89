# The test run of ./dev, and what needs the tests' packages.
# shellcheck shell=bash

browser_packages() {
    [ ! t/browser/node_modules/.package-lock.json -nt t/browser/package-lock.json ] || return 0
    (cd t/browser && npm ci --no-audit --no-fund --loglevel=error) > "$VAR/npm.log" 2>&1 ||
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

# The pictures of the tutorials, of an instance of its own with the demo as it begins: small files with
# the size in their names, in www/img/tutoriel.
dev_tutorial() {
    packages_install $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES webp
    browser_packages
    build
    local port=$((PORT + 10)) own=$VAR/tutorial file name
    local shots=$own/shots instance=(env "PORT=$port" "VAR=$own" "BUILD=$BUILD" DATA=db/demo/data ./dev)
    local site=http://127.0.0.1:$port mailbox=http://127.0.0.1:$((port + 1))
    "${instance[@]}" reset > /dev/null
    rm -rf "$shots" && mkdir -p "$shots"
    if ! "${instance[@]}" run --detach > /dev/null ||
        ! STAGE3E_URL=$site STAGE3E_MAILBOX=$mailbox node t/browser/tutorial.mjs "$shots"; then
        "${instance[@]}" stop
        fail "the pictures could not be taken; see $own/log"
    fi
    "${instance[@]}" stop
    rm -rf www/img/tutoriel && mkdir -p www/img/tutoriel
    for file in "$shots"/*.png; do
        name=www/img/tutoriel/$(basename "$file" .png).webp
        cwebp -quiet -q 60 -m 6 "$file" -o "$name"
        [ "$(stat -c %s "$name")" -le $((40 * 1024)) ] || fail "$name weighs more than 40 KB"
    done
    du -hc www/img/tutoriel/*.webp | tail -n 1
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

# The programs with AddressSanitizer and UBSan, in a build of their own. What they find ends a worker
# and stands in its log, which fails the run.
sanitize() {
    BUILD=$TOP/var/build-sanitize
    CONFIGURE_OPTIONS="${CONFIGURE_OPTIONS:-} --enable-sanitizers"
    CFLAGS="-O1 -g"
    export BUILD STAGE3E_SANITIZERS=1
    # A worker keeps what it opened until it ends, and is slower: no search for leaks, more time.
    export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
}

dev_test() {
    local what content unit http fault race browser fuzz failed=""
    while [[ ${1:-} = --* ]]; do
        case "$1" in
        --sanitize) sanitize ;;
        --front)
            [[ ${2:-} =~ ^(nginx|apache-proxy|apache-fcgid)$ ]] || fail "--front nginx, apache-proxy or apache-fcgid"
            export FRONT=$2
            shift
            ;;
        --only)
            export STAGE3E_ONLY=${2:?"--only WORDS: those of the titles of the cases"}
            shift
            ;;
        *) fail "no option $1" ;;
        esac
        shift
    done
    packages_install $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
    content=$(chosen content '*.py' "$@")
    unit=$(chosen unit '*_test.c' "$@")
    http=$(chosen http '*.t' "$@")
    fault=$(chosen fault '*.t' "$@")
    # Three nodes measure time: on a machine that is busy with other things they part.
    if [[ " $* " == *" t/cluster"* ]]; then
        packages_install $CLUSTER_PACKAGES
        fault="$fault $(chosen cluster '*.t' "$@")"
    fi
    race=$(chosen race '*.t' "$@")
    browser=$(chosen browser '*.test.mjs' "$@")
    fuzz=$(chosen fuzz '*_fuzz.c' "$@")
    [ -z "$unit$http$fault$race$browser" ] || build
    [ -z "$fuzz" ] || fuzz_replay "$fuzz" || failed+=" t/fuzz"
    for what in $content; do say "$what …"; /usr/bin/python3 "$what" || failed+=" $what"; done
    if [ -n "$unit" ]; then
        say "Unit tests …"
        unit=$(sed -e 's|\.c$||' <<< "$unit" | tr '\n' ' ')
        make -s -C "$BUILD" check TESTS="$unit" > "$VAR/unit.log" 2>&1 ||
            { failed+=" t/unit"; grep -E '^(FAIL|ERROR)' "$VAR/unit.log"; }
        sed -n 's/^# \(TOTAL\|PASS\|FAIL\|ERROR\)/  \1/p' "$VAR/unit.log"
    fi
    [ -z "$race" ] || make -s -C "$BUILD" t/model/applications t/model/seats || fail "the build failed"
    if [ -n "$http$fault$race$browser" ]; then
        # An instance of its own: never the one that is being looked at.
        PORT=${TEST_PORT:-8180} VAR=$VAR/test BUILD=$BUILD \
            bash etc/dev/test-instance.sh "$http" "$fault" "$browser" "$race" ||
            failed+=" the site's tests"
    fi
    # Said last, where nobody overlooks it: an output is long, and its middle is what gets cut.
    [ -z "$failed" ] || fail "FAILED:$failed"
    say "All tests passed."
}

# Scripts by their first line or their name.
shell_scripts() {
    { git grep -lIE '^#!.*(bash|sh)$' -- . ':!t/browser/node_modules'; git ls-files '*.sh'; echo dev; } | sort -u
}

c_files() { git ls-files 'src/*.[ch]' 't/unit/*.[ch]' 't/model/*.c'; }

perl_files() { git ls-files '*.t' '*.pm' '*.pl'; }

dev_format() {
    packages_install clang-format perltidy
    c_files | xargs clang-format -i
    perl_files | xargs perltidy -b -bext=/
}

# What clang-tidy found good is not looked at again until it, or a header, changes.
lint_tidy() {
    local flags headers file kept=$VAR/lint
    flags="-std=gnu11 -D_GNU_SOURCE -DPACKAGE_VERSION=\"0\" -DSTAGE3E_CONFDIR=\"\" -DSTAGE3E_DATADIR=\"\"
        -DSTAGE3E_LIBEXECDIR=\"\" -Isrc/lib -Isrc/programs -I$BUILD
        $(pkg-config --cflags libxml-2.0 libxslt libmariadb libcurl pangocairo libical)"
    headers=$(git ls-files 'src/*.h' .clang-tidy | xargs cat | sha256sum | cut -c 1-16)
    mkdir -p "$kept"
    for file in "$@"; do
        printf '%s %s\n' "$file" "$kept/$(sha256sum < "$file" | cut -c 1-32)-$headers"
    done | xargs -r -P "$(nproc)" -L 1 sh -c '[ -e "$2" ] || { clang-tidy --quiet "$1" -- $0 && touch "$2"; }' "$flags"
}

# ./dev lint [SINCE]: clang-tidy, which is slow, looks at what changed since a commit, or at all.
dev_lint() {
    packages_install clang-tidy cppcheck clang-format shellcheck perltidy
    build
    python3 t/content/code.py
    c_files | xargs clang-format --dry-run -Werror
    perl_files | xargs -n 1 perltidy --assert-tidy --standard-output > "$VAR/lint-perl.log" ||
        { cat "$VAR/lint-perl.log"; fail "./dev format lays out the tests"; }
    # Left out: variables of files that are sourced, words that are meant to be split.
    shell_scripts | xargs shellcheck -x -S warning -e SC2034,SC2120,SC2154,SC2155,SC2046
    cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
        --suppress=missingIncludeSystem --suppress=varFuncNullUB -I src/lib -I src/programs $(git ls-files 'src/*.c')
    if [ $# -gt 0 ]; then
        lint_tidy $(git diff --name-only --diff-filter=d "$1" -- 'src/*.c')
    else
        lint_tidy $(git ls-files 'src/*.c')
    fi
}

# Builds fuzz targets with a compiler, each from what it links: fuzz_build FOLDER ENGINE-FLAGS CC NAME…
# (t/fuzz/NAME_fuzz.c). The objects of the site are compiled once.
fuzz_build() {
    local folder=$1 engine=$2 compiler=$3 name main=""
    local flags="-std=gnu11 -D_GNU_SOURCE -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined
        -fno-sanitize-recover=all -Isrc/lib -Isrc/programs -It/fuzz
        $(pkg-config --cflags cairo libpng libjpeg jansson inih libgcrypt)"
    local sources="$(ls src/lib/base/*.c src/lib/rules/*.c) src/lib/web/decode.c src/lib/lookup/answer.c
        src/programs/image/raster.c"
    shift 3
    [ -n "$engine" ] || main=t/fuzz/replay.c
    mkdir -p "$folder/objects"
    for name in $sources; do
        printf '%s %s\n' "$name" "$folder/objects/$(tr / - <<< "${name%.c}").o"
    done | xargs -P "$(nproc)" -L 1 sh -c '
        flags=$1 compiler=$2; shift 2
        [ "$2" -nt "$1" ] && [ -z "$(find src -name "*.h" -newer "$2" | head -n 1)" ] ||
            exec $compiler $flags -c "$1" -o "$2"' \
        sh "$flags${engine:+ -fsanitize=fuzzer-no-link}" "$compiler" || return 1
    rm -f "$folder/objects.a"
    ar cr "$folder/objects.a" "$folder"/objects/*.o
    printf '%s\n' "$@" | xargs -P "$(nproc)" -I {} \
        sh -c '$1 $2 $3 t/fuzz/{}_fuzz.c $4 "$5/objects.a" $6 -o "$5/{}_fuzz"' \
        sh "$compiler" "$flags" "$engine" "$main" "$folder" \
        "$(pkg-config --libs cairo libpng libjpeg jansson inih libgcrypt) -lunistring -lcsv -lidn2 -luchardet -lm"
}

fuzz_names() { ls t/fuzz/*_fuzz.c | sed 's|.*/||; s|_fuzz\.c$||'; }

# Every corpus through its target, under ASan and UBSan.
fuzz_replay() {
    local name names status=0
    names=$(sed -e 's|.*/||' -e 's|_fuzz\.c$||' <<< "$1")
    say "Corpora …"
    fuzz_build "$VAR/fuzz/replay" "" "${CC:-gcc}" $names || fail "the build failed"
    for name in $names; do
        if timeout 120 "$VAR/fuzz/replay/${name}_fuzz" t/fuzz/corpus/"$name"/* > "$VAR/fuzz/replay/$name.log" 2>&1; then
            say "  ok $name ($(ls t/fuzz/corpus/"$name" | wc -l))"
        else
            say "  FAILED $name:"
            tail -n 20 "$VAR/fuzz/replay/$name.log"
            status=1
        fi
    done
    return $status
}

# ./dev fuzz [SECONDS] [TARGET…]: each target for so long, from its corpus. What was found since, and
# crashes, lie in $VAR/fuzz/NAME; a crash ends it with a failure.
dev_fuzz() {
    local seconds=${1:-60} name status=0
    [ $# -eq 0 ] || shift
    [ $# -gt 0 ] || set -- $(fuzz_names)
    packages_install $BUILD_PACKAGES clang libclang-rt-14-dev
    for name in "$@"; do [ -e "t/fuzz/${name}_fuzz.c" ] || fail "no target $name: $(fuzz_names | tr '\n' ' ')"; done
    fuzz_build "$VAR/fuzz/bin" -fsanitize=fuzzer clang "$@" || fail "the build failed"
    for name in "$@"; do
        mkdir -p "$VAR/fuzz/$name/found"
        say "$name …"
        (cd "$VAR/fuzz/$name" && "$VAR/fuzz/bin/${name}_fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
            -verbosity=0 -print_final_stats=1 found "$TOP/t/fuzz/corpus/$name") || status=1
    done
    return $status
}
