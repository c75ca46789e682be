#!/usr/bin/env bash
# gainsay add, list, show: what is kept, found again and told once.
. "$(dirname "$0")/tap.sh"
find_model || { skip 'the store' 'no language model'; done_testing; }

cat >a.txt <<'TEXT'
Ministry denies shelling of Kesh

HALDEN, March 12, 2021. The Defense Ministry denied on Friday that its forces had shelled the town of Kesh. "That is a lie," Defense Minister Ana Brekel told reporters.
TEXT
cat >b.txt <<'TEXT'
Two killed in Kesh

HALDEN, March 11, 2021. Rebels attacked a police post in Kesh on Thursday, police said. President Jon Harl met Ana Brekel on Wednesday.
TEXT

gs() { # COMMAND [OPTION...]
    run "$GAINSAY" "$1" --db s.db "${@:2}"
}
sql() {
    python3 -c 'import sqlite3, sys; print(*[c for r in sqlite3.connect("s.db").execute(sys.argv[1]) for c in r])' "$1"
}

gs list reports
status_is 2 'without a store there is nothing to list'
err_has 's.db: there is no such file' 'which is said'

gs add --url https://halden.example/1 a.txt b.txt
status_is 0 'two reports of one URL'
out_has '^new +a.txt$' 'the first is new'
out_has '^version +b.txt$' 'the second is a newer version of it'
gs add --url https://halden.example/1 a.txt b.txt
out_has '^known +a.txt' 'the same again is known'
cp a.txt copy.txt
gs add --url https://other.example/x copy.txt
out_has '^sighting +copy.txt' 'elsewhere it is a sighting'
is "$(sql 'select count(*) from report')" 2 'and two reports are kept'
gs list reports --format jsonl
is "$(sources)" 'b.txt' 'of which the newer version is listed'
gs list reports --versions --format jsonl
is "$(sources)" 'a.txt b.txt' 'unless all are asked for, the newest first'

gs list statements --versions --act deny --format jsonl
out_has '"act":"deny"' 'statements are found by their act'
is "$(grep -vc '"act":"deny"' out)" 0 'and only these'
gs list statements --versions --speaker 'brekel' --format jsonl
is "$(wc -l <out)" 1 'by a word of the name of who speaks'
gs list claims --versions --format table
out_has 'denied by.*Defense Ministry' 'a claim is listed with who denies it'
gs list events --category assault --reality occurred --format table
out_has '^2021-03-11 +assault +Rebels' 'events by category and reality, with their day'
gs list events --versions --category assault,consult --since 2021-03-11 --until 2021-03-11 --format jsonl
is "$(grep -c CONSULT out)" 0 'and by day'
gs list events --actor harl --format jsonl
out_has '"CONSULT"' 'and by who takes part'
gs list statements --versions --words 'lie OR shel*' --format jsonl
is "$(wc -l <out)" 3 'records by the words of their sentence'
gs list statements --versions --about kesh --format table
out_has 'shelled the town of Kesh' 'and by whom or what it names'
gs list entities --format jsonl
out_has '"name":"Ana Brekel","country":null,"reports":2' 'somebody in two reports is one'
gs list statements --versions --limit 1 --format table
err_has 'there are more; the next: --offset 1' 'a page tells that there are more'
gs list statements --versions --limit 1 --offset 1 --format jsonl
is "$(wc -l <out)" 1 'and the next can be had'

gs list claims --versions --format jsonl
claim=$(python3 -c 'import json; print(json.loads(open("out").readline())["id"])')
gs show "$claim"
is "$(wc -l <out)" 1 'a record is shown by its id'
out_has "\"id\":\"$claim\"" 'and is that one'
"$GAINSAY" read --format jsonl --url https://halden.example/1 a.txt >read.jsonl
gs show "${claim:0:12}"
same out read.jsonl 'a report is shown as it was read, byte for byte'
gs show 00000000
status_is 2 'an id that nothing has'
err_has 'no report is kept of that id' 'is said'

gs list lies
status_is 2 'a kind that there is not'
gs list events --reality maybe
err_has "reality cannot be 'maybe'" 'a value that there is not'
gs list events --since yesterday
err_has "written YYYY-MM-DD" 'a day that is none'
gs list events --near 91,0,5
err_has 'LAT,LON,KM' 'a point that is not on earth'
gs list statements --words '"open'
err_has 'words' 'a question that is broken'

gs list reports --format jsonl
newest=$(python3 -c 'import json; print(json.loads(open("out").readline())["id"])')
gs remove "$newest"
status_is 2 'a report is not taken out without a reason'
gs remove "$newest" --why 'withdrawn'
status_is 0 'with one it is'
gs list reports --format jsonl
is "$(sources)" 'a.txt' 'and the version before it is the newest again'
gs list statements --versions --words police --format jsonl
is "$(wc -l <out)" 0 'its words are forgotten'
is "$(sql 'select count(*) from event where id>>20=2')" 0 'its records too'
is "$(sql 'select why from removal')" 'withdrawn' 'the reason is not'
gs add b.txt
out_has '^removed +b.txt' 'and it is not taken up again'
is "$(sql 'pragma integrity_check')" 'ok' 'the file is sound'

sed 's/on Friday/on Friday night/; s/ told reporters/ said/' a.txt >reprint.txt
gs add reprint.txt
gs list reports --versions --format table
is "$(grep -c 'likely origin of 1' out)" 1 'a story has an origin'
is "$(grep -c 'copy of [0-9a-f]' out)" 1 'and a reprint is told from another report'
gs list reports --versions --stories --format jsonl
is "$(sources)" 'a.txt' 'reprints are left out where stories are asked for'
gs show "${claim:0:12}"
err_has 'likely origin of 2 reports' 'which is said where it is shown'
gs list entities --actor brekel --format jsonl
out_has '"reports":2,"stories":1' 'and told apart where reports are counted'

gs timeline --versions --format table
out_has '^2021-03-12   denied  *assault: ' 'a timeline says of an event that it was denied'
out_has 'in 2 reports' 'and in how many reports it is'
gs timeline --versions --format csv
is "$(grep -c '/e1,' out)" 1 'reprints are folded'
out_has '^id,day,what,reality,day_last,who,whom,place,speakers,words,sentence' 'its columns have names'
gs timeline --versions --reality denied --format jsonl
is "$(grep -vc '"type":"event".*"reality":"denied"' out)" 0 'a filter for events leaves statements out'
gs timeline --act deny --category assault
err_has 'nothing is both' 'what nothing can be is said'
printf '%s\n' 'Talks end' '' 'The mayor of Kesh, Ola Dren, said talks had ended.' >undated.txt
gs add undated.txt
gs timeline --format jsonl
is "$(tail -n1 out | grep -c '"day":null')" 1 'what has no day stands at the end'
gs timeline --sort day,desc --format jsonl
is "$(tail -n1 out | grep -c '"day":null')" 1 'also when the newest come first'
gs list reports --versions --sort source,desc --format csv
is "$(python3 -c 'import csv; print({len(r) for r in csv.reader(open("out", newline=""))})')" '{18}' 'CSV has all columns in each row'
gs list claims --versions --category assault --format csv
out_has ',denied,' 'claims by the events in their sentence'
gs list statements --reality denied
err_has 'reality says nothing about statements' 'a filter that makes no sense is refused'
gs list events --sort title
err_has "sort cannot be 'title' for events" 'an order that there is not'

python3 -c '
import sqlite3, sys
db = sqlite3.connect("old.db")
db.executescript(open(sys.argv[1]).read())
db.execute("PRAGMA user_version=1")' "$GAINSAY_SOURCE/test/store/version1.sql"
run "$GAINSAY" list reports --db old.db
err_has 'made by an older gainsay; the next' 'a store of an older version is not changed by reading'
sed 's/on Friday/on Friday night/' a.txt >night.txt
run "$GAINSAY" add --db old.db night.txt
status_is 0 'but by adding'
run "$GAINSAY" list reports --db old.db --stories --format jsonl
is "$(wc -l <out)" 1 'its report is known as the story of a copy'
run "$GAINSAY" list statements --db old.db --words lie --format jsonl
is "$(wc -l <out)" 2 'its words are found'
cat >one.txt <<'TEXT'
Shelling of Dren

HALDEN, May 3, 2022. Rebels shelled the village of Dren on Monday, police said. Rebels seized seven regions of Orvania on Monday, police said.
TEXT
cat >two.txt <<'TEXT'
Rebels speak

OST, May 4, 2022. The rebels' spokesman, Tove Garr, denied that rebels had shelled the village of Dren. Rebels seized three districts of Orvania on Monday, he said.
TEXT
gs add --publisher 'Halden Post' one.txt
gs add --publisher 'Ost Courier' two.txt
gs list happenings --category assault --format jsonl
out_has '"realities":"occurred 1,denied 1","mentions":2,"reports":2,"origins":2' 'an event in two reports is one, told and denied'
gs list conflicts --since 2022-05-01 --format jsonl
out_has '"what":"reality".*"value":"denied","origins":1.*"value":"occurred","origins":1' 'in which they differ'
out_has '"what":"number".*"value":"3 district".*Ost Courier.*"value":"7 region".*Halden Post' 'numbers with what is counted'
is "$(wc -l <out)" 2 'and no more'
gs list conflicts --words Dren --format table
out_has 'Tove Garr: The rebels' 'with the words of each side'
gs list conflicts --words Dren --format csv
out_has 'denied;occurred,1;1,1;1' 'and as CSV'
sed 's/ on Monday, police said. Rebels/, police said on Monday. Rebels/' one.txt >one-again.txt
gs add --publisher 'Lake Times' one-again.txt
gs list conflicts --words Dren --format csv
out_has 'denied;occurred,1;1,1;2' 'a reprint is no further origin'
gs remove "$(sql "select lower(hex(key)) from report join sighting on report=id where source='two.txt'")" --why 'invented'
gs list conflicts --format csv --since 2022-05-01
is "$(wc -l <out)" 1 'without one of two sides there is no conflict'
is "$(sql "select count(*) from happening h left join event e on e.id=h.event where e.id is null")" 0 'nor a mention that is gone'

printf '%s\n' 'Talks' '' 'OST, June 3, 2022. Kremlin spokesman Pavel Orlin declined to comment.' >full.txt
printf '%s\n' 'Talks' '' 'OST, June 4, 2022. "That is a lie," Kremlin spokesman Orlin said.' >part.txt
printf '%s\n' 'Race' '' 'OST, June 5, 2022. Swimmer Orlin said he would race.' >other.txt
gs add full.txt part.txt other.txt
gs list entities --actor orlin --format jsonl
out_has '"name":"Pavel Orlin".*"reports":2.*"joined":"Orlin .office."' 'part of a name and the same office are one person'
out_has '"name":"Orlin".*"reports":1.*"joined":null' 'part of a name alone is another'
gs list statements --speaker pavel --words lie --format jsonl
is "$(wc -l <out)" 1 'and what he says is found by his full name'
gs remove "$(sql "select lower(hex(key)) from report join sighting on report=id where source='part.txt'")" --why 'invented'
is "$(sql 'select count(*) from joined')" 0 'a join goes with its report'

head -c 3000 s.db >cut.db
run "$GAINSAY" list reports --db cut.db
status_is 2 'a damaged file'
err_has 'cut.db: damaged' 'is named'
echo 'no database at all, but text that is long enough to be looked at as one' >text.db
run "$GAINSAY" list reports --db text.db
err_has 'text.db: no store of gainsay' 'another kind of file'
cp s.db newer.db
python3 -c 'import sqlite3; sqlite3.connect("newer.db").execute("PRAGMA user_version=99")'
run "$GAINSAY" add --db newer.db a.txt
err_has 'made by a newer gainsay' 'a newer store'
python3 -c '
import sqlite3, subprocess, sys
db = sqlite3.connect("s.db"); db.execute("BEGIN IMMEDIATE")
run = subprocess.run([sys.argv[1], "list", "reports", "--db", "s.db"], capture_output=True)
sys.exit(run.returncode)' "$GAINSAY"
result $? 'somebody reads while another writes'
done_testing
