#!/usr/bin/env python3
"""places.py --gainsay PROGRAM CASES - short texts and the places that they name."""
import json
import pathlib
import subprocess
import sys
import tempfile

gainsay, cases = sys.argv[2], pathlib.Path(sys.argv[3])
failed = 0
with tempfile.TemporaryDirectory() as folder:
    for number, line in enumerate(cases.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        text, want = line.split("\t")
        path = pathlib.Path(folder) / "text"
        path.write_text(text + "\n", encoding="utf-8")
        out = subprocess.run([gainsay, "places", "--plain", "--format", "jsonl", str(path)], check=True,
                             stdout=subprocess.PIPE).stdout
        got = " ".join(f"{p['words'].replace(' ', '_')}={p['country']}{'*' if p['metonym'] else ''}"
                       for p in map(json.loads, out.splitlines())) or "-"
        if got != want:
            print(f"{cases.name}:{number}: {got!r} instead of {want!r}")
            failed = 1
sys.exit(failed)
