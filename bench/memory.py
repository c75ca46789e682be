#!/usr/bin/env python3
"""Peak memory for one report of 1 MB, as plain text and as a page: of `gainsay text`, which
reads it, and of `gainsay read`, which runs the language model and the record makers
behind that; and of `gainsay parse` for reports of 100 kB and 1 MB.

    bench/memory.py --gainsay build/gainsay [--model FILE]

Without a model, data/model.gsm unless told, reports are only read.

The reports are made here, from a few hundred words by a fixed seed, and have
about as many quotations, names and links as the press has. The figure is the
high-water mark of resident memory that the kernel keeps of the process
(VmHWM), dictionaries and program included. It is read again and again while
the process waits for us to take its output, the last time when less than a
pipe's worth is left.
(The figure that wait4 gives would begin with the size of this script.)
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

READ_MB = 40, 20  # must, aim
MODEL_MB = 120, 60
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")

NAMES = "Anna Berg,Tomas Vale,Irene Kosta,Peter Lund,Maria Sokol,Jon Hale,Lena Orban".split(",")
ROLES = ("the interior minister,a spokesman for the army,the mayor,two officials,"
         "the head of the mission,a member of parliament,the governor").split(",")
CUES = "said,denied,confirmed,warned,announced,told reporters,rejected claims".split(",")
WORDS = ("bridge border troops water council report road village agreement convoy observers "
         "school hospital talks ceasefire region market harbour election budget transport "
         "had been would not could under before after since while during about between new "
         "former northern southern closed opened moved reached signed expected first last the "
         "a of in on to for with by from at and that it its their").split()


def sentence(rng):
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 24)))
    kind = rng.random()
    who = f"{rng.choice(NAMES)}, {rng.choice(ROLES)}," if rng.random() < 0.5 else rng.choice(ROLES)
    if kind < 0.15:
        return f"“{words.capitalize()},” {who} {rng.choice(CUES)}."
    if kind < 0.4:
        return f"{who[0].upper()}{who[1:]} {rng.choice(CUES)} that {words} on {rng.randint(1, 28)} May."
    return f"{words.capitalize()}."


def paragraph(rng):
    return " ".join(sentence(rng) for _ in range(rng.randint(1, 4)))


def plain(rng, size):
    parts = ["Bridge to the north reopens after talks", "VALE (Agency) — " + paragraph(rng)]
    total = 0
    while total < size:
        parts.append(paragraph(rng))
        total += len(parts[-1].encode()) + 2
    return "\n\n".join(parts).encode()[:size].decode("utf-8", "ignore") + "\n"


def page(rng, size):
    """A fifth of a page is text, as on the web; the rest is what stands around it."""
    link = '<li class="menu-item menu-item-{0}"><a href="https://example.org/section/{0}" data-id="{0}">Section {0}</a></li>'
    head = ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge reopens</title>'
            '<meta property="og:title" content="Bridge reopens"></head><body><nav><ul>')
    out = [head] + [link.format(i) for i in range(200)]
    out.append("</ul></nav><main><article><h1>Bridge reopens</h1>")
    total = sum(map(len, out))
    while total < size:
        block = (f'<div class="block wrapper-{total}" data-track="{rng.getrandbits(256):x}">'
                 f'<p class="text paragraph">{paragraph(rng)}</p></div>\n'
                 f'<script>window.slots=window.slots||[];slots.push({{"id":{total},'
                 f'"key":"{rng.getrandbits(1024):x}"}});</script>\n')
        out.append(block)
        total += len(block.encode())
    out.append("</article></main></body></html>\n")
    return "".join(out)


def high_water(pid):
    """In kB; 0 when the process has ended."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)


def peak_mb(command):
    """Runs a command whose output is larger than a pipe holds; its peak in MB."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0) as process:
        peak = size = 0
        while chunk := os.read(process.stdout.fileno(), 1 << 14):
            size += len(chunk)
            peak = max(peak, high_water(process.pid))
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    if size <= 1 << 16:
        sys.exit(f"{' '.join(command)}: only {size} bytes of output; the peak may be later")
    return peak * 1024 / 1e6


def peak_of_report(folder, name, text, command):
    path = os.path.join(folder, name.replace(" ", "-"))
    with open(path, "w", encoding="utf-8") as report:
        report.write(text)
    return peak_mb([*command, path])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gainsay", default="build/gainsay")
    parser.add_argument("--model", default=os.path.join(DATA, "model.gsm"))
    options = parser.parse_args()
    text = [options.gainsay, "text"]
    model = ["--data", DATA, "--model", options.model]
    read = [options.gainsay, "read", "--format", "jsonl", *model]
    parse = [options.gainsay, "parse", "--format", "conllu", *model]
    jobs = [("text, 1 MB of plain text", plain, 1_000_000, text, READ_MB),
            ("text, 1 MB of page", page, 1_000_000, text, READ_MB)]
    if os.path.exists(options.model):
        jobs += [("read, 1 MB of plain text", plain, 1_000_000, read, READ_MB),
                 ("read, 1 MB of page", page, 1_000_000, read, READ_MB),
                 ("parse, 100 kB of plain text", plain, 100_000, parse, MODEL_MB),
                 ("parse, 1 MB of plain text", plain, 1_000_000, parse, MODEL_MB)]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, make, size, command, (must, aim) in jobs:
            peak = peak_of_report(folder, name, make(random.Random(1), size), command)
            print(f"peak memory, {name}: {peak:.1f} MB (must {must}, aim {aim})")
            failed = failed or peak > must
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
