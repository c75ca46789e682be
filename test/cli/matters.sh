#!/usr/bin/env bash
# gainsay list matters: one claim over several reports.
. "$(dirname "$0")/tap.sh"
find_model || { skip 'matters' 'no language model'; done_testing; }

echo 'Officials met on Monday. The mayor of Kesh said that rebels had burned down the mill at Dorn.' >a.txt
echo 'A spokesman for the rebels spoke on the radio. He denied that rebels had burned the mill at Dorn.' >b.txt
echo 'The price of salt has risen. A trader said that rebels had burned down the mill at Brask.' >c.txt

gs() { # COMMAND [OPTION...]
    run "$GAINSAY" "$1" --db s.db "${@:2}"
}

gs add --date 2021-03-04 a.txt
gs list matters
is "$(grep -c Dorn out)" 0 'one report alone is no matter'
gs add --date 2021-03-05 b.txt
gs add --date 2021-03-06 c.txt
gs list matters --format table
status_is 0 'matters are listed'
out_has '^2021-03-04 +denied .*burned down the mill at Dorn' 'the claim, by the day it was told first'
out_has 'asserted by .*mayor.*2021-03-04' 'who asserted it, and when'
out_has 'denied by .*2021-03-05' 'who denied it, and when'
out_has '2 reports' 'in how many reports'
is "$(grep -c Brask out)" 0 'a mill elsewhere is another claim'
gs list matters --format jsonl
out_has '"type":"matter".*"status":"denied".*"role":"asserts".*"role":"denies"' 'as an object'
cp out matters.jsonl
run "$GAINSAY" show --db s.db "$(python3 -c 'import json; print(json.loads(open("matters.jsonl").readline())["id"])')"
same matters.jsonl out 'and by its id'
run "$GAINSAY" show --db s.db "$(python3 -c 'import json; print(json.loads(open("matters.jsonl").readline())["id"])')99"
status_is 2 'another number is none'

id=$(python3 -c 'import json; print(json.loads(open("matters.jsonl").readline())["tellings"][0]["report"])')
gs remove --why test "$id"
status_is 0 'the first report is taken out'
gs list matters
is "$(grep -c Dorn out)" 0 'and no matter is left'
done_testing
