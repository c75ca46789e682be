#!/usr/bin/env python3
"""Run the examples of doc/data-model.md as golden cases, and find fields that it does not name.

  data_model.py --gainsay build/gainsay doc/data-model.md REPORT

A block of ``` with the word case is one case (test/golden/README.md). The fields are
those of the records of REPORT, and of the rejection of a file that is not there.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

RUNNER = pathlib.Path(__file__).resolve().parent.parent / "golden" / "run.py"


def blocks(text):
    return re.findall(r"^```case\n(.*?)^```$", text, re.M | re.S)


def fields(gainsay, report):
    """The names of fields of all records of a report, and of a rejection."""
    names = set()
    for path in (report, "no-such-report.txt"):
        done = subprocess.run([gainsay, "read", "--quiet", "--format", "jsonl", path], stdout=subprocess.PIPE,
                              check=False)
        for line in done.stdout.decode().splitlines():
            names.update(json.loads(line))
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("report")
    args = parser.parse_args()
    page = args.page.read_text(encoding="utf-8")
    cases = blocks(page)
    if len(cases) < 10:
        print("%s: only %d examples were found" % (args.page, len(cases)))
        return 1
    named = fields(args.gainsay, args.report)
    missing = sorted(n for n in named if not re.search(r"\b%s\b" % re.escape(n), page))
    for name in missing:
        print("%s: does not name the field %s" % (args.page, name))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "data-model.txt"
        path.write_text("\n".join(cases), encoding="utf-8")
        done = subprocess.run([sys.executable, str(RUNNER), "--gainsay", args.gainsay, str(path)], check=False)
    return 1 if missing or len(named) < 20 or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
