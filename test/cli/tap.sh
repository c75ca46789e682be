# test/cli/tap.sh - what the command line tests share; sourced, never run.
#
# A test is a bash script that runs the program ($GAINSAY) and says, in the
# Test Anything Protocol, what held. It works in a folder of its own, which is
# removed at the end. No command may run longer than $LIMIT seconds.
# shellcheck shell=bash
set -u

: "${GAINSAY:?the program to test}"
: "${GAINSAY_SOURCE:?the top of the source tree}"
LIMIT=${LIMIT:-60}
export LC_ALL=C.UTF-8
unset NO_COLOR
# What a sanitizer finds must not look like the status of a rejection.
export ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:abort_on_error=1}
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0

# A slip of the test itself must not pass unseen.
command_not_found_handle() {
    echo "Bail out! no command $1"
    exit 1
}

# Runs a command: standard output and error in the files out and err, the exit
# status in $status. A command that hangs has status 124.
run() {
    timeout "$LIMIT" "$@" >out 2>err
    status=$?
}

# result CONDITION-STATUS NAME: one line of the protocol; tells why on failure.
result() {
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        echo "# status: ${status:-}"
        head -c 600 err 2>/dev/null | sed 's/^/# err: /'
        head -c 600 out 2>/dev/null | sed 's/^/# out: /'
        echo
    fi
}

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

status_is() { # STATUS NAME
    [ "$status" -eq "$1" ]
    result $? "$2"
}

# The program came to an end by itself, having read or rejected.
survived() { # NAME
    [ "$status" -eq 0 ] || [ "$status" -eq 1 ]
    result $? "$1"
}

out_has() { # PATTERN NAME
    grep -qE -e "$1" out
    result $? "$2"
}

err_has() { # PATTERN NAME
    grep -qE -e "$1" err
    result $? "$2"
}

err_is_empty() { # NAME
    [ ! -s err ]
    result $? "$1"
}

same() { # FILE FILE NAME
    cmp -s "$1" "$2"
    result $? "$3"
}

is() { # GOT EXPECTED NAME
    [ "$1" = "$2" ]
    local held=$?
    result $held "$3"
    [ $held -eq 0 ] || printf '# got:      %s\n# expected: %s\n' "$1" "$2"
}

# Every line of out is one JSON object with a type.
out_is_jsonl() { # NAME
    python3 -c '
import json, sys
for line in open("out", "rb"):
    assert line.endswith(b"\n") and "type" in json.loads(line.decode("utf-8"))' 2>>err
    result $? "$1"
}

# The sources of the reports and rejections in out, in order, on one line.
sources() {
    python3 -c '
import json
print(" ".join(r["source"] for r in map(json.loads, open("out", encoding="utf-8"))
               if r["type"] in ("report", "rejection")))'
}

# Sets $model to a language model: $GAINSAY_MODEL, the shipped one, or a file of
# the right form that holds nothing. Fails when the program takes none of them.
find_model() {
    model=${GAINSAY_MODEL:-$GAINSAY_SOURCE/data/model.gsm}
    if [ ! -e "$model" ]; then
        model=$work/nothing.gsm
        python3 -c '
import hashlib, struct, sys
sys.stdout.buffer.write(b"GAINSAYM" + struct.pack("<IIQ", 1, 0, 64) +
                        hashlib.sha256(b"").digest() + bytes(8))' >"$model"
    fi
    echo 'Nobody asked.' | "$GAINSAY" parse --model "$model" - >/dev/null 2>err
}

done_testing() {
    echo "1..$count"
    exit 0
}
