#!/usr/bin/env python3
"""Scores the grouping of reports that are copies of one another, by pairs.

    syndicated.py --make FOLDER            the reports to be grouped, and FOLDER/truth.tsv
    syndicated.py --groups GROUPS.tsv      scores a grouping: lines of file and group, parted by a tab
    syndicated.py --baseline               what two simple measures would reach
    syndicated.py --gainsay build/gainsay  adds the reports to a store and scores its stories
    syndicated.py --check                  the material is sound

Made from syndicated/, all of it invented:

- base/: 40 reports, and thirteen copies of each as other papers would print it: with another
  title; the agency's credit put in or taken out; the first paragraphs only; a
  paragraph more; paragraphs in another order; every third sentence copy-edited; British
  spelling and numbers made American or the other way round; quotations shortened; head
  and tail of another publisher; sentences parted and joined; three of these at once
  ("several"); cut, copy-edited and set between boilerplate ("reworked"); and merged with the
  first half of a second report.
- follow/: later reports on the same story by other authors, which take over a quotation
  and paragraphs of background. "[paragraph N]" stands for a paragraph of the base, the
  first one (behind the title) being 1. They are copies of nothing.
- Surveys of a week, each with the first sentences of six bases, are copies of none.
- templates/: weather reports and daily briefings, each day's the same but for the
  values. They are copies of nothing, not of one another either.

truth.tsv: file, group, way (base, a way of editing, follow, survey, template), base, and for a merged
report the group of the second, with whose members it makes no pair, right or wrong. The
files' numbers say nothing about the groups. Made from a fixed seed, always the same.

A file that a grouping leaves out is alone. Paths may be given; their last part counts.
Exit status 1 below a must.
"""
import argparse
import collections
import contextlib
import itertools
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))
import copies  # noqa: E402

FROM = HERE / "syndicated"
MUST_PRECISION, MUST_RECALL = 0.985, 0.97
Made = collections.namedtuple("Made", "text group way base also")


# --- the material ----------------------------------------------------------------------------

def read_bases():
    titles = dict(line.rstrip("\n").split("\t") for line in open(FROM / "titles.tsv", encoding="utf-8") if line[0] != "#")
    bases = {}
    for path in sorted((FROM / "base").glob("*.txt")):
        bases[path.stem] = copies.parse(path.read_text(encoding="utf-8"))
        bases[path.stem].titles = [titles[path.stem]]
    return bases


def copies_of(name, bases):
    """(way, report, name of a second base or "") for each copy of a base."""
    for way, edit in copies.EDITS.items():
        report = bases[name].copy()
        edit(report, random.Random(f"{name} {way}"))
        yield way, report, ""
    rng = random.Random(f"{name} several")
    report = bases[name].copy()
    for way in rng.sample(sorted(set(copies.EDITS) - {"first"}), 3):
        copies.EDITS[way](report, rng)
    yield "several", report, ""
    report = bases[name].copy()
    for way in ("first", "words", "spelling", "split", "boilerplate"):
        copies.EDITS[way](report, rng)
    yield "reworked", report, ""
    second = rng.choice(sorted(set(bases) - {name}))
    report = bases[name].copy()
    copies.merged(report, bases[second], rng)
    yield "merged", report, second


def follow_ups(bases):
    for path in sorted((FROM / "follow").glob("*.txt")):
        head, text = path.read_text(encoding="utf-8").split("\n", 1)
        base = head.split(": ")[1]
        text = re.sub(r"\[paragraph (\d+)\]", lambda m: " ".join(bases[base].paragraphs[int(m[1]) - 1]), text)
        yield base, text


def surveys(bases):
    names = sorted(bases)
    for number in range(6):
        some = [bases[n] for n in names[number::6]][:6]
        yield "The week in short\n\n" + "\n\n".join(" ".join(b.paragraphs[0][:2]) for b in some) + "\n"


def from_templates():
    for path in sorted((FROM / "templates").glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines(True) if line[0] != "#"]
        title, text, days = re.split(r"^(?:text|days):\n", "".join(lines), flags=re.MULTILINE)
        for day in days.splitlines():
            yield path.stem, (title.split(": ", 1)[1] + "\n" + text).format(*day.split("|"))


def make_all():
    """All reports, as Made."""
    bases, made = read_bases(), []
    for name, report in bases.items():
        made.append(Made(report.text(), name, "base", name, ""))
        for way, copy, second in copies_of(name, bases):
            made.append(Made(copy.text(), name, way, name, second))
    for number, (base, text) in enumerate(follow_ups(bases)):
        made.append(Made(text, f"follow-{number:02d}", "follow", base, ""))
    for number, text in enumerate(surveys(bases)):
        made.append(Made(text, f"survey-{number:02d}", "survey", "-", ""))
    for number, (template, text) in enumerate(from_templates()):
        made.append(Made(text, f"{template}-{number:02d}", "template", template, ""))
    random.Random(1).shuffle(made)
    return {f"{i:03d}.txt": m for i, m in enumerate(made)}


def write_all(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = make_all()
    with open(folder / "truth.tsv", "w", encoding="utf-8") as truth:
        truth.write("file\tgroup\tway\tbase\tsecond\n")
        for name, m in made.items():
            (folder / name).write_text(m.text, encoding="utf-8")
            truth.write("\t".join((name, m.group, m.way, m.base, m.also or "-")) + "\n")
    return made


# --- scores ----------------------------------------------------------------------------------

def read_groups(path):
    groups = {}
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) >= 2 and fields[0] != "file":
            groups[os.path.basename(fields[0])] = fields[1]
    return groups


def score(made, groups):
    """Prints pairwise precision, recall and F1, and each way's share; whether the bars are reached."""
    together = {name: groups.get(name, "alone " + name) for name in made}
    right = found = wanted = 0
    ways, wrong = collections.defaultdict(lambda: [0, 0]), collections.Counter()
    for a, b in itertools.combinations(made, 2):
        one, two = made[a], made[b]
        if one.group != two.group and (one.also and one.also in (two.group, two.also) or two.also == one.group and two.also):
            continue
        same, said = one.group == two.group, together[a] == together[b]
        right, found, wanted = right + (same and said), found + said, wanted + same
        if same and "base" in (one.way, two.way):
            way = one.way if two.way == "base" else two.way
            ways[way][0] += said
            ways[way][1] += 1
        if said and not same:
            wrong[max(one.way, two.way, key=("follow", "survey", "template").__contains__)] += 1
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    for way, (n, of) in sorted(ways.items()):
        print(f"  with its base, {way}: {n} of {of}")
    for way, n in sorted(wrong.items()):
        print(f"  wrong pairs, {way}: {n}")
    f1 = 2 * right / max(found + wanted, 1)
    print(f"groups of copies, {len(made)} reports: precision {precision:.3f} (must {MUST_PRECISION}), "
          f"recall {recall:.3f} (must {MUST_RECALL}), F1 {f1:.3f}")
    return precision >= MUST_PRECISION and recall >= MUST_RECALL


def score_origins(files):
    """Of what are the likely origins of large stories: the base, or a copy with the same paragraphs?"""
    made = make_all()
    ways = collections.Counter(made[name].way for name in files)
    same = sum(ways[w] for w in ("title", "credit", "boilerplate"))
    print(f"likely origin, {len(files)} stories without dates: {ways['base']} the base, {same} a copy with its paragraphs, "
          f"{len(files) - ways['base'] - same} another")


def stories(gainsay):
    """{file: story} as a store that the reports were added to has them."""
    with tempfile.TemporaryDirectory() as folder:
        write_all(folder)
        store = pathlib.Path(folder, "copies.db")
        files = sorted(pathlib.Path(folder).glob("*.txt"))
        subprocess.run([gainsay, "add", "--quiet", "--db", store, *files], check=True)
        with contextlib.closing(sqlite3.connect(store)) as db:
            rows = db.execute("SELECT source, story FROM report JOIN sighting ON report=id").fetchall()
            origins = db.execute("SELECT source FROM story JOIN sighting ON report=origin WHERE reports>=10").fetchall()
    score_origins([pathlib.Path(source).name for source, in origins])
    return {pathlib.Path(source).name: str(story) for source, story in rows}


def shingles(text, n=5):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def baseline(made, share, measure):
    """Groups of what shares that much of its runs of five words, and so on from each to the next."""
    sets = {name: shingles(m.text) for name, m in made.items()}
    where = collections.defaultdict(list)
    for name, runs in sets.items():
        for run in runs:
            where[run].append(name)
    shared = collections.Counter(pair for names in where.values() for pair in itertools.combinations(names, 2))
    parent = {name: name for name in made}

    def root(name):
        while parent[name] != name:
            name = parent[name]
        return name
    for (a, b), n in shared.items():
        of = min(len(sets[a]), len(sets[b])) if measure == "the shorter one's" else len(sets[a] | sets[b])
        if n >= share * of:
            parent[root(a)] = root(b)
    return {name: root(name) for name in made}


def check(made):
    """The material is what it says it is."""
    faults = []
    ways = collections.Counter(m.way for m in made.values())
    bases = {m.group: m for m in made.values() if m.way == "base"}
    if len(bases) != 40 or any(ways[w] != 40 for w in [*copies.EDITS, "several", "reworked", "merged"]):
        faults.append(f"not 40 of each: {dict(ways)}")
    if len({m.text for m in made.values()}) != len(made):
        faults += [f"{m.base}, {m.way}: the same text as another" for m in made.values()
                   if sum(m.text == o.text for o in made.values()) > 1]
    for name, m in bases.items():
        count = sum(len(p) for p in copies.parse(m.text).paragraphs)
        if not 8 <= count <= 20:
            faults.append(f"{name}: {count} sentences")
    for m in made.values():
        if re.search(r"\[paragraph|\{\d", m.text):
            faults.append(f"{m.base}, {m.way}: a slot is left")
    if make_all() != made:
        faults.append("made twice, it is not the same")
    for fault in faults:
        print(fault)
    print(f"copies: {len(made)} reports, {len(faults)} faults")
    return not faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--make", metavar="FOLDER")
    parser.add_argument("--groups", metavar="TSV")
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--gainsay", help="the program whose store is scored")
    args = parser.parse_args()
    if args.make:
        print(f"{len(write_all(args.make))} reports")
        return 0
    made = make_all()
    if args.groups:
        return 0 if score(made, read_groups(args.groups)) else 1
    if args.baseline:
        for measure, share in (("the shorter one's", 0.4), ("both ones'", 0.4), ("both ones'", 0.6)):
            print(f"# joined where {share:.0%} of {measure} runs of five words are shared")
            score(made, baseline(made, share, measure))
        return 0
    if args.gainsay:
        return 0 if score(made, stories(args.gainsay)) else 1
    return 0 if check(made) else 1


if __name__ == "__main__":
    sys.exit(main())
