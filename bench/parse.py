#!/usr/bin/env python3
"""How many words a second are tagged, parsed and named, from plain text.

    bench/parse.py --gainsay build/gainsay [--model FILE]

The text is that of EWT's test file in $GAINSAY_DATA/ud (its words are read here,
its tags are not), else invented sentences; again and again, to a megabyte. The
program made of parse.c, which stands beside gainsay, times the library by each
path of the arithmetic, and two plain loops for comparison. Then `gainsay parse`
writes CoNLL-U of the text, eight files of it: the whole command on one core, its
start left in, and on two.

The words counted are those of the output, as Universal Dependencies have them.
"""
import argparse
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

import memory

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MUST, AIM = 40_000, 120_000
FILES, ROUNDS = 8, 5


def text_of(conllu):
    """The text lines of a treebank, a paragraph a line."""
    lines, paragraph = [], []
    for line in open(conllu, encoding="utf-8"):
        if line.startswith(("# newpar", "# newdoc")) and paragraph:
            lines.append(" ".join(paragraph))
            paragraph = []
        elif line.startswith("# text = "):
            paragraph.append(line[9:].strip())
    return "\n\n".join(lines + [" ".join(paragraph)]) + "\n\n"


def running_text():
    """About 1/8 MB of it."""
    bank = pathlib.Path(os.environ.get("GAINSAY_DATA", "/nonexistent")) / "ud/en_ewt-ud-test.conllu"
    if bank.exists():
        return "EWT test", text_of(bank)
    return "invented sentences", memory.plain(random.Random(1), 125_000)


def timed(command):
    """Processor's seconds, seconds by the clock, and the output."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    took, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took, out


def measure(args, paths, jobs):
    """Words a second, of the processor and by the clock: the best of each."""
    command = [args.gainsay, "parse", "--quiet", "--plain", "--jobs", str(jobs), "--data", DATA,
               "--model", args.model, "--format", "conllu", *paths]
    runs = [timed(command) for _ in range(ROUNDS)]
    words = len(re.findall(rb"^\d+\t", runs[0][2], re.MULTILINE))
    return words / min(r[0] for r in runs), words / min(r[1] for r in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--model", type=pathlib.Path, default=DATA / "model.gsm")
    args = parser.parse_args()
    if not args.model.exists():
        print("skipped: no model")
        return 77
    program = pathlib.Path(args.gainsay).parent / "bench/parse"
    name, text = running_text()
    text *= 1 + 1_000_000 // FILES // len(text.encode())
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{i}.txt" for i in range(FILES)]
        for path in paths:
            path.write_text(text, encoding="utf-8")
        print(f"text: {name}, {len(text.encode()) / 1e3:.0f} kB, {FILES} times", flush=True)
        subprocess.run([program, DATA, args.model, paths[0]], check=True)
        one, clock = measure(args, paths, 1)
        _, clock_of_two = measure(args, paths, 2)
    print(f"gainsay parse, one process on one core: {one:.0f} words/s (must {MUST}, aim {AIM})")
    print(f"gainsay parse by the clock, 1 job and 2: {clock:.0f} and {clock_of_two:.0f} words/s")
    return 0 if one >= MUST else 1


if __name__ == "__main__":
    sys.exit(main())
