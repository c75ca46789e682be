#!/usr/bin/env python3
"""The golden runner itself: right cases pass, each wrong one fails with its line.

A program of three lines stands in for gainsay and gives the same records for
every report: those of tools/check_records_test.py.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import check_records_test as sample  # noqa: E402

STAND_IN = """#!%s
import sys
for path in sys.argv[sys.argv.index("--") + 1:]:
    print(open(%r, encoding="utf-8").read().replace("x.txt", path), end="")
"""
TEXT = "case: %s\ntext:\n" + "".join("  | %s\n" % line for line in sample.TEXT.decode().splitlines())
RIGHT = """report: title="Bridge – shut" published=2021-03-12 published.from=caller authors=none dateline=null
zones: title body
zone: title "Bridge – shut"
sentence: "No date was given." zone=body
entity: name="The mayor" names="The mayor" mentions="The mayor"
statement: cue=denied cue.lemma=deny speaker="The mayor" content="the bridge fell" claim="the bridge fell"
claim: status=denied denied_by=denied denied_by="The mayor" asserted_by=none
not statement: cue=fell
not entity: name="Bridge"
only: statement 1
"""
ALONE = 'statement: evidence.speaker="The mayor" content~=bridge inferred=null\n'
# A line that does not hold, and a part of what the runner must say.
WRONG = [
    ('report: title="Bridge"', 'title is "Bridge – shut"'),
    ("zones: body", "zones are title body"),
    ('zone: title "Bridge"', 'text is "Bridge – shut"'),
    ("statement: cue=denied act=say", 'act is "deny"'),
    ("statement: speaker=null", 'speaker is "The mayor"'),
    ('claim: text="the bridge fell" asserted_by=said', "asserted_by is none"),
    ("not statement: cue=denied", "must not be there"),
    ("only: entity 2", "1 of type entity instead of 2"),
    ("rejection: code=empty", "there is no such record"),
    ("statement: act=deny\nstatement: cue=denied", "other lines of the case need it"),
]
UNREADABLE = [("stament: act=deny", "unknown key"), ('statement: act "deny', "cannot read"), ("only: two", "needs a type")]


def run(folder, cases):
    path = os.path.join(folder, "cases.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(cases)
    done = subprocess.run([sys.executable, os.path.join(HERE, "run.py"), "--gainsay", os.path.join(folder, "gainsay"), path],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode()


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        records = os.path.join(folder, "records.jsonl")
        with open(records, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in sample.good() if r["type"] != "rejection")
        program = os.path.join(folder, "gainsay")
        with open(program, "w", encoding="utf-8") as file:
            file.write(STAND_IN % (sys.executable, records))
        os.chmod(program, 0o755)
        for lines in (RIGHT, ALONE):
            status, said = run(folder, TEXT % "right" + lines)
            if status or "1 cases, 0 failed" not in said:
                wrong += 1
                print("the right case fails:\n" + said)
        for line, words in WRONG:
            status, said = run(folder, TEXT % "wrong" + line + "\n")
            if status != 1 or words not in said or "cases.txt:%d:" % (len(sample.TEXT.splitlines()) + 3) not in said \
                    and "other lines" not in words:
                wrong += 1
                print("%s: status %d, %r was not said, but:\n%s" % (line, status, words, said))
        for line, words in UNREADABLE:
            status, said = run(folder, TEXT % "unreadable" + line + "\n")
            if status != 1 or words not in said:
                wrong += 1
                print("%s: %r was not said, but:\n%s" % (line, words, said))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
