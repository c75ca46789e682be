#!/usr/bin/env python3
"""Scores the finding and understanding of time expressions.

    times.py [--gainsay build/gainsay] [-v]

MEANTIME (three topics of Wikinews, $GAINSAY_DATA/meantime/intra), annotated in
each report's title, date line and first four sentences: only these are read. By the
rules of TempEval-3: a found expression that overlaps an annotated one matches
it (relaxed), each once; the value F1 counts matches whose values are equal. The
date of the report is given. Expressions of which the annotation has no words
are left out. The report's own date line is easy: the figures without it are
printed as well.

Exit status 1 below a must, 77 when the data is not there.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

MUST = {"span": (85.0, 92.0), "value": (72.0, 82.0)}
LAST_SENTENCE = 5  # annotated by the corpus's guidelines


class Report:
    """The text of the annotated sentences, with the places of its tokens."""

    def __init__(self, path):
        root = ElementTree.parse(path).getroot()
        self.text, self.places, sentence = "", {}, 0
        for token in root.iter("token"):
            number = int(token.get("sentence"))
            if number > LAST_SENTENCE:
                break
            word = token.text or ""
            if number != sentence:
                self.text += "\n\n" if number <= 2 else "\n"
            elif self.text and not re.match(r"[,.;:%)?!]|'s?$|n't$", word) and self.text[-1] not in "($#'":
                self.text += " "
            sentence = number
            self.places[token.get("t_id")] = (len(self.text), len(self.text) + len(word))
            self.text += word
        self.text += "\n"
        self.gold, self.date = [], None
        for timex in root.iter("TIMEX3"):
            places = [self.places[a.get("t_id")] for a in timex.iter("token_anchor")
                      if a.get("t_id") in self.places]
            created = timex.get("functionInDocument") == "CREATION_TIME"
            if created and not self.date:
                self.date = timex.get("value")
            if places:
                self.gold.append((min(p[0] for p in places), max(p[1] for p in places),
                                  timex.get("value"), created))
        self.gold.sort()


def find(gainsay, report):
    date = report.date if re.fullmatch(r"\d{4}-\d\d-\d\d", report.date or "") else ""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write(report.text)
        file.flush()
        out = subprocess.run([gainsay, "times", "--format", "jsonl", "--input-format", "text", "--date", date,
                              file.name], check=True, stdout=subprocess.PIPE).stdout.decode()
    text = subprocess_text(report.text)
    for line in out.splitlines():
        record = json.loads(line)
        start, end = (text(record["span"][end]) for end in ("start", "end"))
        yield start, end, record["value"], record["rule"]


def subprocess_text(text):
    """From bytes to characters."""
    data = text.encode()
    return lambda at: len(data[:at].decode(errors="ignore"))


def match(found, gold):
    """Pairs, each side once, in text order."""
    left = list(gold)
    for one in found:
        for other in left:
            if one[0] < other[1] and other[0] < one[1]:
                left.remove(other)
                yield one, other
                break


def f1(right, found, gold):
    return 200.0 * right / (found + gold) if found + gold else 0.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed, spurious, or wrong")
    args = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(os.environ.get("GAINSAY_DATA", ""), "meantime", "intra", "*", "*.xml")))
    if not paths or not os.environ.get("GAINSAY_DATA"):
        print("skipped: no data")
        return 77
    os.environ.setdefault("GAINSAY_DATADIR",
                          os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data"))
    counts = {True: [0, 0, 0, 0], False: [0, 0, 0, 0]}  # found, gold, spans, values
    for path in paths:
        report = Report(path)
        found = list(find(args.gainsay, report))
        pairs = list(match(found, report.gold))
        created = [g for g in report.gold if g[3]]
        for easy in (True, False):
            keep = [p for p in pairs if easy or p[1] not in created]
            counts[easy][0] += len(found) - (len(pairs) - len(keep))
            counts[easy][1] += len(report.gold) - (0 if easy else len(created))
            counts[easy][2] += len(keep)
            counts[easy][3] += sum(p[0][2] == p[1][2] for p in keep)
        if args.verbose:
            name = os.path.basename(path)[:20]
            show = lambda one: report.text[max(0, one[0] - 25):one[0]].replace("\n", " ") + "[" + \
                report.text[one[0]:one[1]] + "]" + report.text[one[1]:one[1] + 20].replace("\n", " ")
            for one in found:
                if one not in [p[0] for p in pairs]:
                    print("spurious", name, show(one), one[2:])
            for one in report.gold:
                if one not in [p[1] for p in pairs]:
                    print("missed  ", name, show(one), one[2:])
            for one, other in pairs:
                if one[2] != other[2]:
                    print("wrong   ", name, show(one), one[2:], "not", report.text[other[0]:other[1]], other[2])
    good = True
    for easy in (True, False):
        found, gold, spans, values = counts[easy]
        for name, right in (("span", spans), ("value", values)):
            must, aim = MUST[name]
            score = f1(right, found, gold)
            if easy:
                print("times, relaxed %s F1: %.1f (must %.1f, aim %.1f; %d of %d found, %d annotated)" %
                      (name, score, must, aim, right, found, gold))
                good = good and score >= must
            else:
                print("  without the reports' own dates: %s F1 %.1f" % (name, score))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
