#!/usr/bin/env python3
"""Hold the records of real pages and reports against the record format.

  records.py --gainsay build/gainsay      (GAINSAY_DATA: html/zyte; GAINSAY_GOLD: *.txt)

Counts the violations that test/tools/check_records.py finds, with the spans
looked up in `gainsay text`. Exits 1 when there is one, 77 without data.
"""
import argparse
import glob
import gzip
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))
import check_records  # noqa: E402


def unpack(folder):
    """The pages and reports as plain files: [(option, path), ...]."""
    data, gold = os.environ.get("GAINSAY_DATA"), os.environ.get("GAINSAY_GOLD", "").split(":")[0]
    out = [("text", p) for p in sorted(glob.glob(os.path.join(gold, "*.txt")))] if gold else []
    for path in sorted(glob.glob(os.path.join(data, "html/zyte/html/*.html.gz"))) if data else []:
        page = os.path.join(folder, os.path.basename(path)[:-3])
        with gzip.open(path) as source, open(page, "wb") as file:
            file.write(source.read())
        out.append(("html", page))
    return out


def violations(gainsay, kind, paths):
    def text(report):
        return subprocess.run([gainsay, "text", "--input-format", kind, report["source"]], stdout=subprocess.PIPE).stdout

    done = subprocess.run([gainsay, "read", "--quiet", "--format", "jsonl", "--chars", "--input-format", kind, *paths],
                          stdout=subprocess.PIPE)
    lines = done.stdout.decode("utf-8").splitlines()
    return len(lines), check_records.check(lines, text)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    records, found = 0, []
    with tempfile.TemporaryDirectory() as folder:
        inputs = unpack(folder)
        if not inputs:
            print("skipped: no data")
            return 77
        for kind in ("text", "html"):
            paths = [p for k, p in inputs if k == kind]
            if paths:
                n, some = violations(args.gainsay, kind, paths)
                records += n
                found += some
    for violation in found[:10]:
        print("  " + violation)
    print("records against the format, violations in %d: %d (must 0)" % (records, len(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
