#!/usr/bin/env python3
"""Score the statements of hand-coded reports: who says what, who denies it.

  statements.py --gainsay build/gainsay      (GAINSAY_GOLD: a folder of reports)

The folder holds NAME.txt and NAME.json; the scorer, score.py, stands in its
parent folder. GAINSAY_GOLD may name several folders parted by colons: the first is
of whole reports, the others of excerpts that turn on denials, with bars of their
own. Exits 1 below a floor, 77 without data.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys

# measure, what of it; floor, must, aim in reports; the same in excerpts. None: shown only
BARS = [
    ("statements", "F1", (0.92, 0.85, 0.93), (0.95, None, None)),
    ("statements strict", "F1", (0.82, 0.70, 0.85), (0.90, 0.65, 0.85)),
    ("statements", "P", None, None),
    ("statements", "R", None, None),
    ("denials", "F1", (0.70, None, None), (0.68, 0.65, 0.88)),
    ("st speaker", "share", None, None),
    ("st act", "share", None, None),
    ("st form", "share", (0.93, 0.85, 0.95), None),
    ("st content", "share", (0.86, 0.80, 0.92), None),
    ("st polarity", "share", (0.96, 0.90, 0.97), None),
    ("st channel", "share", (0.94, 0.80, 0.92), None),
    ("st date", "share", None, None),
]
# of the records that must not be there, the share that may
SPOILED = {True: 0.0, False: 0.10}


def run(gainsay, folder):
    scorer = os.path.join(os.path.dirname(os.path.abspath(folder)), "score.py")
    read = shlex.quote(gainsay) + " read --quiet --format jsonl --publisher {publisher}"
    done = subprocess.run([sys.executable, scorer, folder, "--json", "--run", read + " --date {date} {file}",
                           "--run-undated", read + " {file}"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def show(name, value, floor=None, must=None, aim=None):
    bars = [("floor", floor), ("must", must), ("aim", aim)]
    text = ", ".join("%s %g" % bar for bar in bars if bar[1] is not None)
    print("%s: %s%s" % (name, "-" if value is None else "%.3f" % value, " (%s)" % text if text else ""))
    return floor is None or (value is not None and value >= floor)


def seed_denials(result, report="seed"):
    """The two denials of the seed report, each with the right speaker and act."""
    figures = result["reports"].get(report)
    return figures["denials"]["F1"] if figures and "denials" in figures else None


def score(gainsay, folder, reports, measures, spoiled):
    result = run(gainsay, folder)
    good = True
    print("# " + os.path.basename(os.path.abspath(folder)))
    for measure, part, *bars in measures:
        value = result["micro"].get(measure, {}).get(part)
        name = measure if part == "share" else "%s %s" % (measure, part)
        good = show(name, value, *(bars[0 if reports else 1] or ())) and good
    seed = seed_denials(result)
    if seed is not None and measures is BARS:
        good = show("denials of the seed report F1", seed, 1, 1, 1) and good
    wrong = result["micro"]["must_not"]
    print("records that must not be there: %d of %d (must %g %%)"
          % (wrong["violations"], wrong["n"], 100 * spoiled[reports]))
    good = wrong["violations"] <= spoiled[reports] * wrong["n"] and good
    bad = result["micro"]["unevidenced"]["count"]
    print("values without evidence or rule: %d (must 0)" % bad)
    return good and not bad


def main(usage=__doc__, measures=BARS, spoiled=SPOILED):
    parser = argparse.ArgumentParser(usage=usage)
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    folders = [f for f in os.environ.get("GAINSAY_GOLD", "").split(":") if os.path.isdir(f)]
    if not folders:
        print("skipped: no data")
        return 77
    results = [score(args.gainsay, folder, i == 0, measures, spoiled) for i, folder in enumerate(folders)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
