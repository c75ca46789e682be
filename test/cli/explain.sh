#!/usr/bin/env bash
# gainsay explain tells the words or the rule behind every value.
. "$(dirname "$0")/tap.sh"

cat >report.txt <<'TEXT'
Mayor denies claims

HALDEN, March 12, 2021. The mayor of Halden, Ana Brekel, denied on Friday that the bridge had been closed. "It is open," she told reporters.
TEXT

run "$GAINSAY" explain report.txt
status_is 0 'a report is explained'
out_has 's1 statement' 'its statements'
out_has 'n1 entity' 'its entities'
out_has 'c1 claim' 'and its claims'
out_has 'stated by "' 'by words'

"$GAINSAY" read --format jsonl report.txt >records
id=$(python3 -c '
import json
for r in map(json.loads, open("records", encoding="utf-8")):
    if r["type"] == "statement" and "speaker" in r.get("inferred", {}):
        print(r["id"], r["inferred"]["speaker"])
        break')
rule=${id#* } id=${id% *}
[ -n "$id" ]
result $? 'a speaker of the sample is inferred'
run "$GAINSAY" explain report.txt "$id" speaker
status_is 0 'one field of one record, by its whole id'
out_has "inferred by $rule:" 'the rule, and behind it what it means'
if grep -q 'content' out; then false; else true; fi
result $? 'nothing else'
! grep -q ' root ' out
result $? 'a field alone comes without the tree'
run "$GAINSAY" explain report.txt "$id"
out_has '^ *─?[─┤╯] .* root +VERB' 'one statement comes with the tree of its sentence'
run "$GAINSAY" explain report.txt n1
! grep -q ' root ' out
result $? 'an entity without'
run "$GAINSAY" explain - "${id##*/}" speaker <report.txt
status_is 0 'by its short id, from standard input'
out_has "inferred by $rule:" 'the same'

cat >rivals.txt <<'TEXT'
TRIPOLI, March 12, 2021. Ana Brekel met Jo Lund. She said that the port was open. Sailors accused Ana Brekel of closing the bridge. Jo Lund claimed that the road had been mined. Ana Brekel denied the allegations.
TEXT
run "$GAINSAY" explain rivals.txt
out_has 'rather than "Jo Lund" .*[0-9.]+ lighter' 'whom else a pronoun might have meant'
out_has 'rather than s[0-9] "the road' 'what else a denial might have been about'
out_has 'rather than Tripoli in LBN, [0-9.]+ lighter' 'which other place has the name'
run "$GAINSAY" explain rivals.txt s1 speaker
out_has 'rather than "Jo Lund"' 'a speaker who is called by a pronoun, too'

for bad in s99 s0 s x1 's1x' '' 99999999999 n; do
    run "$GAINSAY" explain report.txt "$bad"
    status_is 2 "no record '$bad'"
    err_has 'there is no record' 'is said'
done
run "$GAINSAY" explain
status_is 2 'no file'
run "$GAINSAY" explain report.txt s1 speaker more
status_is 2 'too many words'
run "$GAINSAY" explain missing.txt
status_is 1 'a file that is not there'

# Every rule that any golden case brings forth has a meaning.
python3 - "$GAINSAY_SOURCE" "$GAINSAY" <<'PY' 2>err
import json, pathlib, subprocess, sys
source = pathlib.Path(sys.argv[1])
known = {line.split("\t")[0] for line in (source / "data/rules.tsv").read_text("utf-8").splitlines()
         if line and line[0] != "#"}
text = "".join(line[4:] + "\n" for path in sorted((source / "test/golden").rglob("*.txt"))
               for line in path.read_text("utf-8").splitlines() if line.startswith("  | "))
done = subprocess.run([sys.argv[2], "read", "--format", "jsonl", "-"], input=text.encode(),
                      stdout=subprocess.PIPE, check=True)
used = {rule for line in done.stdout.splitlines() for rule in json.loads(line).get("inferred", {}).values()}
assert used, "no rule is used"
assert used <= known, f"rules without a meaning in data/rules.tsv: {used - known}"
PY
result $? 'every rule that golden cases use is in rules.tsv'
done_testing
