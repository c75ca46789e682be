#!/usr/bin/env bash
# gainsay review, reread: what people say of records, and what comes of it.
. "$(dirname "$0")/tap.sh"
find_model || { skip 'reviews' 'no language model'; done_testing; }

cat >a.txt <<'TEXT'
Ministry denies shelling of Kesh

HALDEN, March 12, 2021. The Defense Ministry denied on Friday that its forces had shelled the town of Kesh. "That is a lie," Defense Minister Ana Brekel told reporters.

Mayor Tom Orrin accused the army of shelling Kesh. Rebels attacked a police post in Kesh on Thursday, police said. Nobody was hurt in the town hall. Nobody was hurt in the town hall.
TEXT

gs() { # COMMAND [OPTION...]
    run "$GAINSAY" "$1" --db s.db "${@:2}"
}
review() { # ID [OPTION...]
    gs review "$@" --by 'R. Sand' --why 'looked it up'
}
sql() {
    python3 -c 'import sqlite3, sys; print(*[c for r in sqlite3.connect(sys.argv[2]).execute(sys.argv[1]) for c in r])' "$1" "${2:-s.db}"
}
# field OBJECT-EXPRESSION of the first JSON line in `out`
field() {
    python3 -c 'import json, sys; r = json.loads(open("out").readline()); print(eval(sys.argv[1]))' "$1"
}
ids() { # KIND [FILTER...]: the ids of what is listed
    gs list "$@" --format jsonl
    grep -o '"id":"[^"]*"' out | grep / | sed -n 's/^"id":"\(.*\)"$/\1/p'
}
id_of() { # KIND [FILTER...]: the first of them
    gs list "$@" --format jsonl
    field 'r["id"]'
}

gs add a.txt
"$GAINSAY" read --format jsonl a.txt >read.jsonl
report=$(sed -n '1s/.*"id":"\([0-9a-f]*\)".*/\1/p' read.jsonl)
denial=$(id_of statements --act deny --words forces)
charge=$(id_of statements --act accuse)
attack=$(id_of events --category assault --words attacked)

# what cannot be
review "$denial"
err_has 'one of --set FIELD=VALUE, --reject' 'something must be said'
gs review "$denial" --reject --why x
status_is 2 'somebody must say it'
err_has '--by: who you are' 'which is told'
review "$denial" --set speakr=n1
status_is 2 'a field that there is not'
err_has "'speakr' cannot be set; what can: act, speaker" 'is answered with those that there are'
review "$denial" --set act=shout
err_has 'act cannot be .shout.; it is one of: say, deny, confirm' 'so is a value'
review "$denial" --set speaker='Nobody Known'
err_has 'to add one, write the kind before it: organization:Nobody Known' 'somebody whom the report does not have'
review "$denial" --set speaker=n99
err_has 'it is an entity of the report, from n1 to' 'a number that is too high'
review "$denial" --set time=yesterday
err_has 'written 2020-11-25' 'a day that is none'
review "$denial" --set content='no such words'
err_has "does not have the words 'no such words'" 'words that are not there'
review "$report/s99" --reject
err_has 's99: the report has s1 to s' 'a record that there is not'
review 00000000/s1 --reject
err_has 'no report is kept of that id' 'a report that there is not'
is "$(sql 'select count(*) from review')" 0 'nothing of it was kept'

# a speaker
review "$denial" --set speaker='Ana Brekel'
status_is 0 'a speaker is corrected'
is "$(ids statements --act deny --speaker brekel | grep -c "$denial")" 1 'the statement is found by the new one'
gs show "$denial"
is "$(field 'r["review"]["status"], r["review"]["by"], r["review"]["why"], r["inferred"]["speaker"]')" \
    "('corrected', 'R. Sand', 'looked it up', 'review:person')" 'the record says who corrected it and why'
is "$(sed -n 2p out | grep -c '"type":"review".*"field":"speaker"')" 1 'its history stands beneath'
gs show "$denial" --machine
grep -qxF "$(cat out)" read.jsonl
result $? 'what was read is still there'
gs list claims --format table
out_has 'denied by.*Ana Brekel' 'the claim is denied by her'

review "$denial" --set speaker='organization:Halden General Staff' --set act=say
status_is 0 'two fields at once, and somebody who was not found'
is "$(ids statements --speaker 'general staff')" "$denial" 'is found'
is "$(ids statements --speaker brekel | grep -c "$denial")" 0 'and no more by the one before'
gs show "$denial"
is "$(grep -c '"type":"review"' out)" 3 'which stays'
is "$(grep -c '"state":"replaced"' out)" 1 'and is known as such'
review "$denial" --undo --set act
gs show "$denial"
is "$(field 'r["act"], sorted(r["review"]["machine"])')" "('deny', ['speaker'])" 'one field is undone'

# other fields
review "$attack" --set time=2021-03-10 --set category=PROTEST --set place= --set reality=planned
status_is 0 'an event is corrected'
is "$(ids events --category protest --reality planned --until 2021-03-10)" "$attack" 'and found by all of it'
review "$attack" --undo
is "$(ids events --category assault --words attacked)" "$attack" 'all of it is undone'
gs show "$attack" --machine
cp out machine
gs show "$attack"
head -n 1 out >now
same now machine 'and it is as it was read, byte for byte'
review "$denial" --set content='shelled the town'
gs show "$denial"
is "$(field 'r["content"] == [[a, a + 16] for a in [open("a.txt", "rb").read().find(b"shelled the town")]]')" True 'words of the sentence are a span'

# rejected
gs list claims --format jsonl
cp out claims
review "$charge" --reject
is "$(ids statements --act accuse | grep -c "$charge")" 0 'a rejected statement is not listed'
gs show "$report"
is "$(grep -c "\"id\":\"$charge\"" out)" 0 'nor shown with its report'
is "$(grep -v '"type":"review"' out | grep -c "$charge\"")" 0 'and nothing points at it'
gs show "$report" --rejected
is "$(grep -c "\"id\":\"$charge\".*\"status\":\"rejected\"" out)" 1 'unless it is asked for'
gs show "$charge"
status_is 0 'by its id it is'
is "$(sql "select count(*) from claim_part where statement=(select 1<<20|${charge##*/s}-1)")" 0 'its claim has lost it'
review "$charge" --set act=say
err_has 'undo that first' 'it is not corrected as well'
gs review --list --rejected
is "$(wc -l <out)" 1 'what was rejected is listed'
review "$charge" --undo
is "$(ids statements --act accuse)" "$charge" 'it is back'
gs list claims --format jsonl
same out claims 'and so is its claim'

# confirmed, listed, exported
review "$charge" --confirm
gs show "$charge"
is "$(field 'r["review"]["status"]')" confirmed 'a record is confirmed'
gs review --list --by 'R. Sand' --format table
out_has 'speaker Defense Ministry . Ana Brekel' 'reviews are listed for people'
gs review --list --by 'Somebody Else'
is "$(wc -c <out)" 0 'by whom they are'
gs review --export
cp out reviews.jsonl
python3 -c 'import json; [json.loads(l) for l in open("reviews.jsonl")]'
result $? 'they are exported as JSON'

run "$GAINSAY" review --db t.db --import reviews.jsonl
status_is 0 'another store takes them'
run "$GAINSAY" add --db t.db a.txt
run "$GAINSAY" list statements --db t.db --speaker 'general staff' --format jsonl
is "$(field 'r["id"]')" "$denial" 'and they hold when the report comes'
run "$GAINSAY" review --db t.db --import reviews.jsonl
err_has '0 reviews are new' 'twice is once'
run "$GAINSAY" show --db t.db "$report"
gs show "$report"
grep -v '"type":"review"' out >mine
run "$GAINSAY" show --db t.db "$report"
grep -v '"type":"review"' out >theirs
same mine theirs 'both stores say the same'
echo '{"type":"review","report":"x"}' >bad.jsonl
run "$GAINSAY" review --db t.db --import bad.jsonl
status_is 2 'what is no review is not taken'
err_has 'line 1' 'and its line named'

# read again
gs show "$report"
cp out before
gs reread --all
err_has 'no reports found' 'nothing is read again that this model has read'
gs reread "${report:0:10}"
out_has '^again ' 'a report is read again'
gs show "$report"
same out before 'and its reviews hold'
sql 'update reading set engine="0.0.1"' >sqlout
python3 -c 'import sqlite3; c = sqlite3.connect("s.db"); c.execute("update reading set engine=\"0.0.1\""); c.commit()'
gs reread --all --quiet
status_is 0 'what another program has read is read again'
is "$(sql 'select count(*) from reading where engine="0.0.1"')" 0 'by this one'
gs show "$report" --machine
sed '1s/"source":"[^"]*"/"source":"a.txt"/' out >again.jsonl
same again.jsonl read.jsonl 'the same text gives the same records'
gs add --again a.txt
out_has '^again +a.txt' 'a file is added again'
is "$(ids statements --speaker 'general staff')" "$denial" 'the reviews hold'

# a record that another reading does not have: a review of words where none is
python3 - reviews.jsonl <<'PY' >lost.jsonl
import json, sys
r = json.loads(open(sys.argv[1]).readline())
r["anchor"].update(start=0, end=3, text="Min")
r["anchor"].pop("content", None)
print(json.dumps(r))
PY
gs review --import lost.jsonl
gs review --list --stray
is "$(wc -l <out)" 1 'a review whose record is not there is kept and listed'
out_has '"record":null' 'as such'

# taken out, and in again on purpose
gs remove "$report" --why test
gs add a.txt
out_has '^removed' 'what was taken out stays out'
gs add --again a.txt
out_has '^new' 'unless it is asked for'
is "$(ids statements --speaker 'general staff')" "$denial" 'and its reviews hold again'
is "$(sql 'pragma integrity_check')" ok 'the file is sound'
is "$(sql 'select count(*) from words where words match "shelled"')" \
    "$(grep -c '"type":"sentence".*shelled' read.jsonl)" 'and its words are there once'
is "$(sql 'select count(*) from words where words match "hurt"')" 1 'of a sentence that is there twice too'
done_testing
