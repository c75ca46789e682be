#!/usr/bin/env python3
"""What a folder of 100,000 names costs to lay over the dictionaries.

  know.py --gainsay build-release/gainsay

Makes such a folder of invented names, asks for one of them with and without
it, and prints the difference: the best time of several runs, and the peak
memory.
"""
import argparse
import os
import pathlib
import random
import tempfile
import time

NAMES, RUNS = 100_000, 9
PARTS = ["ka", "ve", "lo", "ri", "ten", "mar", "sol", "du", "pe", "han", "ost", "bri", "nor", "el", "ta", "gim"]


def make(folder):
    random.seed(1)
    with open(folder / "names-organizations.tsv", "w", encoding="utf-8") as out:
        out.write("# source: invented\n")
        for i in range(NAMES):
            first = "".join(random.choice(PARTS) for _ in range(3)).capitalize()
            out.write(f"{first} {random.choice(PARTS).capitalize()} Union {i}\torganization\t-\tNGO\t-\n")


def run(command):
    """Seconds and peak KiB."""
    start = time.monotonic()
    pid = os.fork()
    if not pid:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(command[0], command)
    _, _, usage = os.wait4(pid, 0)
    return time.monotonic() - start, usage.ru_maxrss


def best(command):
    runs = [run(command) for _ in range(RUNS)]
    return min(r[0] for r in runs), max(r[1] for r in runs)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        make(pathlib.Path(name))
        base = [args.gainsay, "know", "find", "Kremlin"]
        plain, plain_memory = best(base)
        laid, laid_memory = best(base + ["--know", name])
    print(f"know: the dictionaries alone: {plain * 1000:.0f} ms, {plain_memory / 1024:.1f} MB")
    print(f"know: {NAMES} names more: {(laid - plain) * 1000:.0f} ms, {(laid_memory - plain_memory) / 1024:.1f} MB")


if __name__ == "__main__":
    main()
