"""Checks an export with readers that are not ours: exports.py WHAT FILE.

Compares with records.jsonl, the records of the same reports, and one.text and
two.text, their texts, all in the working folder. An error names what is wrong.
"""
import csv
import json
import re
import sys
from datetime import date

HAPPENED = {"occurred", "ongoing", "habitual"}
COLUMNS = {"polecat": 40, "gdelt": 61, "gdelt-mentions": 16, "icews": 20}


def load_records():
    with open("records.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


RECORDS = load_records()
BY_ID = {record["id"]: record for record in RECORDS}
REPORTS = [record for record in RECORDS if record["type"] == "report"]


def of_type(kind):
    return [record for record in RECORDS if record["type"] == kind]


def equal(got, expected, what):
    if got != expected:
        raise SystemExit(f"{what}: {got!r}, not {expected!r}")


def read_lines(path):
    """JSON, a document a line."""
    with open(path, "rb") as file:
        return [json.loads(line.decode("utf-8")) for line in file]


def read_csv(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data.endswith(b"\r\n")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows:
        equal(len(row), len(rows[0]), "cells of a row")
    return rows


def check_csv(path, table):
    rows = read_csv(path)
    names = rows[0]
    found = [dict(zip(names, row)) for row in rows[1:]]
    records = of_type({"entities": "entity"}.get(table, table[:-1]))
    if table == "agreements":
        equal(len(found), sum(max(1, len(a["terms"])) for a in records), "rows")
    else:
        equal([row["id"] for row in found], [r["id"] for r in records], "ids")
    assert found, "nothing to check"
    for row in found:
        record = BY_ID[row["id"]]
        equal(row["publisher"], 'Halden Courier, "evening"', "publisher")
        equal(row["url"], "https://example.org/lake?a=1,2", "url")
        for name, value in record.items():
            if name in row and (value is None or isinstance(value, str)) and name != "type":
                equal(row[name], value or "", name)
    return found


def names_of(statements):
    speakers = (BY_ID[s]["speaker"] for s in statements)
    return ";".join(BY_ID[s]["name"] for s in speakers if s)


def check_csv_claims(path):
    for row in check_csv(path, "claims"):
        record = BY_ID[row["id"]]
        equal(row["denied_by"], ";".join(record["denied_by"]), "denied_by")
        equal(row["denied_by_names"], names_of(record["denied_by"]), "denied_by_names")


def check_hxl(path):
    rows = read_csv(path)
    tags = rows[1]
    assert any(tags) and all(t == "" or re.fullmatch(r"#[a-z]+(\+[a-z]+)*", t) for t in tags), tags
    equal(tags[rows[0].index("reality")], "#status", "tag of reality")
    assert rows[2][0] in BY_ID


def read_table(path, what):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows, "nothing to check"
    for row in rows:
        equal(len(row), COLUMNS[what], "columns")
    return rows


def pairs(events):
    return sum(max(1, len(e["actors"])) * max(1, len(e["recipients"])) for e in events)


def coded(code):
    return [e for e in of_type("event")
            if e["reality"] in HAPPENED and e["zone"] != "teaser" and e[code]]


def check_plover(path, denials=False):
    found = read_lines(path)
    realities = HAPPENED | ({"denied", "negated"} if denials else set())
    events = [e for e in of_type("event")
              if e["reality"] in realities and e["zone"] != "teaser" and e["plover"]]
    equal([r["id"] for r in found], [e["id"] for e in events], "ids")
    for row, event in zip(found, events):
        equal("negation" in row["mode"], event["reality"] not in HAPPENED, "negation")
        equal(row["event"], [event["plover"]["event"]], "event")
        assert row["quad_code"] in (1, 2, 3, 4)
        equal([e["identifier_id"] for e in row["actor"]], event["actors"], "actors")
        if row["date"]:
            date.fromisoformat(row["date"])
    if denials:
        assert any("negation" in row["mode"] for row in found), "no denial"


def check_polecat(path):
    rows = read_table(path, "polecat")
    equal(rows[0][:3], ["Event ID", "Event Date", "Event Type"], "head")
    equal(len(rows) - 1, pairs(coded("plover")), "rows")
    for row in rows[1:]:
        assert BY_ID[row[0].split(".")[0]]["reality"] in HAPPENED
        equal(row[34], "2021-03-12", "publication")


def check_coded(path, what, code, denials=False):
    rows = read_table(path, what)
    if what == "icews":
        equal(rows[0][0], "Event ID", "head")
        rows = rows[1:]
    denied = [row for row in rows if code is not None and row[code] == "016"]
    equal(bool(denied), denials and code is not None, "denials")
    if what != "gdelt-mentions":
        equal(len(rows) - len(denied), pairs(coded("cameo")), "rows")
        equal(len({row[0] for row in rows}), len(rows), "numbers are unique")
    for row in rows:
        assert 0 <= int(row[0]) < 2**63
    return rows


def check_gdelt(path, denials=False):
    for row in check_coded(path, "gdelt", 26, denials):
        equal(row[27], row[26][:3], "base code")
        equal(row[28], row[26][:2], "root code")
        assert row[1] == "" or re.fullmatch(r"2021\d{4}", row[1]), row[1]
        equal(row[59], "20210312000000", "added")


def check_mentions(path, denials=False):
    for row in check_coded(path, "gdelt-mentions", None, denials):
        equal(row[4], "example.org", "host")
        assert all(-1 <= int(n) < int(row[12]) for n in row[7:10]), row


def check_geojson(path):
    found = read_lines(path)
    equal(len(found), len(REPORTS), "documents")
    features = [feature for document in found for feature in document["features"]]
    events = [f for f in features if f["properties"]["record"] == "event"]
    equal([f["id"] for f in events], [e["id"] for e in of_type("event")], "events")
    for feature in features:
        at = feature["geometry"]
        place = feature["properties"]["precision"]
        if at:
            assert place and -180 <= at["coordinates"][0] <= 180 and -90 <= at["coordinates"][1] <= 90
            entity = BY_ID[feature["id"]]
            if entity["type"] == "event":
                entity = BY_ID[entity["place"]["entity"]]
            equal(at["coordinates"], [entity["place"]["lon"], entity["place"]["lat"]], "point")
        assert feature["type"] == "Feature" and "geometry" in feature
    assert any(f["geometry"] for f in events) and any(not f["geometry"] for f in features)


def check_geojson_reader(path):
    import geojson
    with open(path, encoding="utf-8") as file:
        for line in file:
            document = geojson.loads(line)
            assert document.is_valid, document.errors()


def check_annotation(path):
    kinds = ("statement", "claim", "event")
    for document, name in zip(read_lines(path), ("one.text", "two.text"), strict=True):
        with open(name, encoding="utf-8", newline="") as file:
            text = file.read()
        items = document["first"]["items"]
        equal(document["type"], "AnnotationCollection", "type")
        equal(document["total"], len(items), "total")
        for item in items:
            check_targets(item, text)
            record = BY_ID[item["id"].replace("nih:sha-256-128;", "").replace("#", "/")]
            assert record["type"] in kinds
            linked = [b["source"].split("#")[1] for b in item["body"] if b.get("purpose") == "linking"]
            for denial in record.get("denied_by", []):
                assert denial.split("/")[1] in linked, "a claim without its denial"


def check_targets(item, text):
    for target in item["target"]:
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        equal(text[start:end], quote["exact"], "words")
        equal(text[max(0, start - 32):start], quote["prefix"], "prefix")
        equal(text[end:end + 32][:len(quote["suffix"])], quote["suffix"], "suffix")


def check_claim(path):
    found = [node for document in read_lines(path) for node in document["@graph"]]
    claims = [node for node in found if node["@type"] == "Claim"]
    equal(len(claims), len(of_type("claim")), "claims")
    assert claims, "nothing to check"
    for node, claim in zip(claims, of_type("claim")):
        equal(node["text"], claim["text"], "text")
        equal(node["creativeWorkStatus"], claim["status"], "status")
        denials = [d["@id"].split("#")[1] for d in node["subjectOf"] if d["genre"] == "denial"]
        equal(denials, [d.split("/")[1] for d in claim["denied_by"]], "denials")
    assert any(claim["denied_by"] for claim in of_type("claim")), "no denial to check"


def check_prov(path):
    found = read_lines(path)
    equal(len(found), len(REPORTS), "documents")
    for document, report in zip(found, REPORTS):
        assert "text:" + report["id"] in document["entity"]
        for relation in document["wasDerivedFrom"].values():
            for end in ("prov:generatedEntity", "prov:usedEntity"):
                assert relation[end] in document["entity"], relation
        made = {relation["prov:entity"] for relation in document["wasGeneratedBy"].values()}
        kinds = ("entity", "statement", "claim", "event", "agreement")
        records = {"r:" + r["id"].split("/")[1] for r in RECORDS
                   if r["type"] in kinds and r["id"].startswith(report["id"])}
        equal(made, records, "records")


def check_prov_reader(path):
    from prov.model import ProvDocument
    with open(path, encoding="utf-8") as file:
        for line in file:
            assert ProvDocument.deserialize(content=line, format="json").get_records()


def check_ics(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")
    equal(data.count(b"BEGIN:VCALENDAR"), 1, "frames")
    assert data.count(b"BEGIN:VEVENT") >= 2
    assert data.count(b"\n") == data.count(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")


def check_ics_reader(path):
    import icalendar
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    entries = calendar.walk("VEVENT")
    assert entries
    for entry in entries:
        uid = str(entry["UID"])
        record = BY_ID["/".join(uid.split("/")[:2])]
        assert entry["DTEND"].dt > entry["DTSTART"].dt
        equal(str(entry["DTSTAMP"].dt.date()), "2021-03-12", "stamp")
        assert 'Halden Courier, "evening"' in entry["DESCRIPTION"]
        if record["type"] == "event":
            equal(record["reality"], "planned", "reality")
            equal(entry["DTSTART"].dt.isoformat(), record["time"]["start"][:10], "day")


CHECKS = {
    "csv-events": lambda path: check_csv(path, "events"),
    "csv-statements": lambda path: check_csv(path, "statements"),
    "csv-claims": check_csv_claims,
    "csv-entities": lambda path: check_csv(path, "entities"),
    "csv-agreements": lambda path: check_csv(path, "agreements"),
    "hxl": check_hxl,
    "plover": check_plover,
    "plover-denials": lambda path: check_plover(path, True),
    "polecat": check_polecat,
    "gdelt": check_gdelt,
    "gdelt-denials": lambda path: check_gdelt(path, True),
    "gdelt-mentions": check_mentions,
    "gdelt-mentions-denials": lambda path: check_mentions(path, True),
    "icews": lambda path: check_coded(path, "icews", 6),
    "icews-denials": lambda path: check_coded(path, "icews", 6, True),
    "geojson": check_geojson,
    "geojson-reader": check_geojson_reader,
    "annotation": check_annotation,
    "claim": check_claim,
    "prov": check_prov,
    "prov-reader": check_prov_reader,
    "ics": check_ics,
    "ics-reader": check_ics_reader,
}

if __name__ == "__main__":
    CHECKS[sys.argv[1]](sys.argv[2])
