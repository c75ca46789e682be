#!/usr/bin/env bash
# gainsay read --format csv, plover, …: what readers that are not ours make of the
# exports, over several reports; frames once a run; options that fit no format.
# Readers beyond Python's own (icalendar, geojson, prov) are Debian's packages
# python3-icalendar, python3-geojson and python3-prov; script/setup --exports.
. "$(dirname "$0")/tap.sh"

cat >one.txt <<'EOF'
Ferry ministry denies shelling "claims"

HALDEN, March 12 (Northern Wire) - The Norwegian defence ministry denied on Friday that its boats had shelled the harbour. Fishermen accused the ministry of shelling the harbour, and fled.

Rebels attacked a convoy near Halden on March 10, killing two soldiers. The army did not attack the village.

"There is nothing – nothing at all – to it; we were at home," spokesman Tomas Verrin told reporters.

Norway and Sweden signed a ceasefire agreement on Friday. Under the agreement, the Swedish army will withdraw from the shore by April 30, 2021. Ministers will meet in Halden on March 20.
EOF
printf 'Rebels attacked a village on Monday.\n' >two.txt
: >empty.txt
about=(--date 2021-03-12 --publisher 'Halden Courier, "evening"' --url 'https://example.org/lake?a=1,2')

# A Python that has the module, or nothing.
python_with() { # MODULE
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c "import $1" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
}

check() { # WHAT NAME [PYTHON]
    "${3:-python3}" "$GAINSAY_SOURCE/test/cli/exports.py" "$1" out 2>>err
    result $? "$2"
}

check_with() { # MODULE WHAT NAME
    local python
    python=$(python_with "$1")
    if [ -n "$python" ]; then
        check "$2" "$3" "$python"
    else
        skip "$3" "no python3-$1"
    fi
}

run "$GAINSAY" read --format jsonl "${about[@]}" one.txt two.txt
cp out records.jsonl
"$GAINSAY" text one.txt >one.text
"$GAINSAY" text two.txt >two.text

for table in events statements claims entities agreements; do
    run "$GAINSAY" read --format csv --table $table "${about[@]}" one.txt two.txt
    status_is 0 "csv: $table"
    check "csv-$table" "$table: one head, a row a record, its values"
done
run "$GAINSAY" read --format csv "${about[@]}" one.txt
cp out usual
run "$GAINSAY" read --format csv --table events "${about[@]}" one.txt
same out usual 'events are the usual table'
run "$GAINSAY" read --format csv --hxl "${about[@]}" one.txt two.txt
check hxl 'a row of hashtags'
run "$GAINSAY" read --format csv empty.txt
status_is 1 'a table of nothing'
is "$(grep -c '^id,' out)" 1 'has its head all the same'
err_has 'empty.txt' 'and the rejection is told'

for jobs in 1 4; do
    run "$GAINSAY" read --format csv --jobs $jobs "${about[@]}" one.txt empty.txt two.txt one.txt
    cp out jobs$jobs
done
same jobs1 jobs4 'the same bytes for any number of jobs'
is "$(grep -c '^id,' out)" 1 'and one head'

for format in plover polecat gdelt gdelt-mentions icews; do
    run "$GAINSAY" read --format $format "${about[@]}" one.txt two.txt
    status_is 0 "$format"
    check $format "$format: its columns, and only what happened"
done
for format in plover gdelt gdelt-mentions icews; do
    run "$GAINSAY" read --format $format --denials "${about[@]}" one.txt two.txt
    check $format-denials "$format: denials as what they are"
done

for format in geojson annotation claim prov; do
    run "$GAINSAY" read --format $format "${about[@]}" one.txt two.txt
    status_is 0 "$format"
    check $format "$format: a document a line, and what it says"
done
run "$GAINSAY" read --format geojson "${about[@]}" one.txt two.txt
check_with geojson geojson-reader 'geojson finds it valid'
run "$GAINSAY" read --format prov "${about[@]}" one.txt two.txt
check_with prov prov-reader 'prov reads it'

run "$GAINSAY" read --format ics "${about[@]}" one.txt two.txt one.txt
status_is 0 'a calendar'
check ics 'one frame, folded lines'
check_with icalendar ics-reader 'icalendar reads it'
run "$GAINSAY" read --format ics two.txt
status_is 0 'no entries'
is "$(wc -c <out)" 0 'are no calendar'

run "$GAINSAY" read --format jsonl --table claims one.txt
status_is 2 '--table without csv'
err_has '^gainsay: --table is about --format csv' 'is a slip'
run "$GAINSAY" read --format plover --hxl one.txt
status_is 2 '--hxl without csv'
run "$GAINSAY" read --format polecat --denials one.txt
status_is 2 '--denials where there is no place for them'
run "$GAINSAY" read --format csv --table verbs one.txt
status_is 2 'a table that is none'
err_has 'events\|statements' 'names those that are'
if [ -e /dev/full ]; then
    timeout "$LIMIT" "$GAINSAY" read --format csv one.txt >/dev/full 2>err
    status=$?
    status_is 2 'a full disk is told'
fi
done_testing
