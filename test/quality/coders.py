#!/usr/bin/env python3
"""Scores events coded with another coder's dictionaries against that coder's own cases.

    coders.py --gainsay build/gainsay [--data DIR] [-v]

$GAINSAY_DATA/coders/validation has PETRARCH's dictionaries and two files of sentences
with the events that should come out (source, target, code). The raw text of each goes
through `gainsay read --dictionaries`; an event counts as right only when all three are
the same. Cases that the file sets aside (evaluate="false"), or that expect an error
of the other program's own format, are left out.

Exit status 1 below a must, 77 when the data is not there.
"""
import argparse
import collections
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MUST = {"precision": (0.75, 0.90), "recall": (0.60, 0.85)}
FILES = ["PETR_Validate_records_2_02.xml", "DERIVED_constituency_parse_with_CAMEO_expected_219.xml"]
# Of two generations of dictionaries in the folder, the one that the records name.
DICTIONARIES = ["PETR_Validate_actors_2_02.txt", "PETR_Validate_agents_2_02.txt",
                "PETR_Validate_verbs_2_02.txt", "PETR_Validate_discards_2_02.txt",
                "PETR_Validate_Internal_Coding_Ontology_1_01.txt"]
Case = collections.namedtuple("Case", "id category date text events")


def attributes(text):
    return {k: html.unescape(v) for k, v in re.findall(r'(\w+)\s*=\s*"([^"]*)"', text)}


def read_cases(path):
    """The file is XML but for its comments, so no parser of XML reads it."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
    for head, body in re.findall(r"<Sentence\b([^>]*)>(.*?)</Sentence>", text, re.S):
        head = attributes(head)
        codings = [attributes(c) for c in re.findall(r"<EventCoding\b([^>]*)>", body)]
        words = re.search(r"<Text>(.*?)</Text>", body, re.S)
        bad_input = any(c.get("error") in ("dateline", "bad_input_parse") for c in codings)
        if head.get("evaluate", "true").lower() == "false" or bad_input or not words:
            continue
        events = {(c["sourcecode"], c["targetcode"], c["eventcode"]) for c in codings if "eventcode" in c}
        date = head.get("date", "")
        yield Case(head["id"], head.get("category"), "-".join((date[:4], date[4:6], date[6:8])),
                   " ".join(html.unescape(words[1]).split()), events)


def code(args, cases, folder):
    """The events of each case, by its number. One run a date."""
    found = collections.defaultdict(set)
    by_date = collections.defaultdict(list)
    for i, case in enumerate(cases):
        by_date[case.date].append(i)
    with tempfile.TemporaryDirectory() as work:
        for i, case in enumerate(cases):
            pathlib.Path(work, "%d.txt" % i).write_text(case.text + "\n", encoding="utf-8")
        for date, numbers in by_date.items():
            run = subprocess.run(
                [args.gainsay, "read", "--dictionaries", folder, "--format", "jsonl", "--quiet", "--date", date,
                 "--input-format", "text", *(str(pathlib.Path(work, "%d.txt" % i)) for i in numbers)],
                check=False, stdout=subprocess.PIPE)
            if run.returncode == 2:
                sys.exit(1)
            number = -1
            for record in map(json.loads, run.stdout.decode().splitlines()):
                if record["type"] == "report":
                    number = int(pathlib.Path(record["source"]).stem)
                elif record["type"] == "event":
                    found[number].add((record["source"], record["target"], record["cameo"]))
    return found


def percent(part, whole):
    return part / whole if whole else 1.0


def score(args, path, folder):
    cases = list(read_cases(path))
    found = code(args, cases, folder)
    right = sum(len(c.events & found[i]) for i, c in enumerate(cases))
    got, gold = sum(len(found[i]) for i in range(len(cases))), sum(len(c.events) for c in cases)
    good = True
    print("%s: %d cases, %d events, %d found, %d right" % (path.name, len(cases), gold, got, right))
    for name, value in (("precision", percent(right, got)), ("recall", percent(right, gold))):
        must, aim = MUST[name]
        print("  %s %.3f (must %.2f, aim %.2f)" % (name, value, must, aim))
        good = good and value >= must
    for i, c in enumerate(cases):
        if args.verbose and c.events != found[i]:
            print("%s: %s\n    missing %s\n    wrong   %s" % (
                c.id, c.text, sorted(c.events - found[i]), sorted(found[i] - c.events)))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--data", default=os.environ.get("GAINSAY_DATA"))
    parser.add_argument("-v", "--verbose", action="store_true", help="show every case that is not exact")
    args = parser.parse_args()
    folder = pathlib.Path(args.data or "/nonexistent", "coders", "validation")
    if not (folder / FILES[0]).exists():
        print("no %s (set GAINSAY_DATA)" % (folder / FILES[0]), file=sys.stderr)
        return 77
    with tempfile.TemporaryDirectory() as chosen:
        for name in DICTIONARIES:
            os.symlink(folder.resolve() / name, os.path.join(chosen, name))
        return 0 if all([score(args, folder / name, chosen) for name in FILES]) else 1


if __name__ == "__main__":
    sys.exit(main())
