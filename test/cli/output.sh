#!/usr/bin/env bash
# Where results go: full disks, closed pipes, interrupts, terminals.
. "$(dirname "$0")/tap.sh"
for i in $(seq 1 60); do
    printf 'Report %d\n\nThe ministry denied on Monday that it had moved.\n' "$i" >"r$i.txt"
done

for jobs in 1 4; do
    timeout "$LIMIT" "$GAINSAY" read --jobs $jobs r*.txt >/dev/full 2>err
    status=$?
    status_is 2 "a full disk, $jobs jobs"
    err_has 'cannot write the results: No space left' 'is told'
done
timeout "$LIMIT" "$GAINSAY" text r1.txt >/dev/full 2>err
status=$?
status_is 2 'a full disk for a text'
for words in help 'help read' version; do
    timeout "$LIMIT" "$GAINSAY" $words >/dev/full 2>err
    status=$?
    status_is 2 "a full disk for $words"
done
timeout "$LIMIT" "$GAINSAY" read r1.txt >&- 2>err
status=$?
status_is 2 'standard output that is closed'

mkdir many
for i in $(seq 1 30); do
    for n in $(seq 1 400); do echo "The ministry denied on day $n of term $i that it had moved."; done >"many/$i.txt"
done
{ timeout "$LIMIT" "$GAINSAY" read --format jsonl many 2>err; echo $? >closed; } | head -n 1 >out
status=$(cat closed)
status_is 2 'a pipe that is closed ends the run'
err_is_empty 'without a message'
out_is_jsonl 'and what came through is whole'

# An interrupt while standard input keeps us waiting.
mkfifo silent
exec 9<>silent
for signal in INT TERM; do
    timeout --preserve-status -s $signal 0.5 "$GAINSAY" read - >out 2>err <&9
    status=$?
    [ "$status" -eq $((128 + $(kill -l $signal))) ]
    result $? "$signal ends the program by that signal"
done
# One in the middle of a run leaves whole records.
yes "$work/many/1.txt" 2>/dev/null | head -n 100000 >list
timeout --preserve-status -s TERM 0.7 "$GAINSAY" read --format jsonl --files-from list >out 2>err
status=$?
[ "$status" -eq 143 ]
result $? 'an interrupt in the middle of a run'
out_is_jsonl 'leaves whole records'
rm out

# On a terminal: a table, and a progress line where there are several reports.
if command -v script >/dev/null && script -qec true /dev/null >/dev/null 2>&1; then
    terminal() { timeout "$LIMIT" script -qec "$1" /dev/null >out 2>err </dev/null; }
    export TERM=xterm
    terminal "'$GAINSAY' read r1.txt"
    ! grep -q '"type"' out
    result $? 'a terminal gets a table'
    terminal "'$GAINSAY' read --format jsonl r*.txt >/dev/null"
    out_has '60 reports, [0-9]+/s, 0 rejected' 'several reports have a progress line'
    terminal "'$GAINSAY' read --format jsonl r1.txt >/dev/null"
    ! grep -q 'rejected' out
    result $? 'a single one has none'
    terminal "'$GAINSAY' read --quiet --format jsonl r*.txt >/dev/null"
    [ ! -s out ]
    result $? 'nor has a quiet run'
    terminal "'$GAINSAY' read --format jsonl r*.txt 2>/dev/null >/dev/null"
    [ ! -s out ]
    result $? 'nor one whose messages go elsewhere'
    terminal "'$GAINSAY' help"
    out_has 'Commands:' 'help works on a terminal'
else
    skip 'terminals' 'no script(1)'
fi
done_testing
