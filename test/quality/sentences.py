#!/usr/bin/env python3
"""Scores sentence splitting.

    sentences.py --split build/test/split [--gainsay build/gainsay] [--model FILE] [-v]

With --model a language model settles what the rules leave doubtful, as in a report.

Cases: $GAINSAY_DATA/input/sentences/english.jsonl, each a text and its
sentences; a case counts when all of them come out exactly. Treebank: the
paragraphs of Universal Dependencies' EWT and GUM (dev), rebuilt from their
`# text` lines; F1 over sentence spans. Hand-coded reports in $GAINSAY_GOLD:
how many sentences (shown with -v), and that the spans are sound.

Exit status 1 below a must, 77 when the data is not there.
"""
import argparse
import json
import os
import re
import subprocess
import sys

MUST, AIM = 0.90, 0.97


def split_all(args, texts):
    """The sentence spans of each text, as lists of (start, end) in bytes."""
    stdin = b"".join(b"%d\n%s" % (len(t), t) for t in texts)
    out = subprocess.run([args.split, args.data, "--many"] +
                         (["--model", args.model] if args.model else []), input=stdin, check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    blocks = out.split("\n\n") if out else []
    spans = [[tuple(map(int, line.split())) for line in b.strip().split("\n") if line]
             for b in blocks[:len(texts)]]
    assert len(spans) == len(texts), "split gave %d of %d texts" % (len(spans), len(texts))
    for text, found in zip(texts, spans):
        check_sound(text, found)
    return spans


def check_sound(text, spans):
    """Spans in order, without white space at their ends, nothing left out."""
    at = 0
    for start, end in spans + [(len(text), len(text))]:
        gap = text[at:start].decode()
        assert not gap.replace("\u200b", "").replace("\ufeff", "").strip(), "left out: %r" % gap
        if start < end:
            piece = text[start:end].decode()
            assert piece == piece.strip(), "white space at an end: %r" % piece
        at = end


def score_cases(args, path):
    cases = [json.loads(line) for line in open(path, encoding="utf-8")]
    texts = [c["text"].encode() for c in cases]
    right = []
    for case, text, spans in zip(cases, texts, split_all(args, texts)):
        found = [text[a:b].decode() for a, b in spans]
        right.append(found == case["sentences"])
        if args.verbose and not right[-1]:
            print("--- %s%s" % (case["name"], " (golden)" if case.get("golden") else ""))
            print("  expected", case["sentences"])
            print("  found   ", found)
    golden = [r for c, r in zip(cases, right) if c.get("golden")]
    share = sum(right) / len(right)
    print("sentences exact, %d cases: %.3f (must %.2f, aim %.2f)" %
          (len(right), share, MUST, AIM))
    print("sentences exact, %d golden cases: %.3f" % (len(golden), sum(golden) / len(golden)))
    return share >= MUST


def paragraphs(path):
    """Lists of sentences, one list a paragraph."""
    current = []
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# newpar", "# newdoc")):
            if current:
                yield current
            current = []
        elif line.startswith("# text = "):
            current.append(line[9:].strip())
    if current:
        yield current


def gold_spans(sentences):
    text, spans, at = " ".join(sentences).encode(), [], 0
    for s in sentences:
        spans.append((at, at + len(s.encode())))
        at += len(s.encode()) + 1
    return text, spans


def score_treebank(args, name, path):
    gold = [gold_spans([re.sub(r"\s+", " ", s) for s in p]) for p in paragraphs(path)]
    found = split_all(args, [t for t, _ in gold])
    hit = sum(len(set(g) & set(f)) for (_, g), f in zip(gold, found))
    wanted = sum(len(g) for _, g in gold)
    given = sum(len(f) for f in found)
    if args.verbose:
        for (text, g), f in zip(gold, found):
            show_difference(text, set(g), set(f))
    print("sentences, %s: F1 %.3f (precision %.3f, recall %.3f)" %
          (name, 2 * hit / (wanted + given), hit / given, hit / wanted))


def show_difference(text, gold, found):
    ends, wanted = {b for _, b in found}, {b for _, b in gold}
    for b in sorted(ends ^ wanted):
        print("  %s %r | %r" % ("extra  " if b in ends else "missing",
                                text[max(0, b - 60):b].decode(errors="replace"),
                                text[b:b + 40].decode(errors="replace")))


def show_reports(args, folder):
    names = sorted(n for n in os.listdir(folder) if n.endswith(".txt"))
    texts = [open(os.path.join(folder, n), "rb").read() for n in names]
    found = split_all(args, texts)
    if args.verbose:
        for name, text, spans in zip(names, texts, found):
            print("--- " + name)
            for a, b in spans:
                print("  | " + text[a:b].decode())
    print("sentences in %d hand-coded reports: %d" % (len(names), sum(map(len, found))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--split")
    parser.add_argument("--gainsay", default="build/gainsay", help="to find `split` beside it")
    parser.add_argument("--model")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    if not args.split:
        args.split = os.path.join(os.path.dirname(args.gainsay), "test", "split")
    args.data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data")
    data = os.environ.get("GAINSAY_DATA", "")
    cases = os.path.join(data, "input", "sentences", "english.jsonl")
    if not data or not os.path.exists(cases):
        print("skipped: no data")
        return 77
    good = score_cases(args, cases)
    for name in ("en_ewt-ud-dev", "en_gum-ud-dev"):
        path = os.path.join(data, "ud", name + ".conllu")
        if os.path.exists(path):
            score_treebank(args, name, path)
    if os.environ.get("GAINSAY_GOLD"):
        show_reports(args, os.environ["GAINSAY_GOLD"].split(":")[0])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
