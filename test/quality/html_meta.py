#!/usr/bin/env python3
"""Title, date and authors of news pages against what their publishers' parsers found.

Data: $GAINSAY_DATA/html/fundus-pages, pages of some 160 publishers. Each publisher has a
JSON file with one entry a version of its layout ("V1", "V1_1", "V2") and one page for
each; versions and pages are matched in order of time, and a match is refused where the
page was fetched before its own date.

  title    equal after white space, quotation marks and characters of no width
  date     the same day; the same minute where both tell the time and the zone
  authors  the same set of names; beside it the F1 over all names

--half 0|1 takes every page whose name hashes to that half: rules are made on one and
checked on the other. --show lists what differs.
"""
import argparse
import datetime
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

MUST = {"title": 0.93, "date": 0.90, "authors": 0.80}
AIM = {"title": 0.97, "date": 0.95, "authors": 0.90}
QUOTES = {ord(c): "'" for c in "\u2018\u2019\u201b\u0060\u00b4\u2032"}
QUOTES.update({ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"})
QUOTES.update({ord(c): None for c in "\u200b\u200c\u200d\u00ad\u2060\ufeff\u200e\u200f"})


def plain(text):
    return " ".join((text or "").translate(QUOTES).split())


def version_key(name):
    found = re.fullmatch(r"V(\d+)(?:_(\d+))?", name)
    return (int(found[1]), int(found[2] or 0))


def cases(folder):
    """(page, version, gold) of each page."""
    root = os.path.join(folder, "html", "fundus-pages", "parser", "test_data")
    for base, _, files in sorted(os.walk(root)):
        for name in sorted(f for f in files if f.endswith(".json")):
            with open(os.path.join(base, name), encoding="utf-8") as stream:
                gold = json.load(stream)
            pattern = re.escape(name[:-5]) + r"_\d{4}_\d\d_\d\d\.html\.gz"
            pages = sorted(f for f in files if re.fullmatch(pattern, f))
            versions = sorted(gold, key=version_key)
            if len(pages) == len(versions):
                for page, version in zip(pages, versions):
                    yield os.path.join(base, page), version, gold[version]


def instant(text):
    """(day, moment or None) of an ISO date, or None."""
    if not text:
        return None
    text = text.replace("Z", "+00:00")
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return (text[:10], None)
    exact = len(text) > 10 and moment.tzinfo is not None
    return (text[:10], moment.replace(second=0, microsecond=0) if exact else None)


def same_date(ours, gold):
    a, b = instant(ours), instant(gold)
    if not a or not b:
        return a == b
    if a[1] and b[1]:
        return a[1] == b[1]
    return a[0] == b[0]


def read_pages(gainsay, paths):
    """The report records of all pages, by path, read in one run."""
    listing = "\n".join(paths) + "\n"
    run = subprocess.run([gainsay, "read", "--format", "jsonl", "--files-from", "-"],
                         input=listing.encode(), stdout=subprocess.PIPE, check=False)
    reports = {}
    for line in run.stdout.splitlines():
        if line.startswith(b'{"type":"report"'):
            record = json.loads(line)
            reports[record["source"]] = record
    return reports


def unpack(found, folder):
    """Writes each page, unzipped, into `folder`; yields (path, name, gold)."""
    for page, version, gold in found:
        country = os.path.basename(os.path.dirname(page))
        name = country + "_" + os.path.basename(page)[: -len(".gz")]
        path = os.path.join(folder, name)
        with gzip.open(page) as packed, open(path, "wb") as out:
            out.write(packed.read())
        yield path, f"{name} {version}", gold


def score(rows, reports, show):
    right = dict.fromkeys(MUST, 0)
    common = ours_total = gold_total = 0
    for path, name, gold in rows:
        report = reports.get(path, {})
        date = (report.get("published") or {}).get("date")
        authors = {plain(a) for a in report.get("authors") or []}
        wanted = {plain(a) for a in gold.get("authors") or []}
        common += len(authors & wanted)
        ours_total += len(authors)
        gold_total += len(wanted)
        results = {
            "title": (plain(report.get("title")), plain(gold.get("title"))),
            "date": (date, gold.get("publishing_date")),
            "authors": (sorted(authors), sorted(wanted)),
        }
        for field, (got, want) in results.items():
            good = same_date(got, want) if field == "date" else got == want
            right[field] += good
            if show in (field, "all") and not good:
                print(f"{field} {name}\n    gold {want}\n    ours {got}")
    return right, 2 * common / max(1, ours_total + gold_total)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", choices=("title", "date", "authors", "all"))
    args = parser.parse_args()
    found = list(cases(os.environ["GAINSAY_DATA"])) if os.environ.get("GAINSAY_DATA") else []
    if not found:
        print("skipped: no data")
        return 77
    if args.half is not None:
        found = [c for c in found
                 if hashlib.sha256(os.path.basename(c[0]).encode()).digest()[0] % 2 == args.half]
    with tempfile.TemporaryDirectory() as folder:
        rows = list(unpack(found, folder))
        reports = read_pages(args.gainsay, [path for path, _, _ in rows])
        right, soft = score(rows, reports, args.show)
    failed = False
    for field in MUST:
        value = right[field] / len(rows)
        failed = failed or value < MUST[field]
        print(f"{field}: {value:.3f} (must {MUST[field]:.2f}, aim {AIM[field]:.2f})")
    print(f"authors F1 over names: {soft:.3f}")
    print(f"pages: {len(rows)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
