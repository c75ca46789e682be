#!/usr/bin/env python3
"""What keeping costs and asking takes, over many made reports.

  store.py --gainsay build-release/gainsay [--reports N] [--keep FOLDER] [--questions N]

Makes N reports (bench/reports.py), reads them with two jobs (`gainsay read` to nowhere) and
adds them to a store (`gainsay add`), block by block in turn, so that whatever else the machine
does falls on both. Then asks the store (bench/store.c, one process) for what is in it: by names, points,
words and speakers drawn from its own records. Prints
rates and their ratio, median and 99th percentile of each kind of question, and bytes
a report beyond its compressed text. With --keep the reports and the store stay in FOLDER,
and are taken from there another time: then only what is missing is done.
"""
import argparse
import contextlib
import os
import pathlib
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RATIO, MEDIAN_MS, P99_MS, BYTES = 0.8, 20, 200, 30_000
BLOCKS, JOBS = 5, "2"


# --- keeping ---------------------------------------------------------------------------------

def timed(command, stdin):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rates(gainsay, files, store):
    """Seconds and processor seconds of reading, and of adding."""
    took = {"read": [0, 0], "add": [0, 0]}
    size = -(-len(files) // BLOCKS)
    for at in range(0, len(files), size):
        block = "".join(f"{f}\n" for f in files[at:at + size]).encode()
        common = ["--jobs", JOBS, "--quiet", "--files-from", "-"]
        for name, command in (("read", [gainsay, "read", "--format", "jsonl", *common]),
                              ("add", [gainsay, "add", "--db", store, *common])):
            for i, seconds in enumerate(timed(command, block)):
                took[name][i] += seconds
    return took


def report_rates(took, count):
    ratio, cost = (took["read"][i] / took["add"][i] for i in (0, 1))
    print(f"store: {count} reports: read {count / took['read'][0]:.0f}/s, add {count / took['add'][0]:.0f}/s, "
          f"ratio {ratio:.3f} by the clock, {cost:.3f} by processor time (must {RATIO}, aim 0.95)")
    return ratio >= RATIO


def report_size(store, db):
    count, text, records = db.execute("SELECT count(*),sum(length(text)),sum(length(records)) FROM kept").fetchone()
    size = pathlib.Path(store).stat().st_size
    beyond = (size - text) / count
    print(f"store: {size / count:.0f} bytes a report, {text / count:.0f} of them its text, {records / count:.0f} its records; "
          f"{beyond:.0f} beyond the text (must {BYTES}, aim 8000)")
    with contextlib.suppress(sqlite3.Error):  # without SQLite's dbstat there is no table of tables
        rows = db.execute("SELECT name,sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 40")
        print("  " + ", ".join(f"{name} {pages / count:.0f}" for name, pages in rows))
    return beyond <= BYTES


# --- asking ----------------------------------------------------------------------------------

def names_of(db, table, column, rng, count):
    """Names of actors that rows of the table have: half drawn by row, so that the common come often."""
    most = db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] if table != "event_part" else None
    if most:
        ids = [db.execute(f"SELECT {column} FROM {table} WHERE rowid>=? AND {column}>0 LIMIT 1",
                          (rng.randint(1, most),)).fetchone() for _ in range(count)]
    else:
        ids = db.execute(f"SELECT {column} FROM {table} WHERE {column}>0 ORDER BY random() LIMIT ?", (count,)).fetchall()
    ids += db.execute("SELECT id FROM actor ORDER BY random() LIMIT ?", (count,)).fetchall()
    names = {db.execute("SELECT text FROM actor JOIN name ON name.id=actor.name WHERE actor.id=?", i).fetchone()
             for i in ids if i}
    return sorted({n[0] for n in names if n and n[0].isascii()})


def text_words(db, files, rng):
    words = {}
    for path in rng.sample(files, min(400, len(files))):
        for word in pathlib.Path(path).read_text(encoding="utf-8").lower().split():
            if word.isalpha() and word.isascii() and word not in ("and", "or", "not", "near"):
                words[word] = words.get(word, 0) + 1
    return sorted(words)


def points(db, rng, count):
    rows = db.execute("SELECT lat,lon FROM (SELECT DISTINCT south AS lat, west AS lon FROM place) ORDER BY random() LIMIT ?",
                      (count,)).fetchall()
    return [f"{lat:.3f},{lon:.3f},{rng.choice((5, 20, 50, 100))}" for lat, lon in rows]


def questions(db, files, count):
    rng = random.Random(1)
    actors = names_of(db, "event_part", "actor", rng, count)
    speakers = names_of(db, "statement", "actor", rng, count)
    words, near = text_words(db, files, rng), points(db, rng, count)
    draw = {
        "actor": lambda: ["events", f"actor={rng.choice(actors)}"],
        "speaker": lambda: ["statements", f"speaker={rng.choice(speakers)}"],
        "place": lambda: ["events", f"near={rng.choice(near)}"],
        "words": lambda: ["statements", f"words={rng.choice(words)}"],
        "two words": lambda: ["events", f"words={rng.choice(words)} {rng.choice(words)}"],
        "denials": lambda: ["claims", "status=denied", f"about={rng.choice(speakers)}"],
        "denials by": lambda: ["claims", "status=denied,disputed", f"speaker={rng.choice(speakers)}"],
        "word and actor": lambda: ["events", f"words={rng.choice(words)}", f"actor={rng.choice(actors)}"],
        "act and days": lambda: ["statements", "act=deny", f"since=20{rng.randint(16, 25)}-{rng.randint(1, 12):02d}-01"],
        "reports by words": lambda: ["reports", f"words={rng.choice(words)}"],
    }
    lines = ["\t".join([group, *make()]) for group, make in draw.items() for _ in range(count)]
    rng.shuffle(lines)
    return "".join(line + "\n" for line in lines)


def report_times(program, store, asked):
    out = subprocess.run([program, store], input=asked, stdout=subprocess.PIPE, check=True, text=True).stdout
    groups, found = {}, {}
    for line in out.splitlines():
        group, time_us, size = line.split("\t")
        groups.setdefault(group, []).append(int(time_us) / 1000)
        found[group] = found.get(group, 0) + (size != "0")
    good = True
    for group, times in groups.items():
        times.sort()
        median, p99 = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]
        good = good and median <= MEDIAN_MS and p99 <= P99_MS
        print(f"store: {group}: median {median:.2f} ms, p99 {p99:.2f} ms, most {times[-1]:.2f} ms, {len(times)} questions, "
              f"{found[group]} with rows (must {MEDIAN_MS} / {P99_MS}, aim 3 / 30)")
    return good


# --- all -------------------------------------------------------------------------------------

def measure(args, folder):
    reports, store = folder / f"reports-{args.reports}", folder / f"store-{args.reports}.db"
    if not (reports / "manifest.tsv").exists():
        subprocess.run([sys.executable, HERE / "reports.py", "--count", str(args.reports), "--seed", "1", "--out", reports,
                        "--jobs", JOBS], check=True)
    files = sorted(str(p) for p in reports.rglob("*.txt"))
    good = True
    if not store.exists():
        good = report_rates(rates(args.gainsay, files, str(store)), len(files))
    with contextlib.closing(sqlite3.connect(store)) as db:
        good = report_size(store, db) and good
        asked = questions(db, files, args.questions)
    return report_times(pathlib.Path(args.gainsay).parent / "bench/store", store, asked) and good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--questions", type=int, default=300, help="of each kind")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the reports and the store")
    args = parser.parse_args()
    os.environ.setdefault("GAINSAY_DATADIR", str(HERE.parent / "data"))
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        return not measure(args, args.keep)
    with tempfile.TemporaryDirectory() as folder:
        return not measure(args, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
