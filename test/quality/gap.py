#!/usr/bin/env python3
"""Scores whose the pronouns are: GAP (Webster et al. 2018).

  gap.py --gainsay build/gainsay [--test] [--worst N]     (GAINSAY_DATA: the data sets)

Each passage has a pronoun and two names, each of which is or is not whom the
pronoun means. A name counts as found when the pronoun's entity has a mention
that overlaps it. Precision, recall and F1 are over the names, as in the data
set's own scorer: overall, of masculine and of feminine pronouns, and the
feminine's as a share of the masculine's. The development file is scored, and
the validation file, which --worst never shows; with --test the test file.
Exits 1 below a floor, 77 without data.
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FLOORS = {"development": 0.62, "validation": 0.62, "test": 0.60}
MUST, AIM = 0.60, 0.75
FEMININE = {"she", "her", "hers", "herself"}


def passages(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def entities(args, rows, folder):
    """Of each passage the spans (in characters) of each entity's mentions."""
    names = []
    for i, row in enumerate(rows):
        path = folder / f"{i:05}.txt"
        path.write_text(row["Text"] + "\n", encoding="utf-8")
        names.append(str(path))
    listed = folder / "list"
    listed.write_text("\n".join(names) + "\n")
    done = subprocess.run([args.gainsay, "read", "--quiet", "--chars", "--format", "jsonl", "--input-format",
                           "text", "--jobs", "2", "--files-from", str(listed)], stdout=subprocess.PIPE, check=True)
    found, now, other = [[] for _ in rows], None, 0
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record["type"] == "report":
            now = int(pathlib.Path(record["source"]).stem)
            given = (rows[now]["Text"] + "\n").encode()
            other += record["sha256"] != hashlib.sha256(given).hexdigest()
        elif record["type"] == "entity":
            found[now].append([(m["start_char"], m["end_char"]) for m in record["mentions"]])
    if other:
        print(f"{other} passages are read as another text: their offsets may be off")
    return found


def overlaps(span, start, end):
    return span[0] < end and start < span[1]


def answer(found, row, name):
    """Whether the pronoun's entity has the name."""
    at = int(row["Pronoun-offset"])
    of = int(row[f"{name}-offset"])
    mine = [e for e in found if (at, at + len(row["Pronoun"])) in e]
    return any(overlaps(span, of, of + len(row[name])) for e in mine for span in e)


class Tally:
    def __init__(self):
        self.right = self.said = self.true = 0

    def add(self, said, true):
        self.right += said and true
        self.said += said
        self.true += true

    def f1(self):
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 0.0

    def show(self, name):
        print(f"{name}: F1 {self.f1():.3f} (precision {self.right / max(1, self.said):.3f}, "
              f"recall {self.right / max(1, self.true):.3f})")


def score(args, part, path):
    rows = passages(path)
    with tempfile.TemporaryDirectory() as folder:
        found = entities(args, rows, pathlib.Path(folder))
    every, she, he, shown = Tally(), Tally(), Tally(), 0
    for row, of in zip(rows, found):
        for name in "AB":
            said, true = answer(of, row, name), row[f"{name}-coref"] == "TRUE"
            every.add(said, true)
            (she if row["Pronoun"].lower() in FEMININE else he).add(said, true)
            if said != true and shown < args.worst and part == "development":
                shown += 1
                print(f"{'wrong' if said else 'missed'}: {row['Pronoun']} = {row[name]} | {row['Text']}")
    every.show(f"GAP {part}, {len(rows)} passages")
    he.show("  masculine")
    she.show("  feminine")
    print(f"  feminine/masculine: {she.f1() / he.f1() if he.f1() else 0:.2f}")
    good = every.f1() >= FLOORS[part]
    print(f"  floor {FLOORS[part]}, must {MUST}, aim {AIM}: {'held' if good else 'NOT HELD'}")
    return good


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    folder = pathlib.Path(os.environ.get("GAINSAY_DATA", "")) / "coref" / "gap"
    paths = {p: folder / f"gap-{p}.tsv" for p in (("test",) if args.test else ("development", "validation"))}
    if not os.environ.get("GAINSAY_DATA") or not all(path.exists() for path in paths.values()):
        print("skipped: no data")
        return 77
    return 0 if all([score(args, part, path) for part, path in paths.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
