#!/usr/bin/env python3
"""Pairs of reports that tell of the same event, or name the same person or body, and pairs that nearly do.

    linked_pairs.py [events|entities] --gainsay build/gainsay   scores what a store links
    linked_pairs.py [events|entities] --check                    the file is sound

The form is told at the head of event_pairs.txt and entity_pairs.txt. All reports go into one store, so
links between pairs can be wrong as well; these are printed and count for nothing. A pair whose event or
entity is not found by the reader counts as not linked. Exit status 1 below a floor.
"""
import argparse
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = {"events": (0.93, 0.85), "entities": (0.95, 0.87)}  # precision, F1
FILES = {"events": ("event_pairs.txt", "event"), "entities": ("entity_pairs.txt", "entity")}
WANTED = 40
MONTHS = "January February March April May June July August September October November December".split()


def read_pairs(kind):
    name, key = FILES[kind]
    form = f"pair same kind report text {key} report text {key}"
    text = (HERE / name).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^#.*\n", "", text)
    for block in filter(None, (b.strip() for b in text.split("\n\n"))):
        lines = [line.split(": ", 1) for line in block.splitlines()]
        if " ".join(line[0] for line in lines) != form:
            raise SystemExit(f"{name}: {lines[0]}: not '{form}'")
        values = [line[1] for line in lines]
        yield {"name": values[0], "same": values[1], "kind": values[2],
               "reports": [tuple(values[3:6]), tuple(values[6:9])]}


def check(kind, pairs):
    faults = [p["name"] for p in pairs
              if p["same"] not in ("yes", "no") or any(r[2] not in r[1] for r in p["reports"])]
    for same in ("yes", "no"):
        count = sum(p["same"] == same for p in pairs)
        if count < WANTED:
            faults.append(f"{count} pairs with same: {same}")
    for fault in faults:
        print("fault:", fault)
    print(f"{kind}: {len(pairs)} pairs")
    return bool(faults)


def record_of(path, kind, words):
    """The number in its store of the record that the words mean, or None."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for r in records:
        if kind == "events" and r["type"] == "event":
            if r["trigger"]["text"] == words and r["zone"] == "body":
                return r["id"]
        if kind == "entities" and r["type"] == "entity" and words in r["names"]:
            return r["id"]
    return None


def add_all(gainsay, folder, pairs):
    """A store with the first report of every pair, then with the second ones."""
    db = folder / "s.db"
    for side in (0, 1):
        by_publisher = {}
        for i, p in enumerate(pairs):
            date, publisher = p["reports"][side][0].split(", ")
            y, m, d = (int(x) for x in date.split("-"))
            path = folder / f"{i:03}-{side}.txt"
            path.write_text(f"HALDEN, {MONTHS[m - 1]} {d}, {y}. {p['reports'][side][1]}\n", encoding="utf-8")
            by_publisher.setdefault(publisher, []).append(path)
        for publisher, paths in by_publisher.items():
            subprocess.run([gainsay, "add", "--db", db, "--publisher", publisher, *paths], check=True,
                           stdout=subprocess.DEVNULL)
    return sqlite3.connect(db)


def number_of(db, record):
    key, _, local = record.partition("/")
    (report,) = db.execute("SELECT id FROM report WHERE key=?", (bytes.fromhex(key),)).fetchone()
    return report << 20 | (int(local[1:]) - 1)


def groups(db, kind):
    sql = "SELECT event,head FROM happening" if kind == "events" else "SELECT id,actor FROM entity"
    return dict(db.execute(sql))


def score(args, what, pairs):
    counts = {"hit": 0, "false": 0, "missed": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        db = add_all(args.gainsay, folder, pairs)
        group = groups(db, what)
        for i, p in enumerate(pairs):
            ids = []
            for side in (0, 1):
                out = folder / "read.jsonl"
                report = folder / f"{i:03}-{side}.txt"
                (key,) = db.execute("SELECT lower(hex(key)) FROM report r JOIN sighting s ON s.report=r.id"
                                    " WHERE s.source=?", (str(report),)).fetchone()
                out.write_bytes(subprocess.run([args.gainsay, "show", "--db", folder / "s.db", key], check=True,
                                               capture_output=True).stdout)
                record = record_of(out, what, p["reports"][side][2])
                ids.append(record and number_of(db, record))
            linked = None not in ids and group.get(ids[0]) is not None and group.get(ids[0]) == group.get(ids[1])
            wrong = linked != (p["same"] == "yes")
            counts["hit"] += linked and not wrong
            counts["false"] += linked and wrong
            counts["missed"] += wrong and not linked
            if wrong and args.verbose:
                print("wrongly linked:" if linked else "not linked:", p["name"], "-", p["kind"],
                      "(not found)" if None in ids else "")
    precision = counts["hit"] / max(1, counts["hit"] + counts["false"])
    recall = counts["hit"] / max(1, counts["hit"] + counts["missed"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{what}: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({len(pairs)} pairs)")
    return precision < FLOORS[what][0] or f1 < FLOORS[what][1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=sorted(FILES), help="default: both")
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="the pairs that are wrong")
    args = parser.parse_args()
    os.environ.setdefault("GAINSAY_DATADIR", str(HERE.parent.parent / "data"))
    below = False
    for what in [args.what] if args.what else sorted(FILES):
        pairs = list(read_pairs(what))
        below |= check(what, pairs) if args.check else score(args, what, pairs)
    return below


if __name__ == "__main__":
    sys.exit(main())
