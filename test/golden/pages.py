#!/usr/bin/env python3
"""A report as a page and as plain text: the same statements and claims.

  pages.py [--gainsay build/gainsay]

Makes reports of the golden cases' texts, two dozen cases each, three a paragraph, prints every one as
plain text and as a page with a head, navigation and a list of other reports around
it, and compares what is said in both: cue, act, speaker, form, polarity, content.
"""
import argparse
import html
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPORTS, CASES = 24, 24
DATE = "2021-05-06"

PAGE = """<!doctype html><html lang="en"><head><title>{title} - The Lake Courier</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<style>p {{ margin: 0 }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1>
{body}
</article>
<footer><p>Copyright The Lake Courier</p><p><a href="/terms">Terms of use</a></p></footer></body></html>
"""


def texts():
    """The running texts of the cases in records/, one string a case."""
    found = []
    for path in sorted((HERE / "records").glob("pairs-*.txt")):
        words, title = [], "titles" in path.name
        for line in path.read_text(encoding="utf-8").split("\n") + [""]:
            if line.strip().startswith("|"):
                words.append(line.strip()[1:].strip())
            elif words:
                if not title and all(words):
                    found.append(" ".join(words))
                words = []
    return found


def reports():
    found = texts()
    step = len(found) // REPORTS
    for i in range(REPORTS):
        cases = found[i * step:i * step + CASES]
        yield "Notes of a long day by the lake", [" ".join(cases[k:k + 3]) for k in range(0, CASES, 3)]


def read(gainsay, path, form):
    done = subprocess.run([gainsay, "read", "--quiet", "--format", "jsonl", "--input-format", form, "--date", DATE,
                           str(path)], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def statements(records, text):
    """What is said, without places in the text: comparable across layouts."""
    names = {r["id"]: r["name"] for r in records if r["type"] == "entity"}
    claims = {r["id"]: r["text"] for r in records if r["type"] == "claim"}
    return [(r["cue"]["text"], r["act"], names.get(r["speaker"]), r["form"], r["polarity"],
             tuple(" ".join(text[a:b].decode().split()) for a, b in r["content"]), claims.get(r["claim"]))
            for r in records if r["type"] == "statement"]


def both(gainsay, folder, title, paragraphs):
    plain, page = folder / "report.txt", folder / "report.html"
    plain.write_text("\n\n".join([title] + paragraphs) + "\n", encoding="utf-8")
    page.write_text(PAGE.format(title=html.escape(title), body="\n".join(
        "<p>%s</p>" % html.escape(p) for p in paragraphs)), encoding="utf-8")
    found = []
    for path, form in ((plain, "text"), (page, "html")):
        text = subprocess.run([gainsay, "text", "--input-format", form, str(path)],
                              stdout=subprocess.PIPE, check=True).stdout
        found.append(statements(read(gainsay, path, form), text))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gainsay", default="build/gainsay")
    args = parser.parse_args()
    failed = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for title, paragraphs in reports():
            text, page = both(args.gainsay, pathlib.Path(folder), title, paragraphs)
            total += len(text)
            if text == page and text:
                continue
            failed += 1
            print("differ: a report that begins %r" % paragraphs[0])
            for line in set(text) ^ set(page):
                print("   only in the %s: %s" % ("text" if line in text else "page", line))
    print("%d reports, %d statements, %d reports differ" % (REPORTS, total, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
