#!/usr/bin/env python3
"""How well the body of an article is found in its page.

Two public sets of pages, each by its own measure:

  zyte    the article extraction benchmark of Zyte: multisets of 4-grams of
          words, precision and recall averaged over pages, their F1;
  fundus  the Fundus evaluation: ROUGE-LSum F1 over paragraphs (union of the
          longest common subsequences, as the rouge_score package counts it,
          without stemming), averaged over pages. A reference paragraph in
          brackets is optional: it counts where the output has it.

and, without a floor, the same ROUGE-LSum over the pages of publishers in 40
countries that Fundus tests its parsers with. The references hold a dateline that
begins a paragraph ("PORT ALDER (Reuters) - "), so it is joined to its paragraph
here; a dateline that is a line of its own is not. Each set is also scored by halves
(which half a page is in is decided by a hash of its name): a rule that fits one
page only widens the gap between them.

  GAINSAY_DATA   the folder that holds html/
"""
import argparse
import collections
import gzip
import hashlib
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

Page = collections.namedtuple("Page", "path reference")


# --- the three sets ----------------------------------------------------------

def zyte_pages(data):
    truth = json.loads((data / "zyte/ground-truth.json").read_text("utf-8"))
    return [Page(data / f"zyte/html/{name}.html.gz", page.get("articleBody", ""))
            for name, page in sorted(truth.items())]


def fundus_pages(data):
    base = data / "fundus-evaluation/dataset"
    truth = json.loads((base / "ground_truth.json").read_text("utf-8"))
    return [Page(base / "html" / name, page["body"]) for name, page in sorted(truth.items())]


def country_pages(data):
    """A publisher's file holds one entry a version of its parser, and as many pages
    lie beside it, in the same order."""
    pages = []
    for gold in sorted((data / "fundus-pages/parser/test_data").glob("*/*.json")):
        versions = json.loads(gold.read_text("utf-8"))
        files = sorted(gold.parent.glob(gold.stem + "_[0-9]*.html.gz"))
        if len(files) != len(versions):
            continue
        for path, (_, meta) in zip(files, sorted(versions.items())):
            body = meta.get("body")
            if not isinstance(body, dict):
                continue
            lines = list(body.get("summary", []))
            for section in body.get("sections", []):
                lines += section.get("headline", []) + section.get("paragraphs", [])
            pages.append(Page(path, [line for line in lines if line.strip()]))
    return pages


# --- measures ----------------------------------------------------------------

WORD = re.compile(r"\w+")


def shingles(text, n=4):
    words = WORD.findall(text)
    grams = (tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1)))
    return collections.Counter(gram for gram in grams if gram)


def shingle_counts(reference, output):
    """True positives, false positives, false negatives as shares of the page."""
    want, got = shingles(reference), shingles(output)
    both = sum((want & got).values())
    counts = both, sum(got.values()) - both, sum(want.values()) - both
    whole = sum(counts)
    return tuple(c / whole for c in counts) if whole else (0.0, 0.0, 0.0)


def ratio(hits, misses, others):
    if misses == 0 and others == 0:
        return 1.0
    return hits / (hits + misses) if hits or misses else 0.0


def shingle_f1(scored):
    """Precision, recall and F1 of a list of shingle_counts."""
    precision = statistics.mean(ratio(tp, fp, fn) for tp, fp, fn in scored if tp + fp > 0)
    recall = statistics.mean(ratio(tp, fn, fp) for tp, fp, fn in scored if tp + fn > 0)
    return precision, recall, 2 * precision * recall / (precision + recall)


def rouge_words(line):
    return re.sub(r"[^a-z0-9]+", " ", line.lower()).split()


def any_words(line):
    return WORD.findall(line.lower())


def lcs_positions(want, got):
    """Positions in `want` of one longest common subsequence with `got`."""
    rows = [[0] * (len(got) + 1)]
    for w in want:
        last, row = rows[-1], [0]
        for j, g in enumerate(got):
            row.append(last[j] + 1 if w == g else max(last[j + 1], row[j]))
        rows.append(row)
    i, j, found = len(want), len(got), set()
    while i and j:
        if want[i - 1] == got[j - 1]:
            i, j = i - 1, j - 1
            found.add(i)
        elif rows[i][j - 1] > rows[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return found


def union_lcs(want, lines):
    if want in lines:
        return set(range(len(want)))
    found = set()
    for got in lines:
        if not set(want).isdisjoint(got):
            found |= lcs_positions(want, got)
        if len(found) == len(want):
            break
    return found


def rouge_lsum(reference, output, words):
    want, got = [words(r) for r in reference], [words(o) for o in output]
    left_want = collections.Counter(w for line in want for w in line)
    left_got = collections.Counter(w for line in got for w in line)
    sizes, hits = (sum(left_want.values()), sum(left_got.values())), 0
    for line in want:
        for position in sorted(union_lcs(line, got)):
            word = line[position]
            if left_want[word] > 0 and left_got[word] > 0:
                hits += 1
                left_want[word] -= 1
                left_got[word] -= 1
    if not hits:
        return 0.0
    precision, recall = hits / sizes[1], hits / sizes[0]
    return 2 * precision * recall / (precision + recall)


def without_optional(reference, output, words):
    """The reference with those optional paragraphs that the output has."""
    have = [set(words(line)) for line in output]
    lines = []
    for line in reference:
        optional = line.startswith("[") and line.endswith("]")
        mine = set(words(line))
        if not optional or any(len(mine & other) > 0.7 * len(mine) for other in have):
            lines.append(line[1:-1] if optional else line)
    return lines


# --- the program -------------------------------------------------------------

def unpack(pages, folder):
    """Plain files for all pages: {page: file}."""
    files = {}
    for number, page in enumerate(pages):
        files[page.path] = pathlib.Path(folder) / f"{number}.html"
        files[page.path].write_bytes(gzip.decompress(page.path.read_bytes()))
    return files


def bodies(gainsay, pages):
    """{path of the page: the lines of its body}, read in one run."""
    with tempfile.TemporaryDirectory() as folder:
        files = unpack(pages, folder)
        run = subprocess.run([gainsay, "read", "--format", "jsonl", *map(str, files.values())],
                             stdout=subprocess.PIPE, check=False)
        reports = {}
        for line in run.stdout.decode("utf-8").splitlines():
            record = json.loads(line)
            if record["type"] == "report":
                reports[record["source"]] = record
        return {path: body_lines(gainsay, reports[str(file)]) if str(file) in reports else []
                for path, file in files.items()}


def body_lines(gainsay, report):
    text = subprocess.run([gainsay, "text", report["source"]], stdout=subprocess.PIPE,
                          check=True).stdout
    lines, lead = [], b""
    for zone in report["zones"]:
        words = text[zone["start"]:zone["end"]]
        if zone["zone"] == "body":
            lines += (lead + words).decode("utf-8").splitlines()
        lead = words if zone["zone"] == "dateline" and b"\n" not in words else b""
    return [line for line in lines if line.strip()]


def half(path):
    return hashlib.sha256(path.name.encode()).digest()[0] & 1


def by_halves(pages, score):
    """Scores of all pages and of each half, as text."""
    halves = [score([p for p in pages if half(p.path) == h]) for h in (0, 1)]
    return f"halves {halves[0]:.4f} {halves[1]:.4f}"


def show_worst(scores, count):
    for value, path in sorted(scores)[:count]:
        print(f"    {value:.3f} {path.name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--worst", type=int, default=0, help="also list so many worst pages a set")
    args = parser.parse_args()
    data = pathlib.Path(os.environ.get("GAINSAY_DATA", "")) / "html"
    if not os.environ.get("GAINSAY_DATA") or not data.is_dir():
        print("skipped: no data")
        return 77
    return report(lambda pages: bodies(args.gainsay, pages), data, args.worst)


def report(read, data, worst):
    good = True

    pages = zyte_pages(data)
    got = read(pages)
    counts = {p.path: shingle_counts(p.reference, "\n".join(got[p.path])) for p in pages}
    precision, recall, f1 = shingle_f1(list(counts.values()))
    parts = by_halves(pages, lambda some: shingle_f1([counts[p.path] for p in some])[2])
    print(f"html body, zyte, shingle F1: {f1:.4f} (must 0.950, aim 0.970)"
          f"; precision {precision:.4f}, recall {recall:.4f}; {parts}")
    show_worst([(2 * tp / (2 * tp + fp + fn) if tp else 0, path)
                for path, (tp, fp, fn) in counts.items()], worst)
    good &= f1 >= 0.950

    for name, load, words, must in (
            ("fundus", fundus_pages, rouge_words, 0.936),
            ("40 countries", country_pages, any_words, None)):
        pages = load(data)
        got = read(pages)
        scores = {}
        for p in pages:
            reference = without_optional(p.reference, got[p.path], words)
            scores[p.path] = rouge_lsum(reference, got[p.path], words)
        mean = statistics.mean(scores.values())
        parts = by_halves(pages, lambda some: statistics.mean(scores[p.path] for p in some))
        floor = f"(must {must}, aim 0.96)" if must else "(no floor)"
        print(f"html body, {name}, ROUGE-LSum F1: {mean:.4f} {floor}; {parts}")
        show_worst([(value, path) for path, value in scores.items()], worst)
        good &= must is None or mean >= must
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
