#!/usr/bin/env bash
# One allocation fails, the first, the second, ... of a run: the program says
# so and ends with its status for it, or does as if nothing had happened. No
# report is lost silently.
. "$(dirname "$0")/tap.sh"
if [ "${GAINSAY_SANITIZED:-no}" = yes ]; then
    skip 'failing allocations' 'the sanitizers have their own'
    done_testing
fi
: "${GAINSAY_FAIL_MALLOC:?the library that fails allocations}"
mkdir folder
printf 'Mayor denies claims\n\nPARIS, Nov 25. The mayor, Ann Hale, denied that the bridge was unsafe. “It is safe,” she said.\n' >report.txt
cp report.txt folder
printf '<!doctype html><title>Bridge</title><article><h1>Bridge</h1><p>A critic denied it.</p></article>' >folder/page.html
echo report.txt >list

# Runs with the Nth allocation failing; 0 for none.
run_failing() { # N COMMAND...
    local n=$1
    shift
    timeout "$LIMIT" env FAIL_AT="$n" FAIL_COUNT="$work/allocations" \
        LD_PRELOAD="$GAINSAY_FAIL_MALLOC" "$@" >out 2>err
    status=$?
}

try() { # NAME COMMAND...
    local name=$1 total step bad=
    shift
    run_failing 0 "$@"
    status_is 0 "$name: without a failure"
    cp out whole
    total=$(cat allocations)
    [ "$total" -gt 20 ]
    result $? "$name: allocations are counted"
    step=$((total / 80 + 1))
    for ((n = 1; n <= total; n += step)); do
        run_failing $n "$@"
        case $status in
        0) cmp -s out whole && [ ! -s err ] || bad="$bad $n:differs" ;;
        1) grep -qiE 'out of memory|cannot allocate' out err || bad="$bad $n:silent" ;;
        2) [ -s err ] || bad="$bad $n:silent" ;;
        *) bad="$bad $n:status-$status" ;;
        esac
    done
    is "$bad" '' "$name: each of $total allocations failing (every ${step}th)"
}
try 'records' "$GAINSAY" read --format jsonl --jobs 1 report.txt folder --files-from list
# Without its locale the program falls back on ASCII, which is no failure.
LC_ALL=C try 'tables by two' "$GAINSAY" read --format table --jobs 2 report.txt folder
try 'text' "$GAINSAY" text folder/page.html
if find_model; then
    for format in conllu tree iob2; do
        LC_ALL=C try "words as $format" "$GAINSAY" parse --model "$model" --format $format \
            --jobs 1 --plain report.txt
    done
else
    skip 'words' 'no language model'
fi
done_testing
