#!/usr/bin/env python3
"""What a store keeps of a report is enough to write all that can be written of it.

  revive.py [--revived build/test/revived] [--data data] [--made N]

Reads the reports of the golden cases, the examples and N that bench/reports.py makes, with a
date and a publisher, and every fourth with a URL and the time of capture. Every form that is written of the
document as read and of the one made of its kept lines must be the same, byte for byte
(test/tools/revived.c). Exits 1 where one is not.
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "test", "golden"))
import run  # noqa: E402


def golden(folder):
    """The golden cases' texts as files."""
    paths = []
    for path in sorted(glob.glob(os.path.join(ROOT, "test", "golden", "*", "*.txt"))):
        for case in run.parse_file(path):
            paths.append(os.path.join(folder, "%s-%04d.txt" % (os.path.basename(path)[:-4], case.line)))
            with open(paths[-1], "wb") as file:
                file.write(case.data)
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--revived", default=os.path.join(ROOT, "build", "test", "revived"))
    parser.add_argument("--data", default=os.path.join(ROOT, "data"))
    parser.add_argument("--made", type=int, default=20, help="reports of bench/reports.py")
    args = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "made")
        subprocess.run([sys.executable, os.path.join(ROOT, "bench", "reports.py"), "--count", str(args.made), "--out", made],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        paths = golden(folder) + sorted(glob.glob(os.path.join(ROOT, "example", "lake*")))
        paths += sorted(glob.glob(os.path.join(ROOT, "test", "quality", "syndicated", "*", "*.txt")))[:20]
        paths += sorted(glob.glob(os.path.join(made, "**", "*.txt"), recursive=True))
        for options, some in ([], paths), (["--url"], paths[::4]):
            done = subprocess.run([args.revived, args.data, *options, *some])
            failed |= done.returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
