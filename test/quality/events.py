#!/usr/bin/env python3
"""Score the events and agreements of hand-coded reports: who did what to whom, and whether.

  events.py --gainsay build/gainsay      (GAINSAY_GOLD: folders of reports)

The folder holds NAME.txt and NAME.json; the scorer, score.py, stands in its
parent folder. GAINSAY_GOLD may name several folders parted by colons: the first is
of whole reports, the others are excerpts. Exits 1 below a floor, 77 without data.
"""
import argparse
import os
import sys

import statements

# measure, what of it; floor, must, aim in reports; the same in excerpts. None: shown only
BARS = [
    ("events", "F1", (0.65, 0.60, 0.75), (0.62, None, None)),
    ("events strict", "F1", (0.42, 0.40, 0.60), (0.40, None, None)),
    ("events", "P", None, None),
    ("events", "R", None, None),
    ("happened-precision", "share", (0.72, 0.70, 0.85), None),
    ("happened-precision of found", "share", (0.92, 0.92, 0.97), None),
    ("ev actors", "share", None, None),
    ("ev recipients", "share", None, None),
    ("ev place", "share", (0.79, 0.70, 0.85), None),
    ("ev date", "share", (0.88, 0.75, 0.88), None),
    ("ev reality", "share", (0.84, 0.80, 0.92), None),
    ("agreements", "F1", (0.80, None, None), None),
    ("terms", "F1", None, None),
]


def score(gainsay, folder, reports):
    result = statements.run(gainsay, folder)
    good = True
    print("# " + os.path.basename(os.path.abspath(folder)))
    for measure, part, *bars in BARS:
        value = result["micro"].get(measure, {}).get(part)
        name = measure if part == "share" else "%s %s" % (measure, part)
        good = statements.show(name, value, *(bars[0 if reports else 1] or ())) and good
    wrong = result["micro"]["must_not"]
    print("records that must not be there: %d of %d (must 8 %%)" % (wrong["violations"], wrong["n"]))
    good = wrong["violations"] <= 0.08 * wrong["n"] and good
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
