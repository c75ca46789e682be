#!/usr/bin/env python3
"""Pairs of reports that tell the same claim, and pairs that nearly do: claim_pairs.txt.

    claim_pairs.py --check              the file is sound (also with --gainsay)
    claim_pairs.py --make FOLDER        the reports as files, FOLDER/NNN-1.txt and NNN-2.txt, and
                                        FOLDER/pairs.tsv: first, second, dates, publishers, same, claims
    claim_pairs.py --gainsay PROGRAM    adds all reports to one store and scores its matters
    claim_pairs.py --links LINKS.tsv    scores what was linked: lines of pair number (001 ...) and yes or no

    from claim_pairs import read_pairs  the pairs, for scorers

The form is told at the head of the file. --links prints precision, recall and F1 of the links;
a pair that is not listed counts as not linked. Exit status 1 for a fault or below a must.
"""
import argparse
import collections
import datetime
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))
import copies  # noqa: E402

FILE = HERE / "claim_pairs.txt"
STANCES = "asserts denies asks".split()
WANTED = {"yes": 60, "no": 60}
MUST_PRECISION, MUST_RECALL = 0.90, 0.50
FLOOR_PRECISION, FLOOR_RECALL = 0.82, 0.62  # of the program, a little below what it reaches
KEYS = re.compile(r"pair same kind report text (asserts|denies|asks) report text (asserts|denies|asks)")
Report = collections.namedtuple("Report", "date publisher text stance claim")
Pair = collections.namedtuple("Pair", "name same kind first second")


def blocks_of(path):
    """Lists of (key, value)."""
    block = []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        if line.startswith("#"):
            continue
        if line.strip():
            key, colon, value = line.strip().partition(": ")
            if not colon:
                raise SystemExit(f"{path}: not 'key: value': {line!r}")
            block.append((key, value))
        elif block:
            yield block
            block = []


def read_pairs(path=FILE):
    pairs = []
    for block in blocks_of(path):
        keys = " ".join(key for key, _ in block)
        if not KEYS.fullmatch(keys):
            raise SystemExit(f"{path}: {block[0][1]}: the lines are {keys}")
        reports = []
        for at in (3, 6):
            date, publisher = block[at][1].split(", ", 1)
            reports.append(Report(date, publisher, block[at + 1][1], *block[at + 2]))
        pairs.append(Pair(*(value for _, value in block[:3]), *reports))
    return pairs


def faults_of(pair):
    if pair.same not in WANTED:
        yield f"same is {pair.same!r}"
    for report in (pair.first, pair.second):
        try:
            datetime.date.fromisoformat(report.date)
        except ValueError:
            yield f"no date: {report.date!r}"
        if report.text.count(report.claim) != 1:
            yield f"stands {report.text.count(report.claim)} times in the text: {report.claim!r}"
        if not 2 <= len(copies.sentences(report.text)) <= 5:
            yield f"{len(copies.sentences(report.text))} sentences: {report.text!r}"
    if pair.first.date > pair.second.date:
        yield "the second report is older"
    if pair.first.text == pair.second.text or pair.first.claim == pair.second.claim:
        yield "the same words twice"


def check(pairs):
    faults = [f"{pair.name}: {fault}" for pair in pairs for fault in faults_of(pair)]
    for same, wanted in WANTED.items():
        count = sum(pair.same == same for pair in pairs)
        if count != wanted:
            faults.append(f"same: {same} is said of {count} pairs, not of {wanted}")
    faults += [f"{name}: {n} pairs have this name" for name, n in collections.Counter(p.name for p in pairs).items() if n > 1]
    for fault in faults:
        print(fault)
    stances = collections.Counter(pair.second.stance for pair in pairs if pair.same == "yes")
    print(f"claim pairs: {len(pairs)}, the same claim then " +
          ", ".join(f"{s} {stances[s]}" for s in STANCES) + f"; {len(faults)} faults")
    return not faults


def write_all(pairs, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "pairs.tsv", "w", encoding="utf-8") as table:
        table.write("first\tsecond\tdate1\tdate2\tpublisher1\tpublisher2\tsame\tstance1\tclaim1\tstance2\tclaim2\n")
        for number, pair in enumerate(pairs, 1):
            names = [f"{number:03d}-{i}.txt" for i in (1, 2)]
            for name, report in zip(names, (pair.first, pair.second)):
                (folder / name).write_text(report.text + "\n", encoding="utf-8")
            a, b = pair.first, pair.second
            table.write("\t".join((*names, a.date, b.date, a.publisher, b.publisher, pair.same, a.stance, a.claim,
                                   b.stance, b.claim)) + "\n")


def score(pairs, path):
    linked = {}
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) >= 2 and fields[0].isdigit():
            linked[int(fields[0])] = fields[1] == "yes"
    right = found = 0
    for number, pair in enumerate(pairs, 1):
        said = linked.get(number, False)
        found += said
        right += said and pair.same == "yes"
        if said != (pair.same == "yes"):
            print(f"  {'missed' if not said else 'wrong'}: {number:03d} {pair.name} ({pair.kind})")
    precision, recall = right / max(found, 1), right / WANTED["yes"]
    print(f"claims linked: precision {precision:.3f} (must {MUST_PRECISION:.2f}), recall {recall:.3f} "
          f"(must {MUST_RECALL:.2f}), F1 {2 * right / (found + WANTED['yes']):.3f}")
    return precision >= MUST_PRECISION and recall >= MUST_RECALL


def fill(gainsay, pairs, folder):
    """All reports in one store: pairs that tell of like deeds are there beside each other."""
    write_all(pairs, folder)
    days = collections.defaultdict(list)
    for number, pair in enumerate(pairs, 1):
        for i, report in enumerate((pair.first, pair.second), 1):
            days[report.date].append(f"{folder}/{number:03d}-{i}.txt")
    for day in sorted(days):
        subprocess.run([gainsay, "add", "--quiet", "--db", f"{folder}/store.db", "--date", day, *days[day]],
                       check=True, stdout=subprocess.DEVNULL)
    return sqlite3.connect(f"{folder}/store.db")


def matters_of(db, source, report):
    """Of the tellings that have half of the claim's words, or half of whose words it has; None where there are none."""
    start = len(report.text[:report.text.index(report.claim)].encode())
    end = start + len(report.claim.encode())
    found = None
    for first, last, matter in db.execute(
            "SELECT first,last,matter FROM telling WHERE id>>20=(SELECT report FROM sighting WHERE source=?)", (source,)):
        shared = min(end, last) - max(start, first)
        if shared > 0 and shared * 2 >= min(end - start, last - first):
            found = (found or set()) | {matter}
    return found


def score_store(pairs, gainsay):
    tally, kinds, missing = collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        db = fill(gainsay, pairs, folder)
        for number, pair in enumerate(pairs, 1):
            first, second = (matters_of(db, f"{folder}/{number:03d}-{i}.txt", report)
                             for i, report in enumerate((pair.first, pair.second), 1))
            missing += first is None or second is None
            linked = bool(first and second and first & second)
            tally[pair.same, linked] += 1
            kinds[pair.kind.split(";")[0], pair.same, linked == (pair.same == "yes")] += 1
            if linked != (pair.same == "yes"):
                print(f"  {'wrong' if linked else 'missed'}: {number:03d} {pair.name} ({pair.kind})")
        db.close()
    right, wrong, missed = tally["yes", True], tally["no", True], tally["yes", False]
    for kind, same in sorted({key[:2] for key in kinds}):
        print(f"  {kind} (same: {same}): {kinds[kind, same, True]} of {kinds[kind, same, True] + kinds[kind, same, False]}")
    precision, recall = right / max(right + wrong, 1), right / (right + missed)
    print(f"claims linked: precision {precision:.3f} (floor {FLOOR_PRECISION}), recall {recall:.3f} (floor {FLOOR_RECALL}), "
          f"F1 {2 * right / (2 * right + wrong + missed):.3f}; a claim not found in {missing} pairs")
    return precision >= FLOOR_PRECISION and recall >= FLOOR_RECALL


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--make", metavar="FOLDER")
    parser.add_argument("--links", metavar="TSV")
    parser.add_argument("--gainsay", metavar="PROGRAM")
    args = parser.parse_args()
    pairs = read_pairs()
    if args.make:
        return write_all(pairs, args.make)
    if args.links:
        return 0 if score(pairs, args.links) else 1
    if args.gainsay and not args.check:
        return 0 if score_store(pairs, args.gainsay) else 1
    return 0 if check(pairs) else 1


if __name__ == "__main__":
    sys.exit(main())
