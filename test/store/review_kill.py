#!/usr/bin/env python3
"""Kills `gainsay review` and `gainsay reread` at random moments: is a report half corrected?

    review_kill.py --gainsay build/gainsay [--kills 40] [--reports 12] [--seed 1]

Invented reports (kill.py) are kept; then their first statements are rejected and taken
back, and all of them are read again, in runs that are killed (SIGKILL) at random
moments. After each

- the file is sound (PRAGMA integrity_check);
- a statement is away from the tables just where the review that rejects it holds;
- a report has corrected records just where a review of it holds, and all its sentences;
- what was read is there as it was.

At the end, with all reviews taken back, the tables hold what they held at the beginning.
Exit status 1 when something is amiss.
"""
import argparse
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

import kill

TABLES = [table for table, _ in kill.OWN if table != "sighting"] + ["agreement", "term", "reading"]


class Store:
    def __init__(self, gainsay, path):
        self.gainsay, self.path = gainsay, path

    def run(self, *words, **how):
        return subprocess.run([self.gainsay, *words, "--db", self.path], capture_output=True, text=True, check=False, **how)

    def ask(self, sql):
        return sqlite3.connect(self.path).execute(sql).fetchall()

    def counts(self):
        return {table: self.ask(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def amiss(store, before, first):
    """What does not hold, in words."""
    if store.ask("PRAGMA integrity_check") != [("ok",)]:
        yield "the file is damaged"
    rejected = {key for (key,) in store.ask("SELECT key FROM review WHERE action=1 AND state=0")}
    there = {key for (key,) in store.ask("SELECT key FROM report JOIN statement s ON s.id=report.id<<20")}
    if rejected & there or rejected | there != first:
        yield "a rejected statement is there, or another is not"
    held = {key for (key,) in store.ask("SELECT DISTINCT key FROM review WHERE state=0")}
    if held != {key for (key,) in store.ask("SELECT key FROM report JOIN corrected ON report=id")}:
        yield "corrected records without a review, or a review without"
    if store.counts()["sentence"] != before["sentence"]:
        yield "sentences are lost or double"


def disturb(store, keys, turn, rng):
    """One run that is killed, or not in time: reads all again, rejects or takes back."""
    if turn % 2:
        db = sqlite3.connect(store.path)
        db.execute("UPDATE reading SET engine='older'")
        db.commit()
        db.close()
        words, longest = ["reread", "--all", "--quiet"], 1.0
    else:
        what = "--undo" if turn % 4 else "--reject"
        words = ["review", rng.choice(keys) + "/s1", what, "--by", "a test", "--why", f"turn {turn}"]
        longest = 0.03
    with subprocess.Popen([store.gainsay, *words, "--db", store.path], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as run:
        time.sleep(rng.random() * longest)
        killed = run.poll() is None
        run.kill()
    return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--reports", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    bad = killed = turn = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Store(str(pathlib.Path(args.gainsay).resolve()), folder + "/s.db")
        store.run("add", *map(str, kill.write_reports(pathlib.Path(folder), args.reports, rng)))
        keys = [key.hex() for (key,) in store.ask("SELECT key FROM report ORDER BY id")]
        read = {key: store.run("show", "--machine", key).stdout for key in keys}
        first = {bytes.fromhex(key) for key in keys if f'{key}/s1"' in read[key]}
        keys = [key.hex() for key in sorted(first)]
        before = store.counts()
        while killed < args.kills:
            killed += disturb(store, keys, turn, rng)
            for what in amiss(store, before, first):
                print(f"turn {turn}: {what}")
                bad += 1
            turn += 1
        for key in keys:
            store.run("review", key + "/s1", "--undo", "--by", "a test", "--why", "the end")
        store.run("reread", "--all", "--quiet")
        if store.counts() != before:
            print("at the end: the tables are not as they were")
            bad += 1
        for key, text in read.items():
            if store.run("show", "--machine", key).stdout != text:
                print(f"at the end: {key} is not as it was read")
                bad += 1
    print(f"{killed} kills in {turn} runs: {bad} amiss")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
