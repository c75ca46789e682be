#!/usr/bin/env bash
# Input that is very large: read or rejected, in seconds and in bounded memory.
. "$(dirname "$0")/tap.sh"

megabytes=100
ceiling_kb=$((2600 * 1024))
english_kb=1500
[ "${GAINSAY_SANITIZED:-no}" = yes ] && megabytes=4 english_kb=250

rejected() { # NAME
    status_is 1 "$1: the exit status says that it was rejected"
    out_has '"type":"rejection".*"code":"limit".*"message":"[^"]+"' "$1: with the reason"
}

# One very long line; $peak is the most memory that the program held.
huge() { # FILE NAME
    run python3 -c '
import resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status if status >= 0 else 128 - status)' "$GAINSAY" read --quiet --format jsonl "$1"
    survived "$2: read or rejected within $LIMIT seconds"
    peak=$(tail -n 1 err)
    if [ "${GAINSAY_SANITIZED:-no}" = yes ]; then
        skip "$2: memory" 'the sanitizers take their own'
    else
        [ "$peak" -lt $ceiling_kb ]
        result $? "$2: in bounded memory ($((peak / 1024)) MB)"
    fi
    rm -f out
}
bytes=$((megabytes * 1000000))
head -c $bytes /dev/zero | tr '\0' a >huge
huge huge "$megabytes MB of one word"
{ echo '<!doctype html><p>'; cat huge; } >huge.html
huge huge.html "$megabytes MB of one word in a page"
yes 'The mayor said it' 2>/dev/null | tr '\n' ' ' | head -c $bytes >huge
huge huge "$megabytes MB of one line"
yes '<div>' 2>/dev/null | tr -d '\n' | head -c $bytes >huge.html
huge huge.html "$megabytes MB of tags in one line"
# Much English, and more than is read.
yes 'The mayor said it' 2>/dev/null | tr '\n' ' ' | head -c ${english_kb}000 >huge
run "$GAINSAY" read --quiet --format jsonl huge
status_is 0 "$english_kb kB of one line: read"
out_has '"type":"statement"' "$english_kb kB of one line: with records"
yes 'The mayor said on Friday that nobody had been hurt. ' 2>/dev/null | head -c 2200000 >huge
run "$GAINSAY" read --quiet --format jsonl huge
rejected 'more English than a report has'
truncate -s 300M huge
run "$GAINSAY" read --format jsonl huge
rejected 'more than the limit'
rm -f huge huge.html
timeout "$LIMIT" sh -c 'head -c 300000000 /dev/zero | "$GAINSAY" read --format jsonl -' >out 2>err
status=$?
rejected 'more than the limit from a pipe'
done_testing
