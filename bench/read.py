#!/usr/bin/env python3
"""How fast reports become records, by the whole command on one core.

  read.py --gainsay build-release/gainsay

Reads the hand-coded reports of GAINSAY_GOLD, or else the one in example/, many
times in one call, and prints the sentences of records/s, the program's start
included: the best of several runs. Reports of long sentences read slower, for
the time is the language model's, by the word.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

MUST, READ, RUNS = 1500, 150, 5


def reports():
    folders = [pathlib.Path(f) for f in os.environ.get("GAINSAY_GOLD", "").split(":") if f]
    found = sorted(p for f in folders[:1] for p in f.rglob("*.txt"))
    return found or [pathlib.Path(__file__).parent.parent / "example/lake-mission.txt"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    files = [str(p) for p in reports()]
    files *= READ // len(files) or 1
    best = 0
    for _ in range(RUNS):
        start = time.monotonic()
        out = subprocess.run([args.gainsay, "read", "--format", "jsonl", "--date", "2021-03-12", *files],
                             stdout=subprocess.PIPE, check=True).stdout
        took = time.monotonic() - start
        best = max(best, out.count(b'{"type":"sentence"') / took)
    print(f"read: {best:.0f} sentences/s from report to records, {len(files)} reports (must {MUST})")
    return best < MUST


if __name__ == "__main__":
    sys.exit(main())
