#!/usr/bin/env python3
"""Scores the language model: words, tags, heads and names.

    parse.py --gainsay build/gainsay [--model FILE] [--test] [-v]

gainsay-train is taken from the folder of --gainsay. From $GAINSAY_DATA come
Universal Dependencies' EWT and GUM and Universal NER's EWT, of which are scored
by the rules of the CoNLL 2018 shared task (gainsay-train eval)

- `gainsay parse --plain` on the raw text;
- the model alone, on the words and sentences of the treebank;
- names, on the words of EWT: exact spans and types, without those types that
  the data does not have (peoples, others).

Then the invented news of parse_cases.txt beside this file: key words must have
their tag, relation and head, and names their kind.

The development files are scored, unless --test asks for those that nobody
looks at before the end. Exit status 1 below a floor, 77 when the data or the
model is not there.
"""
import argparse
import collections
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"

# What is scored, measure: the floor of this test; what must be reached, and the aim.
FLOORS = {
    ("ewt raw", "Words"): (99.0, 98.8, 99.0),
    ("ewt raw", "Sentences"): (87.9, 80.0, 87.0),
    ("ewt raw", "UPOS"): (94.9, 95.0, 96.5),
    ("ewt raw", "Lemmas"): (96.3, 95.0, 97.0),
    ("ewt raw", "UAS"): (85.5, 84.5, 88.0),
    ("ewt raw", "LAS"): (82.8, 81.5, 85.5),
    ("ewt gold", "UPOS"): (95.6, 95.8, 97.0),
    ("ewt gold", "LAS"): (85.0, 85.5, 89.0),
    ("gum raw", "UPOS"): (96.3, 95.0, 96.5),
    ("gum raw", "LAS"): (83.1, 80.0, 85.0),
    ("ewt names", "all"): (73.8, 75.0, 84.0),
    ("news", "UPOS"): (96.5, 95.0, 98.0),
    ("news", "heads"): (92.5, 86.0, 97.0),
    ("news", "relations"): (91.5, 85.0, 96.0),
    ("news", "names"): (95.0, 88.0, 98.0),
}
MODEL_MB = (30, 15)  # must not be larger; the aim


def run(*command):
    return subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE).stdout


def evaluate(args, gold, system, *options):
    """{measure: F1} of one run of the scorer."""
    table = subprocess.run([str(c) for c in (args.train, "eval", "--format", "tsv", *options, gold,
                                             system)], check=True, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL).stdout.decode()
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    return {row[0]: float(row[3]) for row in rows}


def parse(args, path, form="conllu"):
    return run(args.gainsay, "parse", "--quiet", "--plain", "--model", args.model, "--format", form,
               path)


# ---- treebanks ----

def score_raw(args, folder, gold):
    text, system = folder / "raw.txt", folder / "raw.conllu"
    text.write_bytes(run(args.train, "text", gold))
    system.write_bytes(parse(args, text))
    return evaluate(args, gold, system)


def score_gold(args, folder, gold):
    system = folder / "gold.conllu"
    system.write_bytes(run(args.train, "parse", "--model", args.model, gold))
    return evaluate(args, gold, system)


def score_names(args, folder, gold):
    system = folder / "names.iob2"
    system.write_bytes(run(args.train, "parse", "--model", args.model, "--names", gold))
    return evaluate(args, gold, system, "--names", "--map", "NORP=O", "--map", "MISC=O")


# ---- invented news ----

Word = collections.namedtuple("Word", "form upos relation head")  # head: a form, "-" of a root


def read_cases(path):
    """(text, expected words, expected names) of each case."""
    cases = []
    for line in open(path, encoding="utf-8"):
        kind, _, rest = line.strip().partition(": ")
        if kind == "text":
            cases.append((rest, [], []))
        elif kind == "word":
            cases[-1][1].append(Word(*rest.split()))
        elif kind == "name":
            cases[-1][2].append(tuple(rest.split(" ", 1)))
    return cases


def read_paragraphs(conllu):
    """Of each paragraph the rows of all sentences' words; heads are forms, or "-"."""
    paragraphs, sentence = [], []
    for line in conllu.splitlines() + [""]:
        if line.startswith("# newpar"):
            paragraphs.append([])
        elif line and line[0] != "#" and line.split("\t")[0].isdigit():
            sentence.append(line.split("\t"))
        elif not line and sentence:
            for row in sentence:
                head = int(row[6])
                row[6] = sentence[head - 1][1] if head else "-"
            paragraphs[-1] += sentence
            sentence = []
    return paragraphs


def names_of(rows):
    """(kind, words) of every name, without an article before it."""
    names = []
    for row in rows:
        tag = next((m[4:] for m in row[9].split("|") if m.startswith("NER=")), "O")
        if tag[0] == "B":
            names.append((tag[2:], []))
        if tag != "O":
            names[-1][1].append(row[1])
    return {(k, " ".join(w[1:] if w[0].lower() == "the" else w)) for k, w in names}


def judge(case, rows):
    """(measure, right, what is expected, what was found) of each expectation."""
    _, words, names = case
    for want in words:
        row = next((r for r in rows if r[1] == want.form), None)
        found = Word(row[1], row[3], row[7], row[6]) if row else Word(want.form, "", "", "")
        for measure, expected, got in (("UPOS", want.upos, found.upos),
                                       ("relations", want.relation, found.relation),
                                       ("heads", want.head, found.head)):
            yield measure, got in expected.split("/"), " ".join(want), " ".join(found)
    found = names_of(rows)
    for name in names:
        yield "names", name in found, " ".join(name), "; ".join(map(" ".join, sorted(found)))


def score_cases(args, folder):
    cases, path = read_cases(HERE / "parse_cases.txt"), folder / "cases.txt"
    path.write_text("\n\n".join(case[0] for case in cases) + "\n", encoding="utf-8")
    paragraphs = read_paragraphs(parse(args, path).decode())
    if len(paragraphs) != len(cases):
        sys.exit(f"{len(cases)} cases came back as {len(paragraphs)} paragraphs")
    right, total = collections.Counter(), collections.Counter()
    for case, rows in zip(cases, paragraphs):
        for measure, good, want, found in judge(case, rows):
            total[measure] += 1
            right[measure] += good
            if args.verbose and not good:
                print(f"  {case[0]}\n    {measure}: expected {want}, found {found}")
    return {m: 100 * right[m] / total[m] for m in total}


# ---- all of it ----

def report(name, scores):
    good = True
    for (where, measure), (floor, must, aim) in FLOORS.items():
        if where == name:
            found = round(scores.get(measure, 0), 2)
            print(f"{measure}, {name}: {found:.2f} (floor {floor}, must {must}, aim {aim})")
            good = good and found >= floor
    return good


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("--model", default=DATA / "model.gsm")
    parser.add_argument("--test", action="store_true", help="the test files: at the end of work")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    args.train = pathlib.Path(args.gainsay).resolve().with_name("gainsay-train")
    return args


def main():
    args = arguments()
    data = pathlib.Path(os.environ.get("GAINSAY_DATA", "/nonexistent"))
    part = "test" if args.test else "dev"
    ewt, gum = (data / "ud" / f"en_{name}-ud-{part}.conllu" for name in ("ewt", "gum"))
    names = data / "ner" / "uner-ewt" / f"en_ewt-ud-{part}.iob2"
    if not all(p.exists() for p in (ewt, gum, names, pathlib.Path(args.model))):
        print("skipped: no data, or no model")
        return 77
    size = os.path.getsize(args.model) / 1e6
    print(f"model: {size:.1f} MB (must {MODEL_MB[0]}, aim {MODEL_MB[1]})")
    good = size <= MODEL_MB[0]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        good &= report("ewt raw", score_raw(args, folder, ewt))
        good &= report("ewt gold", score_gold(args, folder, ewt))
        good &= report("gum raw", score_raw(args, folder, gum))
        good &= report("ewt names", score_names(args, folder, names))
        good &= report("news", score_cases(args, folder))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
