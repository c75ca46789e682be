#!/usr/bin/env python3
"""Kills `gainsay add` at random moments: is anything lost, half there or double?

    kill.py --gainsay build/gainsay [--kills 20] [--reports 120] [--seed 1]

Invented reports are added to a store in one run; then to another one, in runs
that are killed (SIGKILL) at random moments and begun anew. After each kill

- the file is sound (PRAGMA integrity_check), and as SQLite finds it;
- every report whose line was printed is in it;
- every report in it has all its rows, those that the first store has.

At the end both stores hold the same. Exit status 1 when something is amiss.
"""
import argparse
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TOWNS = "Halden Mirova Kesh Tolmin Varda Ostrel Banja Ruvo Sarn Pelt".split()
DEEDS = ["shelled the bridge", "released ten prisoners", "closed the crossing", "sent water",
         "attacked a convoy", "signed a truce", "withdrew its guns", "expelled two envoys"]
# What belongs to a report: the table, and the column that names it.
OWN = [("kept", "report"), ("sighting", "report"), ("sentence", "id>>20"), ("entity", "id>>20"),
       ("statement", "id>>20"), ("claim", "id>>20"), ("claim_part", "claim>>20"),
       ("event", "id>>20"), ("event_part", "event>>20"), ("about", "sentence>>20")]


def write_reports(folder, count, rng):
    paths = []
    for i in range(count):
        town, other = rng.sample(TOWNS, 2)
        lines = [f"{town} denies that {other} was attacked", "",
                 f"{town.upper()}, March {i % 28 + 1}, 2021. The army of {town} {rng.choice(DEEDS)} "
                 f"near {other} on Monday, Interior Minister Ana Brekel said.", ""]
        for k in range(rng.randrange(3, 12)):
            lines += [f"The governor of {rng.choice(TOWNS)} denied that the army had "
                      f"{rng.choice(DEEDS)} for the {k + 2}th time. \"We know nothing of it,\" "
                      f"he told reporters number {i}.", ""]
        path = folder / f"report-{i:04}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def rows(path):
    """{source: rows in each of its tables}, after a check of the file."""
    db = sqlite3.connect(path)
    sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    assert sound == "ok", sound
    counts = {}
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        return counts  # killed before there were tables
    for report, source in db.execute("SELECT report, source FROM sighting"):
        assert source not in counts, f"{source} is there twice"
        counts[source] = [db.execute(f"SELECT count(*) FROM {table} WHERE {column}=?",
                                     (report,)).fetchone()[0] for table, column in OWN]
    words = db.execute("SELECT count(*) FROM words WHERE words MATCH 'reporters'").fetchone()[0]
    assert bool(words) == bool(counts), "sentences and reports differ"
    db.close()
    return counts


def killed_run(command, wait):
    """The reports that an `add` which is killed after `wait` seconds says are kept."""
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    run.send_signal(signal.SIGKILL)
    lines = run.communicate()[0].decode().split("\n")[:-1]
    return {line.split()[-1] for line in lines}, run.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        paths = write_reports(work, args.reports, rng)
        add = [args.gainsay, "add", *map(str, paths), "--db"]
        begin = time.monotonic()
        subprocess.run([*add, work / "whole.db"], check=True, stdout=subprocess.DEVNULL)
        whole, seconds = rows(work / "whole.db"), time.monotonic() - begin
        assert len(whole) == args.reports
        store = work / "killed.db"
        done = 0
        for kill in range(args.kills):
            if done:  # once all is kept there is nothing left to lose
                for end in ("", "-wal", "-shm"):
                    pathlib.Path(f"{store}{end}").unlink(missing_ok=True)
                done = 0
            said, ended = killed_run([*add, store], rng.uniform(0, seconds))
            kept = rows(store) if store.exists() and store.stat().st_size else {}
            lost = said - set(kept)
            assert not lost, f"kill {kill + 1}: printed and not kept: {sorted(lost)}"
            for source, counts in kept.items():
                assert counts == whole[source], f"kill {kill + 1}: {source} is half there"
            done = ended or len(kept) == args.reports
        subprocess.run([*add, store], check=True, stdout=subprocess.DEVNULL)
        assert rows(store) == whole, "after all, the two stores differ"
    print(f"{args.kills} kills: nothing lost, half kept or doubled")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except AssertionError as why:
        print(why)
        sys.exit(1)
