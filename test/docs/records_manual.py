#!/usr/bin/env python3
"""Run the examples of gainsay-records(5): each must be what the program prints.

  records_manual.py --gainsay build/gainsay [--update] man/gainsay-records.5.scd

The page's first literal block after "# RECORDS" is the report; each "## TYPE"
below it has one example record. --update writes the examples anew. Long hashes
are cut in the page ("7c0f…"), and that of the dictionaries is not compared.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

TYPES = ["report", "sentence", "entity", "statement", "claim", "event", "agreement", "rejection"]
DATE = "2021-03-12"


def literal(page, heading):
    """Start and end of the first literal block behind a heading."""
    at = page.index("\n%s\n" % heading)
    start = page.index("\n```\n", at) + 5
    return start, page.index("\n```\n", start)


def shorten(value):
    if isinstance(value, str):
        return re.sub(r"\b([0-9a-f]{4})[0-9a-f]{28,}", r"\1…", value)
    if isinstance(value, list):
        return [shorten(v) for v in value]
    if isinstance(value, dict):
        return {k: "…" if k == "knowledge" else shorten(v) for k, v in value.items()}
    return value


def run(gainsay, report):
    """The records of the report, and the rejection of an empty one, as the page shows them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("report.txt", report), ("empty.txt", "")):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run([os.path.abspath(gainsay), "read", "--quiet", "--format", "jsonl", "--date", DATE,
                               "report.txt", "empty.txt"], cwd=folder, stdout=subprocess.PIPE)
    return [shorten(json.loads(line)) for line in done.stdout.decode("utf-8").splitlines()]


def wrap(record, width=70):
    """Lines of whole members: ', "' and '}, {' stand inside no JSON string as they are."""
    lines = [""]
    for part in re.split(r'(?<=, )(?=["{])', json.dumps(record, ensure_ascii=False)):
        if lines[-1] and len(lines[-1]) + len(part.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(" ")
        lines[-1] += part
    return "\n".join(lines)


def pick(records, kind):
    """The most telling record of a kind: a denial, a full name, a sentence of the body."""
    some = [r for r in records if r["type"] == kind and r.get("zone") != "title"]
    return max(some, key=lambda r: (r.get("act") == "deny", len(r.get("name", ""))), default=None)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("page")
    args = parser.parse_args()
    with open(args.page, encoding="utf-8") as file:
        page = file.read()
    start, end = literal(page, "# RECORDS")
    records = run(args.gainsay, page[start:end] + "\n")
    wrong = 0
    for kind in TYPES:
        start, end = literal(page, "## " + kind)
        if args.update:
            page = page[:start] + wrap(pick(records, kind)) + page[end:]
            continue
        try:
            example = json.loads(page[start:end])
        except ValueError as err:
            print("%s: the example is not JSON: %s" % (kind, err))
            wrong += 1
            continue
        if example not in records:
            print("%s: the program does not print the page's example; it prints\n%s"
                  % (kind, "\n".join(wrap(r) for r in records if r["type"] == kind)))
            wrong += 1
    if args.update:
        with open(args.page, "w", encoding="utf-8") as file:
            file.write(page)
    elif wrong:
        print("if the new output is right: %s --update" % " ".join(sys.argv))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
