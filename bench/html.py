#!/usr/bin/env python3
"""How fast the Zyte pages become sentences, and how much memory a page of 1 MB takes.

Unpacks $GAINSAY_DATA/html/zyte and calls the program made of html.c, which
stands beside gainsay; then lets gainsay read one page of 1 MB, made of a
middling one repeated.

"""
import argparse
import gzip
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile


def peak_megabytes(gainsay, page):
    """Of the largest process run so far by this one, which is gainsay's."""
    subprocess.run([gainsay, "read", "--format", "jsonl", page], stdout=subprocess.DEVNULL,
                   check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6


def page_of_one_megabyte(source):
    """The source's body again and again."""
    start = source.find(b"<body")
    start = source.find(b">", start) + 1
    head, body = source[:start], source[start:]
    return (head + body * (1 + 1000000 // len(body)))[:1000000]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    pages = pathlib.Path(os.environ.get("GAINSAY_DATA", "")) / "html/zyte/html"
    if not os.environ.get("GAINSAY_DATA") or not pages.is_dir():
        print("skipped: no data")
        return 77
    program = pathlib.Path(args.gainsay).parent / "bench/html"
    data = pathlib.Path(__file__).resolve().parent.parent / "data"
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, path in enumerate(sorted(pages.glob("*.gz"))):
            files.append(pathlib.Path(folder) / f"{number}.html")
            files[-1].write_bytes(gzip.decompress(path.read_bytes()))
        large = pathlib.Path(folder) / "large.html"
        middle = sorted(files, key=lambda f: f.stat().st_size)[len(files) // 2]
        large.write_bytes(page_of_one_megabyte(middle.read_bytes()))
        memory = peak_megabytes(args.gainsay, large)
        run = subprocess.run([program, data, *files], stdout=subprocess.PIPE, check=True)
    text = run.stdout.decode()
    print(text, end="")
    print(f"peak memory for one page of 1 MB, MB: {memory:.1f} (must 40, aim 20)")
    speed = float(re.search(r"sentences, MB/s: ([\d.]+)", text).group(1))
    return 0 if speed >= 25 and memory <= 40 else 1


if __name__ == "__main__":
    sys.exit(main())
