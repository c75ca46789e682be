#!/usr/bin/env python3
"""Score the events and agreements of hand-coded reports: who did what to whom, and whether.

  events.py --gainsay build/gainsay      (GAINSAY_GOLD: folders of reports)

The folder holds NAME.txt and NAME.json; the scorer, score.py, stands in its
parent folder. GAINSAY_GOLD may name several folders parted by colons: the first is
of whole reports, the others are excerpts. Exits 1 below a floor, 77 without data.
"""
import sys

import statements

# measure, what of it; floor, must, aim in reports; the same in excerpts. None: shown only
BARS = [
    ("events", "F1", (0.67, 0.60, 0.75), (0.67, None, None)),
    ("events strict", "F1", (0.47, 0.40, 0.60), (0.44, None, None)),
    ("events", "P", None, None),
    ("events", "R", None, None),
    ("happened-precision", "share", (0.73, 0.70, 0.85), None),
    ("happened-precision of found", "share", (0.92, 0.92, 0.97), None),
    ("ev actors", "share", None, None),
    ("ev recipients", "share", None, None),
    ("ev place", "share", (0.79, 0.70, 0.85), None),
    ("ev date", "share", (0.88, 0.75, 0.88), None),
    ("ev reality", "share", (0.84, 0.80, 0.92), None),
    ("agreements", "F1", (0.80, None, None), None),
    ("terms", "F1", None, None),
]

# of the records that must not be there, the share that may
SPOILED = {True: 0.08, False: 0.08}

if __name__ == "__main__":
    sys.exit(statements.main(__doc__, BARS, SPOILED))
