#!/usr/bin/env python3
"""Runs the cases of cases.txt: short texts and all the times they must give.

  run.py [--gainsay build/gainsay]

Exits 1 when one fails.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LINE = re.compile(r"(.+?) = (\S+)(?: (\S*?)\.\.(\S*))?(?: ([A-Z]+))?$")


def read_cases(path):
    """[(line, date, text, [(words, value, start, end, type)])]; what is not asked is None."""
    cases, date = [], ""
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith("date: "):
            date = "" if line[6:] == "-" else line[6:]
        elif line.startswith("text: "):
            cases.append((number, date, line[6:], []))
        elif line.startswith("  "):
            fields = LINE.match(line.strip())
            if not fields or not cases:
                sys.exit("%s:%d: words = value [start..end] [TYPE]" % (path, number))
            cases[-1][3].append(fields.groups())
        elif line and not line.startswith("#"):
            sys.exit("%s:%d: cannot read" % (path, number))
    return cases


def find(gainsay, date, cases):
    """Times of each text, all read by one process."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, case in enumerate(cases):
            names.append(os.path.join(folder, "%d.txt" % i))
            with open(names[-1], "w", encoding="utf-8") as file:
                file.write(case[2] + "\n")
        out = subprocess.run([gainsay, "times", "--quiet", "--format", "jsonl", "--input-format", "text", "--date",
                              date, *names], check=True, stdout=subprocess.PIPE).stdout.decode()
    found = {name: [] for name in names}
    for line in out.splitlines():
        record = json.loads(line)
        found[record["source"]].append((record["text"], record["value"], record["start"] or "",
                                        record["end"] or "", record["timex"]))
    return [found[name] for name in names]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gainsay", default="build/gainsay")
    args = parser.parse_args()
    cases = read_cases(os.path.join(HERE, "cases.txt"))
    failed = 0
    for date in sorted({case[1] for case in cases}):
        these = [case for case in cases if case[1] == date]
        for (line, _, text, wanted), found in zip(these, find(args.gainsay, date, these)):
            good = len(wanted) == len(found) and all(
                want is None or want == got for one, other in zip(wanted, found) for want, got in zip(one, other))
            if not good:
                failed += 1
                print("cases.txt:%d: %s\n  wanted %s\n  found  %s" % (line, text, wanted, found))
    print("%d cases, %d that must give nothing, %d failed" %
          (len(cases), sum(not case[3] for case in cases), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
