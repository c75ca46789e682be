#!/usr/bin/env python3
"""Scores the scorer: gainsay-train eval on files of which the answer is known.

    scorer.py --gainsay build/gainsay [-v]

gainsay-train is taken from the folder of --gainsay. Every treebank of
$GAINSAY_DATA/ud and every file of names in $GAINSAY_DATA/ner must agree with
itself in everything. Then treebanks and names are spoiled in a way that can be
counted without a scorer, and the counts must be those.

Exit status 1 below a must, 77 when the data is not there.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile


def evaluate(program, *args):
    """{measure: (right, gold, system)} of one run."""
    out = subprocess.run([program, "eval", "--format", "tsv", *map(str, args)], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    rows = [line.split("\t") for line in out.splitlines()[1:]]
    return {r[0]: tuple(map(int, r[5:8])) for r in rows}


def read_sentences(path):
    """Sentences as lists of rows, a row the list of its ten columns."""
    current = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and line[0] != "#":
            current.append(line.split("\t"))
        elif not line and current:
            yield current
            current = []


def is_word(row):
    return row[0].isdigit()


def words(sentence):
    return [row for row in sentence if is_word(row)]


def spoil_column(sentences, column):
    """Another value in every tenth word."""
    count = 0
    for i, row in enumerate(r for s in sentences for r in words(s)):
        # "_" would take any lemma.
        if i % 10 == 0 and row[column] != "_":
            row[column] += "?"
            count += 1
    return count


def spoil_heads(sentences):
    """Words without dependents hang on the root."""
    count = 0
    for s in sentences:
        heads = {row[6] for row in words(s)}
        root = next(row[0] for row in words(s) if row[6] == "0")
        for row in words(s):
            if row[0] not in heads and row[6] not in ("0", root):
                row[6] = root
                count += 1
    return count


def spoil_relations(sentences):
    """Subjects become objects; subtypes are made up, which costs nothing."""
    count = 0
    for row in (r for s in sentences for r in words(s)):
        if row[7].split(":")[0] == "nsubj":
            row[7] = "obj"
            count += 1
        else:
            row[7] = row[7].split(":")[0] + ":other"
    return count


def join_sentences(sentences):
    """Every two sentences become one; the second's root hangs on the first's."""
    joined, pairs = [], 0
    for first, second in zip(sentences[::2], sentences[1::2]):
        shift, root = len(words(first)), next(r[0] for r in words(first) if r[6] == "0")
        pairs += 1
        for row in second:
            mark = next((m for m in "-." if m in row[0]), None)
            row[0] = (mark or "-").join(str(int(n) + shift) for n in row[0].split(mark))
            if is_word(row):
                row[6] = str(int(row[6]) + shift) if row[6] != "0" else root
        joined.append(first + second)
    joined += sentences[len(joined) * 2:]
    return joined, pairs


def cut_multiword(sentences):
    """Words of multi-word tokens become tokens where their forms make the token."""
    count, parts = 0, 0
    for s in sentences:
        forms = {row[0]: row[1] for row in words(s)}
        for row in [r for r in s if "-" in r[0]]:
            first, last = map(int, row[0].split("-"))
            if "".join(forms[str(i)] for i in range(first, last + 1)) == row[1]:
                s.remove(row)
                count += 1
                parts += last - first + 1
    return count, parts


def spoiled_treebanks(path):
    """(name, sentences, what the counts must be: right or (right, gold, system))."""
    def load():
        return list(read_sentences(path))

    total = sum(len(words(s)) for s in load())
    for name, column in [("Lemmas", 2), ("UPOS", 3), ("XPOS", 4)]:
        s = load()
        count = spoil_column(s, column)
        yield name, s, {name: total - count, "LAS": total}
    s = load()
    count = spoil_heads(s)
    yield "heads", s, {"UAS": total - count, "LAS": total - count, "UPOS": total}
    s = load()
    count = spoil_relations(s)
    yield "relations", s, {"UAS": total, "LAS": total - count}
    before = load()
    s, pairs = join_sentences(before)
    yield "sentences", s, {"Sentences": (len(before) % 2, len(before), len(s)),
                           "UAS": total - pairs, "Words": total}
    s = load()
    tokens = sum(is_word(r) or "-" in r[0] for x in s for r in x)
    tokens -= sum(int(r[0].split("-")[1]) - int(r[0].split("-")[0]) + 1
                  for x in s for r in x if "-" in r[0])
    count, parts = cut_multiword(s)
    yield "multi-word tokens", s, {"Tokens": (tokens - count, tokens, tokens - count + parts),
                                   "Words": total, "LAS": total}


def spoiled_names(path):
    """Every tenth name is dropped, and every tenth beside it gets another type."""
    lines, count, dropped, renamed = [], 0, 0, 0
    for line in open(path, encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if len(row) > 2:
            count += row[2][0] == "B"
            if row[2] != "O" and count % 10 == 0:
                dropped += row[2][0] == "B"
                row[2] = "O"
            elif row[2] != "O" and count % 10 == 5:
                renamed += row[2][0] == "B"
                row[2] = row[2][:2] + "ELSE"
        lines.append("\t".join(row) + "\n")
    return "".join(lines), {"all": (count - dropped - renamed, count, count - dropped)}


def agrees(found, expected):
    """Whether each measure has its counts; a number alone is the right ones."""
    return all(found[m][0] == e if isinstance(e, int) else found[m] == e
               for m, e in expected.items())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    data = pathlib.Path(os.environ.get("GAINSAY_DATA", "/nonexistent"))
    banks = sorted((data / "ud").glob("*.conllu"))
    names = sorted(p for p in (data / "ner").glob("*/*") if p.suffix in (".iob2", ".conll")
                   or p.name.endswith(".conll.txt"))
    if not banks or not names:
        print("skipped: no data")
        return 77
    program = str(pathlib.Path(args.gainsay).resolve().with_name("gainsay-train"))

    same = [all(a == b == c for a, b, c in evaluate(program, p, p).values()) for p in banks]
    same += [all(a == b == c for a, b, c in evaluate(program, "--names", p, p).values())
             for p in names]
    counted = []
    with tempfile.TemporaryDirectory() as folder:
        system = pathlib.Path(folder, "system")
        for path in (p for p in banks if "-dev" in p.name):
            for name, sentences, expected in spoiled_treebanks(path):
                system.write_text("".join("".join("\t".join(r) + "\n" for r in s) + "\n"
                                          for s in sentences), encoding="utf-8")
                found = evaluate(program, path, system)
                counted.append(agrees(found, expected))
                if args.verbose or not counted[-1]:
                    print(path.name, name, expected, {m: found[m] for m in expected})
        for path in (p for p in names if p.name.endswith("-dev.iob2")):
            text, expected = spoiled_names(path)
            system.write_text(text, encoding="utf-8")
            found = evaluate(program, "--names", path, system)
            counted.append(agrees(found, expected))
            if args.verbose or not counted[-1]:
                print(path.name, "names", expected, found["all"])
    print("files that agree with themselves: %.3f of %d (must 1)"
          % (sum(same) / len(same), len(same)))
    print("spoiled files counted right: %.3f of %d (must 1)"
          % (sum(counted) / len(counted), len(counted)))
    return 0 if all(same) and all(counted) else 1


if __name__ == "__main__":
    sys.exit(main())
