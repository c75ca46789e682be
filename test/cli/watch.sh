#!/usr/bin/env bash
# gainsay watch: tasks and terms as given beside what is reported, and no finding but these.
. "$(dirname "$0")/tap.sh"
find_model || { skip 'watch' 'no language model'; done_testing; }
example=$GAINSAY_SOURCE/example

gs() { # COMMAND [OPTION...]
    run "$GAINSAY" "$1" --db w.db "${@:2}"
}
# Rows of a type whose quote has words: the values of a field, parted by blanks.
rows() { # TYPE WORDS FIELD
    python3 - "$@" <<'PYTHON'
import json, sys
for r in map(json.loads, open("out", encoding="utf-8")):
    if r["type"] == sys.argv[1] and sys.argv[2] in (r.get("quote") or r.get("text") or ""):
        v = r[sys.argv[3]]
        if sys.argv[3] == "voices":
            v = ";".join(("denied by " if x["denies"] else "") + (x["name"] or "-") for x in v)
        print(v)
PYTHON
}
# Whether a finding of ours says what only reports may say: all but quoted words.
own_words() {
    python3 - "$1" <<'PYTHON'
import json, re, sys
bad = re.compile(r"expan[ds]|exceed|beyond (its|the) mandate", re.I)
text = open("out", encoding="utf-8").read()
if sys.argv[1] == "jsonl":
    def strip(x):
        if isinstance(x, dict):
            return {k: strip(v) for k, v in x.items() if k not in ("quote", "sentence", "words", "text")}
        return [strip(v) for v in x] if isinstance(x, list) else x
    text = "\n".join(json.dumps(strip(json.loads(l))) for l in text.splitlines())
elif sys.argv[1] == "csv":
    import csv, io
    text = "\n".join(";".join(v for k, v in r.items() if k != "quote") for r in csv.DictReader(io.StringIO(text)))
else:
    text = re.sub(r"“[^”]*”", "", text)
print("clean" if not bad.search(text) else bad.search(text).group())
PYTHON
}

gs add --quiet "$example/reports"
status_is 0 'the invented reports are kept'

# ---- a mission
gs watch --format jsonl "$example/lake-mission.yaml"
status_is 0 'a mission is watched'
out_is_jsonl 'as JSON Lines'
is "$(rows activity 'repaired the power line' status)" 'not listed' 'what no document lists'
is "$(rows activity 'repaired the power line' version)" 1 'by the version in force on that day'
is "$(rows activity 'repaired the power line' reports)" 2 'of two reports'
is "$(rows activity 'repaired the power line' origins)" 1 'which are copies, so of one origin'
is "$(rows activity 'repaired the power line' voices)" 'Orvanian Defence Ministry' 'with who says so'
is "$(rows activity 'patrolled the western shore' status)" listed 'what a document lists'
is "$(rows activity 'patrolled the western shore' task)" 2 'and which task it is'
is "$(rows activity 'patrolled the eastern shore' status)" related 'another shore is related'
rows activity 'patrolled the eastern shore' reason | grep -q 'eastern shore, where the task has western shore'
result $? 'and the reason says how'
is "$(rows activity 'patrolled the eastern shore' disputed)" True 'who is denied is disputed'
rows activity 'patrolled the eastern shore' voices | grep -q 'Ana Brekel.*denied by Defence Ministry'
result $? 'and the denial stands beside who said it'
is "$(rows activity 'clear mines' reality)" planned 'what is planned is not done'
is "$(rows activity 'clear mines' status)" 'not listed' 'nor listed by a version that is not in force'
rows activity 'clear mines' reason | grep -q 'version 2 (2021-03-20), which is not in force'
result $? 'which is said'
is "$(rows activity 'cleared mines' status)" listed 'it is when that version is'
is "$(rows activity 'trained fifty policemen' outside_area)" True 'a place outside the area is told'
is "$(rows activity 'brought food and medicine' body)" 'Sorrel relief office' 'another body is another'
is "$(rows claim 'larger than agreed' status)" denied 'a claim about the mission'
rows claim 'larger than agreed' voices | grep -q 'denied by Tomas Verrin'
result $? 'stands with who denies it'
rows claim 'being expanded' voices | grep -q '^Foreign Ministry of Tessaly;denied by'
result $? 'and one that is asserted, with who does and who denies'
is "$(rows activity 'patrolled the eastern shore' voices)" 'Ana Brekel;denied by Defence Ministry of Orvania' 'each with its own'
is "$(own_words jsonl)" clean 'nothing of our own says that a mission is more than it was'
grep -q 'being expanded' out
result $? 'though reports are quoted that do'

gs watch --format table "$example/lake-mission.yaml"
out_has '^Not listed in Lake agreement, version 1$' 'the page says on which list it is not'
is "$(own_words table)" clean 'and nothing more'
[ "$(grep -n 'Apart: Sorrel relief office' out | cut -d: -f1)" -lt "$(grep -n 'brought food' out | cut -d: -f1)" ]
result $? 'the other body stands apart'
gs watch --format csv "$example/lake-mission.yaml"
is "$(own_words csv)" clean 'the same as CSV'
is "$(head -1 out | cut -d, -f1-3)" 'type,body,status' 'with named columns'

gs watch --format jsonl --since 2021-03-10 "$example/lake-mission.yaml"
is "$(rows activity '' day | sort -u | tr '\n' ' ')" '2021-03-24 ' 'from a day on'
gs watch --format jsonl --place halden "$example/lake-mission.yaml"
is "$(rows activity '' place)" Halden 'at a place'
# A body that has no document; two that must not be mixed up.
sed '/^documents:/,/^separate/{/^separate/!d}' "$example/lake-mission.yaml" >none.yaml
gs watch --format jsonl none.yaml
is "$(rows activity 'repaired the power line' status)" 'no mandate on file' 'without a document there is no list'

# The shape of a report that denies: what is done, what is asked, and who says no.
cat >kesh.txt <<'TEXT'
Halden denies widening its mission in Kesh

HALDEN, May 4, 2021 (Kesh News) - The Presidency has denied the alleged expansion of the Orvanian peacekeeping mission in Kesh. The spokesman of the Orvanian president, Tomas Verrin, said on Tuesday that the work of the Orvanian peacekeepers and that of the relief centre created in Kesh differ.

The Orvanian peacekeepers, meanwhile, ensure the safe movement of civilian cars along the Kesh road and help restore the gas supply in schools and private houses.

"No, that is a false picture," Verrin told reporters when asked whether the Orvanian peacekeeping mission in Kesh is becoming broader than stated before.
TEXT
cat >kesh.yaml <<'YAML'
mission:
  name: Orvanian peacekeeping mission
  body:
    name: Orvanian peacekeepers
documents:
  - title: Kesh protocol
    date: 2021-04-01
    source: invented
    tasks: [Keep the Kesh road open, Observe the ceasefire]
separate bodies:
  - name: relief centre
YAML
gs add --quiet --publisher 'Kesh News' kesh.txt
gs watch --format jsonl --source 'kesh news' kesh.yaml
is "$(rows activity 'restore the gas supply' status)" 'not listed' 'a work that no task has'
is "$(rows activity 'safe movement' status)" related 'a work that is near one'
rows claim 'broader than stated' voices | grep -q 'denied by Tomas Verrin'
result $? 'the question with its denial'
is "$(rows activity '' body | sort -u)" 'Orvanian peacekeepers' 'and nothing is the doing of the other body'
is "$(own_words jsonl)" clean 'no finding says more'

# ---- an agreement
gs watch --format jsonl --on 2021-03-05 "$example/lake-agreement.yaml"
is "$(rows term 'Withdraw the troops' due)" 2021-03-31 'a deadline holds until another is set'
gs watch --format jsonl --on 2021-03-15 "$example/lake-agreement.yaml"
is "$(rows term 'Withdraw the troops' due)" 2021-04-30 'and then the other'
is "$(rows 'term reported' 'withdraw its troops' term)" 2 'a term as reported beside the term as given'
is "$(rows 'term reported' 'withdraw its troops' deadline)" 2021-03-31 'with its deadline'
is "$(rows step 'returned the last prisoners' term)" 3 'a step of a term'
is "$(rows step 'returned the last prisoners' voices)" 'joint commission' 'with who reports it'
is "$(rows step 'postponed the withdrawal' reported)" postponed 'what became of it, as reported'
rows step 'violat' voices | grep -q 'denied by Orvania'
result $? 'and who denies it'
gs watch --format table --on 2021-04-01 "$example/lake-agreement.yaml"
out_has 'Next due: 2021-04-30 in 29 days' 'what is due next'
gs watch --format ics --on 2021-04-01 "$example/lake-agreement.yaml"
is "$(grep -c '^BEGIN:VEVENT' out)" 3 'the deadlines of three terms as a calendar'
out_has '^DTSTART;VALUE=DATE:20210430' 'with the one that holds'
out_has '^SEQUENCE:1' 'as the second version of it'
is "$(awk 'length($0) > 76' out | wc -l)" 0 'in lines of 75 octets'

# What has no date is set beside the newest version of a document.
printf 'Lights are on\n\nOrvanian observers painted the school of Ost, the Health Ministry said.\n' >undated.txt
run "$GAINSAY" add --db undated.db --quiet undated.txt
run "$GAINSAY" watch --db undated.db --format jsonl "$example/lake-mission.yaml"
is "$(rows activity 'painted the school' status)" 'not listed' 'an activity without a date'

# ---- what is wrong is said with its line
printf 'mission:\n  name: x\n  bdy: y\n' >bad.yaml
gs watch bad.yaml
status_is 2 'a key that there is not'
err_has "bad.yaml:3: the mission has no 'bdy'; did you mean 'body'\?" 'is told with its line, and what was meant'
gs watch --format ics "$example/lake-mission.yaml"
status_is 2 'a mission has no calendar'
gs watch --on 2021-02-30 "$example/lake-agreement.yaml"
err_has 'a day is written YYYY-MM-DD' 'a day that there is not'
gs watch missing.yaml
status_is 2 'a file that is not there'
done_testing
