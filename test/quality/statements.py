#!/usr/bin/env python3
"""Score the statements of hand-coded reports: who says what, who denies it.

  statements.py --gainsay build/gainsay      (GAINSAY_GOLD: a folder of reports)

The folder holds NAME.txt and NAME.json; the scorer, score.py, stands in its
parent folder. GAINSAY_GOLD may name several folders parted by colons; each is
scored by itself, and the bars hold for the first. Exits 1 below a bar, 77
without data.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys

# measure, what of it, must, aim; None: shown only
BARS = [
    ("statements", "F1", 0.65, 0.75),
    ("statements strict", "F1", 0.40, 0.55),
    ("statements", "P", None, None),
    ("statements", "R", None, None),
    ("denials", "F1", None, None),
    ("st speaker", "share", None, None),
    ("st act", "share", None, None),
    ("st form", "share", None, None),
    ("st content", "share", None, None),
    ("st polarity", "share", None, None),
    ("st channel", "share", None, None),
    ("st date", "share", None, None),
]


def run(gainsay, folder):
    scorer = os.path.join(os.path.dirname(os.path.abspath(folder)), "score.py")
    read = shlex.quote(gainsay) + " read --quiet --format jsonl --publisher {publisher}"
    done = subprocess.run([sys.executable, scorer, folder, "--json", "--run", read + " --date {date} {file}",
                           "--run-undated", read + " {file}"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def show(name, value, must=None, aim=None):
    bar = " (must %g, aim %g)" % (must, aim) if must is not None else ""
    print("%s: %s%s" % (name, "-" if value is None else "%.3f" % value, bar))
    return must is None or (value is not None and value >= must)


def seed_denials(result, report="seed"):
    """The two denials of the seed report, each with the right speaker and act."""
    figures = result["reports"].get(report)
    return figures["denials"]["F1"] if figures and "denials" in figures else None


def score(gainsay, folder, bars):
    result = run(gainsay, folder)
    good = True
    print("# " + os.path.basename(os.path.abspath(folder)))
    for measure, part, must, aim in BARS:
        value = result["micro"].get(measure, {}).get(part)
        name = measure if part == "share" else "%s %s" % (measure, part)
        good = show(name, value, *((must, aim) if bars else ())) and good
    seed = seed_denials(result)
    if seed is not None:
        good = show("denials of the seed report F1", seed, 1, 1) and good
    bad = result["micro"]["unevidenced"]["count"]
    print("values without evidence or rule: %d (must 0)" % bad)
    return good and not bad


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    folders = [f for f in os.environ.get("GAINSAY_GOLD", "").split(":") if os.path.isdir(f)]
    if not folders:
        print("skipped: no data")
        return 77
    results = [score(args.gainsay, folder, i == 0) for i, folder in enumerate(folders)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
