#!/usr/bin/env python3
"""Run the golden cases: text in, expected records out, in plain files.

  run.py [--gainsay build/gainsay] [--only PATTERN] [FILE...]

A case file holds cases as README.md beside this program describes. Cases that
are read with the same options go through one process. Besides what a case
expects, every record is held against the format (test/tools/check_records.py).
--only runs the cases whose "FILE: NAME" matches PATTERN (a regular expression)
and prints their records. Exits 1 when a case fails.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tools"))
import check_records  # noqa: E402

OPTIONS = {"date": "--date", "publisher": "--publisher", "url": "--url", "captured": "--captured",
           "content-type": "--content-type", "format": "--input-format", "chars": "--chars"}
RECORDS = ["report", "sentence", "entity", "statement", "claim", "event", "agreement", "rejection"]
SEPARATOR = {"content": " | ", "quotes": " | "}  # between the members of a list; elsewhere "; "
FIELD = re.compile(r'([A-Za-z_.]+)(~?=)("(?:[^"\\]|\\.)*"|[^\s"]+)|("(?:[^"\\]|\\.)*")|(\S+)')


class Bad(Exception):
    """A case file that does not follow README.md."""


# ---------------------------------------------------------------- case files


class Expectation:
    def __init__(self, line, kind, wanted, fields, source):
        self.line, self.kind, self.wanted, self.fields, self.source = line, kind, wanted, fields, source


class Case:
    def __init__(self, path, line, name):
        self.path, self.line, self.name = path, line, name
        self.options, self.data, self.expected = {}, None, []
        self.records, self.text, self.failures = [], None, []

    def fail(self, line, message):
        self.failures.append("%s:%d: %s: %s" % (os.path.relpath(self.path), line, self.name, message))


def unquote(word):
    """A value as written: bare, or in quotation marks with \\" \\\\ \\n \\t."""
    if not word.startswith('"'):
        return word
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), word[1:-1])


def parse_fields(kind, rest):
    """name=value, name~=part, and for a sentence or zone one bare text."""
    fields = []
    for name, op, value, text, stray in FIELD.findall(rest):
        if name:
            fields.append((name, op, unquote(value)))
        elif text and kind in ("sentence", "zone"):
            fields.append(("text", "=", unquote(text)))
        elif kind == "zone" and not fields and stray:
            fields.append(("zone", "=", stray))
        else:
            raise Bad("cannot read %r; a field is name=value, with \"...\" around blanks" % (text or stray))
    return fields


def parse_line(number, line):
    key, colon, rest = line.partition(":")
    rest, wanted = rest.strip(), not key.startswith("not ")
    kind = key if wanted else key[4:].strip()
    if not colon:
        raise Bad("a line is KEY: VALUE, a | line of a block, or a # comment")
    if kind == "zones" and wanted:
        return Expectation(number, kind, True, rest.split(), line)
    if kind == "only" and wanted:
        m = re.fullmatch(r"(\w+) (\d+)", rest)
        if not m or m[1] not in RECORDS:
            raise Bad("'only' needs a type of record and how many: only: statement 2")
        return Expectation(number, kind, True, (m[1], int(m[2])), line)
    if kind not in RECORDS + ["zone"]:
        raise Bad("unknown key %r" % key)
    return Expectation(number, kind, wanted, parse_fields(kind, rest), line)


def unescape(line):
    r"""A raw block's line: \xNN \0 \n \r \t \\; nothing is added at its end."""
    simple = {"0": b"\0", "n": b"\n", "r": b"\r", "t": b"\t", "\\": b"\\"}
    out = b""
    for plain, hexa, other in re.findall(r"([^\\]+)|\\x([0-9a-fA-F]{2})|\\(.)", line):
        if other and other not in simple:
            raise Bad("unknown escape \\%s" % other)
        out += plain.encode() if plain else bytes([int(hexa, 16)]) if hexa else simple[other]
    return out


def parse_file(path):
    cases, case, block = [], None, None
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    for number, line in enumerate(lines, 1):
        try:
            bar = re.match(r"\s*\|(?: (.*)|(.*))\Z", line) if block else None
            if bar:
                words = bar[1] if bar[1] is not None else bar[2]
                case.data += unescape(words) if block == "raw" else words.encode() + b"\n"
                continue
            block = None
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            key, _, rest = line.partition(":")
            if key == "case":
                case = Case(path, number, rest.strip())
                cases.append(case)
            elif case is None:
                raise Bad("the first line must be 'case: NAME'")
            elif key in ("text", "raw") and not rest.strip():
                if case.data is not None:
                    raise Bad("a second text in one case")
                case.data, block = b"", key
            elif key == "file":
                with open(os.path.join(os.path.dirname(path), rest.strip()), "rb") as file:
                    case.data = file.read()
            elif key in OPTIONS:
                case.options[key] = rest.strip()
            else:
                case.expected.append(parse_line(number, line))
        except Bad as err:
            raise Bad("%s:%d: %s" % (os.path.relpath(path), number, err)) from None
    for case in cases:
        if case.data is None or not case.expected:
            raise Bad("%s:%d: %s: needs a text and something expected" % (os.path.relpath(path), case.line, case.name))
    return cases


# ---------------------------------------------------------------- running


def flags(case):
    out = []
    for name, value in sorted(case.options.items()):
        if name == "chars":
            continue
        out += [OPTIONS[name], value]
    return tuple(out + ["--chars"] * ("chars" in case.options))


def report_texts(gainsay, options):
    """The text that spans point into: the input where its hash says so, else `gainsay text`."""
    def get(report):
        with open(report["source"], "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() == report["sha256"]:
            return data
        some = [x for i, o in enumerate(options) if o in ("--input-format", "--content-type") for x in options[i:i + 2]]
        return subprocess.run([gainsay, "text", *some, report["source"]], stdout=subprocess.PIPE).stdout
    return get


def run_group(gainsay, options, cases, folder):
    """All cases of one set of options in one process; their records by source."""
    paths = []
    for i, case in enumerate(cases):
        paths.append(os.path.join(folder, "%04d.txt" % i))
        with open(paths[-1], "wb") as file:
            file.write(case.data)
    done = subprocess.run([gainsay, "read", "--format", "jsonl", "--quiet", *options, "--", *paths],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise SystemExit("gainsay read stopped with status %d: %s"
                         % (done.returncode, done.stderr.decode("utf-8", "replace").strip()))
    lines, current = defaultdict(list), None
    for line in done.stdout.decode("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] in ("report", "rejection"):
            current = record["source"]
        lines[current].append(line)
    texts = report_texts(gainsay, options)
    for case, path in zip(cases, paths):
        case.records = [json.loads(line) for line in lines[path]]
        for violation in check_records.check(lines[path], texts):
            case.fail(case.line, "against the record format: " + violation)
        if case.records and case.records[0]["type"] == "report":
            case.text = texts(case.records[0])


# ---------------------------------------------------------------- values as a person writes them


class View:
    """The records of one case, with ids shown as words."""

    def __init__(self, case):
        self.text = case.text or b""
        self.records = case.records
        self.by_id = {r["id"]: r for r in case.records if r.get("id")}

    def words(self, pair):
        return self.text[pair[0]:pair[1]].decode("utf-8", "replace")

    def record_names(self, ident):
        """All ways in which a case may name a record: the best first."""
        r = self.by_id.get(ident)
        if r is None:
            return [str(ident)]
        if r["type"] == "entity":
            return [r["name"]] + [n for n in r["names"] if n != r["name"]]
        if r["type"] == "statement":
            return [r["cue"]["text"]] + [self.words(p) for p in r["content"]] + self.names_of(r["speaker"])
        return [r.get("text", ident)]

    def names_of(self, ident):
        return self.record_names(ident) if ident else []

    def readings(self, name, value):
        """The strings that stand for one value; for a list, a list of such."""
        if value is None:
            return ["null"]
        if isinstance(value, bool):
            return [str(value).lower()]
        if isinstance(value, str):
            return self.record_names(value) if value in self.by_id else [value]
        if isinstance(value, dict):
            return self.reading_of_object(name, value)
        if isinstance(value, list):
            if len(value) == 2 and all(isinstance(x, int) for x in value):
                return [self.words(value)]
            return [self.readings(name, v) for v in value]
        return [str(value)]

    def reading_of_object(self, name, value):
        if "title" in value and "of" in value:
            return [value["title"]] + ["%s (%s)" % (value["title"], n) for n in self.names_of(value["of"])]
        if "event" in value and "mode" in value:
            return [value["event"], "%s:%s" % (value["event"], value["mode"])]
        if "obligor" in value:
            who = self.names_of(value["obligor"])
            return ["%s: %s" % (who[0] if who else "null", self.words(value["span"]))]
        if "entity" in value:
            return self.names_of(value["entity"])
        for key in ("text", "date", "title"):
            if isinstance(value.get(key), str) or key == "date" and key in value:
                also = [value["value"]] if isinstance(value.get("value"), str) else []
                return [value[key] or "null"] + also
        if "start" in value and "end" in value:
            return [self.words((value["start"], value["end"]))]
        return [json.dumps(value, ensure_ascii=False)]

    def get(self, record, path):
        """`published.from`, `evidence.speaker`: a field inside a field."""
        value = record
        for key in path.split("."):
            if not isinstance(value, dict) or key not in value:
                return False, None
            value = value[key]
        return True, value

    def shown(self, name, value):
        readings = self.readings(name, value)
        if isinstance(value, list) and not (readings and isinstance(readings[0], str)):
            return SEPARATOR.get(name, "; ").join(r[0] if isinstance(r[0], str) else " + ".join(x[0] for x in r)
                                                  for r in readings) or "none"
        return readings[0]

    def fits(self, record, field):
        """None when the record has the value, else what it has instead."""
        name, op, want = field
        there, value = self.get(record, name)
        if not there:
            return None if want == "null" else "%s is not there" % name
        if op == "~=":
            shown = self.shown(name, value)
            return None if want in shown else "%s is \"%s\"" % (name, shown)
        readings = self.readings(name, value)
        if isinstance(value, list) and (not readings or not isinstance(readings[0], str)):
            members = [] if want == "none" else want.split(SEPARATOR.get(name, "; "))
            flat = [[x[0] if isinstance(x, list) else x for x in r] for r in readings]
            good = len(flat) == len(members) and all(m in r for m, r in zip(members, flat))
        else:
            good = want in readings
        if good:
            return None
        shown = self.shown(name, value)
        return "%s is %s" % (name, shown if shown in ("null", "none") else '"%s"' % shown)

    def line(self, record):
        """A record in a case file's own words, for messages."""
        kind, show = record["type"], {
            "report": "title publisher published dateline language",
            "sentence": "text zone",
            "entity": "name kind names country offices",
            "statement": "cue act speaker form content polarity claim stance",
            "claim": "text status asserted_by denied_by questioned_by",
            "agreement": "name kind parties signed purpose terms",
            "event": "trigger plover actors recipients place time reality",
            "rejection": "stage code message offset",
        }
        return "%s: %s" % (kind, " ".join("%s=\"%s\"" % (f, self.shown(f, record.get(f))) for f in show[kind].split()))


# ---------------------------------------------------------------- matching


def match_all(view, records, expectations):
    """Gives every expectation a record of its own (augmenting paths); there is but one report."""
    fitting = [[i for i, r in enumerate(records) if not any(view.fits(r, f) for f in e.fields)] for e in expectations]
    if all(e.kind == "report" for e in expectations):
        return fitting, [e for e in range(len(expectations)) if not fitting[e]]
    taken = {}

    def place(e, seen):
        for i in fitting[e]:
            if i not in seen:
                seen.add(i)
                if i not in taken or place(taken[i], seen):
                    taken[i] = e
                    return True
        return False
    return fitting, [e for e in range(len(expectations)) if not place(e, set())]


def explain(view, records, expectation, fitting):
    if fitting:
        return "only %d fit%s, and other lines of the case need %s" % (
            len(fitting), "s" if len(fitting) == 1 else "", "it" if len(fitting) == 1 else "them")
    if not records:
        return "there is no such record"
    scored = [([m for m in (view.fits(r, f) for f in expectation.fields) if m], r) for r in records]
    misses, nearest = min(scored, key=lambda x: len(x[0]))
    return "nearest: %s\n        there %s" % (view.line(nearest), ", ".join(misses))


def zone_records(case, view):
    out = []
    for zone in case.records[0].get("zones", []) if case.records else []:
        out.append({"type": "zone", "zone": zone["zone"], "text": view.words((zone["start"], zone["end"])).strip()})
    return out


def check_case(case):
    view = View(case)
    view.line = lambda r, line=view.line: \
        'zone: %s "%s"' % (r["zone"], r["text"]) if r["type"] == "zone" else line(r)
    pools = {kind: [r for r in case.records if r["type"] == kind] for kind in RECORDS}
    pools["zone"] = zone_records(case, view)
    rejected = pools["rejection"]
    if rejected and not any(e.kind == "rejection" for e in case.expected):
        case.fail(case.line, "rejected: " + view.line(rejected[0]))
        return
    for kind, pool in pools.items():
        wanted = [e for e in case.expected if e.kind == kind and e.wanted]
        fitting, left = match_all(view, pool, wanted)
        for e in left:
            case.fail(wanted[e].line, "no record fits\n    %s\n    %s"
                      % (wanted[e].source, explain(view, pool, wanted[e], fitting[e])))
        for e in case.expected:
            if e.kind == kind and not e.wanted:
                for r in pool:
                    if not any(view.fits(r, f) for f in e.fields):
                        case.fail(e.line, "must not be there\n    %s\n    found: %s" % (e.source, view.line(r)))
    for e in case.expected:
        if e.kind == "zones":
            found = [z["zone"] for z in pools["zone"]]
            if found != e.fields:
                case.fail(e.line, "zones are %s\n    %s" % (" ".join(found), "\n    ".join(map(view.line, pools["zone"]))))
        elif e.kind == "only":
            kind, count = e.fields
            if len(pools[kind]) != count:
                case.fail(e.line, "%d of type %s instead of %d%s" % (
                    len(pools[kind]), kind, count, "".join("\n    " + view.line(r) for r in pools[kind])))


def case_files(given):
    if given:
        return given
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(HERE)
                  for name in names if name.endswith(".txt"))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", default=os.path.join(HERE, "../../build/gainsay"))
    parser.add_argument("--only")
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    os.environ.setdefault("GAINSAY_DATADIR", os.path.join(HERE, "../../data"))
    try:
        cases = [c for path in case_files(args.files) for c in parse_file(path)]
    except Bad as err:
        sys.exit(str(err))
    if args.only:
        cases = [c for c in cases if re.search(args.only, "%s: %s" % (os.path.relpath(c.path, HERE), c.name))]
    groups = defaultdict(list)
    for case in cases:
        groups[flags(case)].append(case)
    with tempfile.TemporaryDirectory() as folder:
        for options, group in groups.items():
            run_group(args.gainsay, options, group, folder)
    for case in cases:
        check_case(case)
        if args.only:
            print("# %s: %s" % (os.path.relpath(case.path, HERE), case.name))
            view = View(case)
            for record in case.records:
                print(view.line(record))
        for failure in case.failures:
            print(failure)
    failed = sum(bool(c.failures) for c in cases)
    print("%d cases, %d failed" % (len(cases), failed))
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
