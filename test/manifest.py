#!/usr/bin/env python3
"""manifest.py [--update] DATA - is every dictionary accounted for?

DATA/MANIFEST has one line a file, fields parted by tabs: the file, where its
contents come from, their licence, the date of its last change, the SHA-256 of
its bytes. Fails when a file is not listed, a listed one is not there, a field
is empty or a hash is not that of the file.

--update (script/manifest) writes the hashes and dates anew; the source and the
licence of a new file are for its author to fill in.
"""
import datetime
import hashlib
import pathlib
import sys

HEAD = """\
# Where the contents of this folder come from. script/manifest brings dates and hashes
# up to date; source and licence are written by hand.
#
# file	source	licence	date	sha256
"""
FIELDS = 5


def read_rows(path):
    """{file: [file, source, licence, date, hash]} and the lines that are wrong."""
    rows, faults = {}, []
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != FIELDS or not all(f.strip() for f in fields):
            faults.append(f"MANIFEST:{number}: {FIELDS} fields parted by tabs are needed")
        elif fields[0] in rows:
            faults.append(f"MANIFEST:{number}: {fields[0]} is listed twice")
        else:
            rows[fields[0]] = fields
    return rows, faults


def hashes_of(data):
    return {str(p.relative_to(data)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(data.rglob("*"))
            if p.is_file() and p.name != "MANIFEST" and not p.name.startswith(".")}


def check(data):
    rows, faults = read_rows(data / "MANIFEST")
    hashes = hashes_of(data)
    faults += [f"{name}: not listed in MANIFEST" for name in hashes if name not in rows]
    faults += [f"{name}: listed in MANIFEST, but not there" for name in rows if name not in hashes]
    for name in sorted(rows.keys() & hashes.keys()):
        if rows[name][4] != hashes[name]:
            faults.append(f"{name}: changed since MANIFEST was written")
        if "?" in rows[name][1:3]:
            faults.append(f"{name}: MANIFEST does not say source and licence")
    return faults


def update(data):
    rows, faults = read_rows(data / "MANIFEST")
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    lines = []
    for name, digest in hashes_of(data).items():
        _, source, licence, date, old = rows.get(name, [name, "?", "?", today, ""])
        lines.append("\t".join([name, source, licence, date if old == digest else today, digest]))
    (data / "MANIFEST").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return faults


def main():
    arguments = sys.argv[1:]
    work = update if "--update" in arguments else check
    folders = [a for a in arguments if a != "--update"]
    if len(folders) != 1:
        sys.exit("usage: manifest.py [--update] DATA")
    data = pathlib.Path(folders[0])
    faults = work(data)
    if work is update:
        faults = check(data)
    for fault in faults:
        print(fault)
    if any("changed" in f or "listed" in f for f in faults):
        print("script/manifest brings the list up to date")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
