#!/usr/bin/env bash
# gainsay read --who: what one report says of an office serves the next.
. "$(dirname "$0")/tap.sh"

cat >first.txt <<'TEXT'
Bridge talks

HALDEN, March 12, 2021. Prime Minister Ana Brekel said on Friday that the bridge would open. Foreign Minister Jon Harl denied it.
TEXT
cat >next.txt <<'TEXT'
Bridge opens

HALDEN, March 15, 2021. The bridge was open, Ana Brekel told reporters on Monday. "We are glad," she said.
TEXT
sed 's/March 15/March 1/' next.txt >earlier.txt

offices() { # FILE [OPTION...]: the offices of Ana Brekel
    "$GAINSAY" read --format jsonl "${@:2}" "$1" >records 2>err
    python3 -c '
import json
for r in map(json.loads, open("records", encoding="utf-8")):
    if r["type"] == "entity" and r["name"] == "Ana Brekel":
        print(*[o["title"] for o in r["offices"]], r.get("inferred", {}).get("offices"))'
}

run "$GAINSAY" read --format jsonl --who who.tsv first.txt
status_is 0 'a file that is not there yet'
is "$(grep -vc '^#' who.tsv)" 2 'has a line for each office'
grep -q "^Ana Brekel	Prime Minister	.*	2021-03-12	first.txt	[0-9a-f]\{32\}	[0-9]*-[0-9]*$" who.tsv
result $? 'with the day, the source and the span'
span=$(awk -F'\t' '$1 == "Ana Brekel" { print $8 }' who.tsv)
is "$(head -c "${span#*-}" first.txt | tail -c +$((${span%-*} + 1)))" 'Prime Minister' 'which are its words'

is "$(offices next.txt)" 'None' 'without the file the next report gives none'
is "$(offices next.txt --who who.tsv)" 'Prime Minister who:reported' 'with it the person has the office, by a rule'
is "$(offices earlier.txt --who who.tsv)" 'None' 'but not a report of an earlier day'
cp who.tsv before
run "$GAINSAY" read --format jsonl --who who.tsv --jobs 2 next.txt first.txt earlier.txt first.txt
status_is 0 'reports that say nothing new'
same before who.tsv 'leave it as it was'
run "$GAINSAY" explain --who who.tsv next.txt
out_has 'inferred by who:reported' 'explain knows of it too'

printf 'Ana Brekel\tmayor\t-\t-\tyesterday\tx\tx\t1-2\n' >bad.tsv
run "$GAINSAY" read --who bad.tsv first.txt
status_is 2 'a line with a bad date'
err_has "bad.tsv:1: 'yesterday' is no date" 'is named'
printf 'Ana Brekel\n' >bad.tsv
run "$GAINSAY" read --who bad.tsv first.txt
status_is 2 'a line of too few fields'
mkdir locked
if [ "$(id -u)" -ne 0 ]; then
    chmod 500 locked
    run "$GAINSAY" read --format jsonl --who locked/who.tsv first.txt
    status_is 2 'a folder that cannot be written to'
else
    run "$GAINSAY" read --format jsonl --who locked/none/who.tsv first.txt
    status_is 2 'a folder that is not there'
fi
err_has 'cannot write' 'is said'
done_testing
