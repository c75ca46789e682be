#!/usr/bin/env bash
# gainsay export, explain ID: of a kept report is written what is written of it as it is read; which
# reports pass; the page for a browser; a store that is damaged.
. "$(dirname "$0")/tap.sh"
find_model || { skip 'exports of a store' 'no language model'; done_testing; }

cat >a.txt <<'TEXT'
Ferry ministry denies shelling "claims" & <b>more</b>

HALDEN, March 12 (Northern Wire) - The Norwegian defence ministry denied on Friday that its boats had shelled the harbour. Fishermen accused the ministry of shelling the harbour, and fled.

Rebels attacked a convoy near Oslo on March 10, killing two soldiers. "There is nothing to it," spokesman Tomas Verrin told reporters.

Norway and Sweden signed a ceasefire agreement on Friday. Under the agreement, the Swedish army will withdraw from the shore by April 30, 2021.
TEXT
sed 's/Ferry ministry/Navy/; s/ and fled/ and left/' a.txt >copy.txt
printf 'Quiet day\n\nHALDEN, March 14, 2021. Mayor Ana Brekel met Jon Harl in Stockholm. She said that the bridge was open.\n' >b.txt
# The same says of all, so that what is read again is the same.
about=(--date 2021-03-12 --publisher 'Halden Courier, "evening"' --captured 2021-03-13T10:00:00Z)
python=python3 # one with a parser of HTML, if there is one
/usr/bin/python3 -c 'import html5lib' 2>/dev/null && python=/usr/bin/python3
gs() { # COMMAND [OPTION...]
    run "$GAINSAY" "$1" --db s.db "${@:2}"
}
titles() {
    grep -c '"type":"report"' out
}

run "$GAINSAY" add --db s.db --jobs 1 "${about[@]}" a.txt copy.txt b.txt
status_is 0 'three reports are kept'

for format in jsonl plover polecat gdelt gdelt-mentions icews geojson annotation claim prov ics; do
    run "$GAINSAY" read --quiet --format "$format" "${about[@]}" a.txt copy.txt b.txt
    cp out read.out
    gs export --format "$format"
    status_is 0 "$format of a store"
    same read.out out "$format: as it was read"
done
for table in events statements claims entities agreements; do
    run "$GAINSAY" read --quiet --format csv --table "$table" --hxl "${about[@]}" a.txt copy.txt b.txt
    cp out read.out
    gs export --format csv --table "$table" --hxl
    same read.out out "csv, $table: as it was read"
done
run "$GAINSAY" read --quiet --format icews --denials "${about[@]}" a.txt copy.txt b.txt
cp out read.out
gs export --format icews --denials
same read.out out 'with denials, too'
gs export
cp out records.jsonl
is "$(titles)" 3 'without a format it is the records'

gs export --stories
is "$(titles)" 2 'a story is counted once'
out_has '"source":"a.txt"' 'by its likely origin'
for filter in '--category ASSAULT 2' '--act deny 2' '--speaker verrin 2' '--status denied,disputed 2' '--about brekel 1' \
    '--actor harl 1' '--place oslo 2' '--near 59.33,18.07,30 1' '--words bridge 1' '--source courier 3' '--since 2021-03-13 0' \
    '--category ASSAULT,CONSULT 3' '--reality denied 2'; do
    # shellcheck disable=SC2086 # the parts are words
    gs export ${filter% *}
    is "$(titles)" "${filter##* }" "${filter% *} leaves ${filter##* }"
done
err_is_empty 'and nothing is said'
gs export --since 2021-04-01
status_is 0 'none that passes is no failure'
err_has 'no report passes' 'and is told'

id=$(sed -n 's/.*"type":"report","id":"\([0-9a-f]*\)".*"source":"b.txt".*/\1/p' records.jsonl)
gs export "${id:0:8}"
is "$(titles)" 1 'one report by the beginning of its id'
out_has '"source":"b.txt"' 'that one'
gs export 00000000
status_is 2 'an id that is not there'
gs export --format ics "$id"
is "$(wc -c <out)" 0 'a calendar without entries is none'
gs export --format jsonl --hxl
status_is 2 'an option that changes nothing'
gs export --format html --table claims
status_is 2 'nor of a page'
gs export --words 'AND AND'
status_is 2 'words that make no question'
err_has '--words' 'are told'

# The page.
gs export --format html
status_is 0 'a page of three reports'
cp out page.html
"$python" "$GAINSAY_SOURCE/test/cli/page.py" page.html records.jsonl 2>err
result $? 'is whole: every record, its words, its links'
out_has '<nav class="contents"' 'begins with its contents'
is "$(grep -c '<article class="report"' out)" 3 'has three articles'
is "$(grep -c '<b>' out)" 0 'and nothing of a report is markup'
out_has '&lt;b&gt;more' 'but words'
run "$GAINSAY" read --quiet --format html "${about[@]}" a.txt
cp out page.html
"$GAINSAY" read --quiet --format jsonl "${about[@]}" a.txt >one.jsonl
"$python" "$GAINSAY_SOURCE/test/cli/page.py" page.html one.jsonl 2>err
result $? 'the same of one that is read'
printf 'رئيس البلدية: الجسر مفتوح\n\nقال رئيس البلدية إن الجسر مفتوح.\n' >rtl.txt
run "$GAINSAY" read --quiet --format html rtl.txt
status_is 0 'a report in a language that is not read'
out_has 'dir="auto"' 'says that its words need not run from left to right'
out_has 'language that was not read' 'and why there are no records'

# Every row of list leads to why it says so.
for kind in statements claims events; do
    gs list "$kind" --format jsonl
    row=$(head -n 1 out | sed 's/.*"id":"\([^"]*\)".*/\1/')
    gs explain "$row"
    status_is 0 "$kind: a row is explained"
    out_has "^${row##*/} " 'that one'
done
for record in n3 s2 c1 e2 a1; do
    "$GAINSAY" explain "${about[@]}" a.txt "$record" >file.out
    gs explain "$(sed -n 's/.*"type":"report","id":"\([^"]*\)".*/\1/p' one.jsonl)/$record"
    same file.out out "$record as of the file, grammar and all"
done
"$GAINSAY" explain "${about[@]}" a.txt s1 speaker >file.out
record=$(sed -n 's/.*"type":"statement","id":"\([^"]*\/s1\)".*/\1/p' one.jsonl)
gs explain "$record" speaker
same file.out out 'as of the file'
gs explain "${record%/*}" s1 speaker
same file.out out 'by the report and a short id'
gs explain "${record%/*}/s99"
status_is 2 'a record that is not there'
gs explain 0123456789
status_is 2 'nor the report'
err_has 'no report is kept' 'is told'

# What is damaged is told.
python3 - <<'PY'
import sqlite3, struct, zlib
db = sqlite3.connect("s.db")
second = open("records.jsonl", "rb").read().split(b'{"type":"report"')[2]
lines = b'{"type":"report"' + second.replace(b'"act":"deny"', b'"act":"sing"')
db.execute("UPDATE kept SET records=? WHERE report=2", (struct.pack("<I", len(lines)) + zlib.compress(lines),))
db.commit()
PY
gs export --format plover
status_is 2 'records that no program wrote'
err_has 'line [0-9]+ of the records is damaged: act' 'are told with their line and field'
python3 -c 'import sqlite3; d = sqlite3.connect("s.db"); d.execute("UPDATE kept SET text=substr(text,1,20)"); d.commit()'
gs export --format html
status_is 2 'a text that is cut'
done_testing
