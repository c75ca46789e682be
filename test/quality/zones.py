#!/usr/bin/env python3
"""How well the zones of plain text reports are told.

  zones.py --gainsay build/gainsay

Runs the scorer beside GAINSAY_GOLD (a folder of hand-coded reports) and prints
the share of bytes in the right zone: of all, and of each zone that must be
told from the body. Where the folder has seed.txt its zones must be exactly
those of seed.json. Exits 1 below a must, 77 without the data.
"""
import argparse
import json
import os
import subprocess
import sys

EACH = ["dateline", "teaser", "boilerplate", "title"]


def score(gainsay, gold):
    run = "%s read --format jsonl --date {date} --publisher {publisher} {file}" % gainsay
    undated = "%s read --format jsonl --publisher {publisher} {file}" % gainsay
    out = subprocess.run([sys.executable, os.path.join(gold, "..", "score.py"), gold, "--json",
                          "--run", run, "--run-undated", undated],
                         check=True, capture_output=True, text=True).stdout
    return json.loads(out)["micro"]


def seed_is_exact(gainsay, gold):
    """Whether every zone of seed.txt but the body is as coded, and nothing else is."""
    path = os.path.join(gold, "seed.txt")
    with open(os.path.join(gold, "seed.json"), encoding="utf-8") as f:
        wanted = json.load(f)["zones"]
    with open(path, "rb") as f:
        raw = f.read()
    out = subprocess.run([gainsay, "read", "--format", "jsonl", path], check=True,
                         capture_output=True, text=True).stdout
    zones = json.loads(out.splitlines()[0])["zones"]
    # ASCII white space around a zone belongs to it and says nothing.
    got = [[z["zone"], raw[z["start"]:z["end"]].strip(b" \t\r\n").decode()]
           for z in zones if z["zone"] != "body"]
    # Boilerplate lines that adjoin are one zone here and two in the coding.
    lines = [[kind, line] for kind, text in got for line in text.split("\n")]
    return lines == [[kind, text.strip(" \t\r\n")] for kind, text in wanted]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gainsay", default="build/gainsay")
    gainsay = os.path.abspath(parser.parse_args().gainsay)
    gold = os.environ.get("GAINSAY_GOLD", "").split(":")[0]
    if not gold or not os.path.exists(os.path.join(gold, "..", "score.py")):
        print("skipped: no data")
        return 77
    micro = score(gainsay, gold)
    values = [("zones: all bytes", micro["zones"]["share"], 0.98, 0.995)]
    for zone in EACH:
        found = micro.get("zone " + zone)
        if found and found.get("n"):
            values.append(("zones: " + zone, found["share"], 0.85, 0.97))
    if os.path.exists(os.path.join(gold, "seed.txt")):
        values.append(("zones: seed exact", float(seed_is_exact(gainsay, gold)), 1.0, 1.0))
    for name, value, must, aim in values:
        print("%s: %.4f (must %g, aim %g)" % (name, value, must, aim))
    return int(any(value < must for _, value, must, _ in values))


if __name__ == "__main__":
    sys.exit(main())
