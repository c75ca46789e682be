#!/usr/bin/env python3
"""Scores the cutting of raw text into words and sentences by the model.

    words.py --train build/gainsay-train [--gainsay build/gainsay] [-v]

Learns where words and sentences end from the training files of Universal
Dependencies' EWT and GUM in $GAINSAY_DATA/ud, which takes seconds, then

- cuts the raw text of the two development files and scores words and
  sentences by the rules of the CoNLL 2018 shared task;
- cuts the invented news of words.txt beside this file, freely and as in a
  report, and counts the cases that come out exactly.

Exit status 1 below a must, 77 when the data is not there.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "data")
MUST = {("ewt", "Words"): (98.8, 99.0), ("ewt", "Sentences"): (80.0, 87.0),
        ("gum", "Words"): (98.5, 99.5), ("gum", "Sentences"): (90.0, 95.0)}
MUST_CASES = 0.9


def run(args, *words):
    return subprocess.run([args.train, *words], check=True, stdout=subprocess.PIPE).stdout.decode()


def cut(args, model, text, *options):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        return run(args, "cut", "--data", DATA, *options, model, file.name)


def score_treebank(args, model, name, gold):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(cut(args, model, run(args, "text", gold)))
        file.flush()
        table = subprocess.run([args.train, "eval", "--format", "tsv", gold, file.name], check=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    good = True
    for line in table.splitlines()[1:]:
        row = line.split("\t")
        if (name, row[0]) in MUST:
            must, aim = MUST[name, row[0]]
            print("%s, %s: F1 %s (must %.1f, aim %.1f)" % (row[0].lower(), name, row[3], must, aim))
            good = good and float(row[3]) >= must
    return good


def shown(conllu):
    """The sentences of a CoNLL-U file as words.txt writes them."""
    sentences, tokens, left = [], [], 0
    for line in conllu.splitlines():
        columns = line.split("\t")
        if not line:
            sentences.append(" ".join(tokens))
            tokens = []
        elif "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            left = last - first + 1
            tokens.append("")
        elif left:
            tokens[-1] += ("+" if tokens[-1] else "") + columns[1]
            left -= 1
        else:
            tokens.append(columns[1])
    return " | ".join(sentences)


def read_cases(path):
    texts = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("text:"):
            texts.append(line[5:].strip())
        elif line.startswith("cut:"):
            yield texts[-1], line[4:].strip()


def score_cases(args, model, *options):
    right = total = 0
    for text, want in read_cases(os.path.join(HERE, "words.txt")):
        got = shown(cut(args, model, text, *options))
        right += got == want
        total += 1
        if args.verbose and got != want:
            print("  expected %s\n  found    %s" % (want, got))
    print("news exact, %d cases%s: %.3f (must %.2f)" %
          (total, " as in a report" if options else "", right / total, MUST_CASES))
    return right / total >= MUST_CASES


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--train")
    parser.add_argument("--gainsay", default="build/gainsay", help="to find gainsay-train beside it")
    parser.add_argument("--model", help="one there is, in place of learning it")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    if not args.train:
        args.train = os.path.join(os.path.dirname(args.gainsay), "gainsay-train")
    ud = os.path.join(os.environ.get("GAINSAY_DATA", ""), "ud")
    files = {name: os.path.join(ud, "en_%s.conllu" % name)
             for name in ("ewt-ud-train", "gum-ud-train-free", "ewt-ud-dev", "gum-ud-dev")}
    if not all(map(os.path.exists, files.values())):
        print("skipped: no data")
        return 77
    good = True
    with tempfile.TemporaryDirectory() as folder:
        model = args.model
        if not model:
            model = os.path.join(folder, "boundary.model")
            run(args, "boundary", "--data", DATA, "--output", model, files["ewt-ud-train"],
                files["gum-ud-train-free"])
        for name in ("ewt", "gum"):
            good &= score_treebank(args, model, name, files[name + "-ud-dev"])
        good &= score_cases(args, model)
        good &= score_cases(args, model, "--keep")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
