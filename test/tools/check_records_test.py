#!/usr/bin/env python3
"""The checker itself: good records pass, and each way of breaking one is seen."""
import copy
import hashlib
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_records  # noqa: E402

TEXT = "Bridge – shut\n\nThe mayor denied that the bridge fell. No date was given.\n".encode()
SHA = hashlib.sha256(TEXT).hexdigest()
ID = SHA[:32]


def at(words):
    start = TEXT.index(words.encode())
    return [start, start + len(words.encode())]


def place(words, **more):
    start, end = at(words)
    return dict({"start": start, "end": end}, **more)


def good():
    """One report with a record of each type."""
    body = at("The mayor")[0]
    first, second = "The mayor denied that the bridge fell.", "No date was given."
    return [
        {"type": "report", "id": ID, "format": 1, "source": "x.txt", "sha256": SHA, "bytes": len(TEXT),
         "title": "Bridge – shut", "publisher": None, "author": None, "authors": [], "agency": [], "dateline": None,
         "published": {"date": "2021-03-12", "from": "caller"}, "modified": None, "captured": None, "url": None,
         "language": "en", "analysis": "en", "engine": "0.1.0", "model": None, "knowledge": "0" * 64,
         "zones": [{"zone": "title", "start": 0, "end": body}, {"zone": "body", "start": body, "end": len(TEXT)}],
         "evidence": {"title": [at("Bridge – shut")]}, "inferred": {"published": "caller"}},
        dict(place("Bridge – shut", text="Bridge – shut"), type="sentence", id=ID + "/z1", zone="title", evidence={}),
        dict(place(first, text=first), type="sentence", id=ID + "/z2", zone="body", evidence={}),
        dict(place(second, text=second), type="sentence", id=ID + "/z3", zone="body", evidence={}),
        {"type": "entity", "id": ID + "/n1", "kind": "person", "name": "The mayor", "names": ["The mayor"],
         "country": None, "sectors": ["GOV"], "offices": [], "mentions": [place("The mayor", form="nominal")],
         "evidence": {}},
        {"type": "statement", "id": ID + "/s1", "sentence": ID + "/z2", "zone": "body",
         "cue": place("denied", text="denied", lemma="deny"), "act": "deny", "speaker": ID + "/n1", "addressee": [],
         "channel": [], "form": "indirect", "content": [at("the bridge fell")], "quotes": [], "polarity": "negates",
         "modality": "asserted", "time": None, "claim": ID + "/c1", "stance": "denies", "restates": None,
         "evidence": {"speaker": [at("The mayor")]}},
        {"type": "claim", "id": ID + "/c1", "text": "the bridge fell", "proposition": None, "asserted_by": [],
         "denied_by": [ID + "/s1"], "questioned_by": [], "origins": {"for": 0, "against": 1}, "status": "denied",
         "evidence": {"text": [at("the bridge fell")]}},
        {"type": "rejection", "id": None, "source": "y.txt", "stage": "input", "code": "empty",
         "message": "nothing in it to read", "offset": 0, "evidence": {}},
    ]


def found(records):
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    return check_records.check(lines, lambda report: TEXT)


REPORT, TITLE, FIRST, SECOND, ENTITY, STATEMENT, CLAIM, REJECTION = range(8)
# What is broken, and a part of what the checker must say about it.
BROKEN = [
    (lambda r: r[REPORT].pop("zones"), "no field zones"),
    (lambda r: r[REPORT].update(id="0" * 32), "first 32 hex digits"),
    (lambda r: r[REPORT].update(bytes=5), "bytes"),
    (lambda r: r[REPORT]["zones"][1].update(start=20), "one begins at 20"),
    (lambda r: r[REPORT]["published"].update({"from": None}), "null together"),
    (lambda r: r[REPORT].update(modified="yesterday"), "ISO 8601"),
    (lambda r: r[REPORT].pop("inferred"), "published: neither evidence nor rule"),
    (lambda r: r[FIRST].update(text="The mayor said"), "but the text has"),
    (lambda r: r[FIRST].update(end=r[FIRST]["end"] + 1), "but the text has"),
    (lambda r: r[TITLE].update(end=8), "cuts a character"),
    (lambda r: r[FIRST].update(start_char=3), "start_char is 3"),
    (lambda r: r[STATEMENT].update(content_chars=r[STATEMENT]["content"]), "not the code points of content"),
    (lambda r: r[SECOND].update(zone="title"), "not inside one title zone"),
    (lambda r: r[SECOND].update(id=ID + "/z9"), "id should be"),
    (lambda r: r[SECOND].update(duplicate_of=ID + "/z1"), "has other words"),
    (lambda r: r[ENTITY].update(kind="mayor"), "is not one of"),
    (lambda r: r[ENTITY].update(country="Germany"), "alpha-3"),
    (lambda r: r[ENTITY].update(mentions=[]), "there is none"),
    (lambda r: r[STATEMENT].update(speaker=ID + "/n7"), "there is no"),
    (lambda r: r[STATEMENT].update(evidence={}), "speaker: neither evidence nor rule"),
    (lambda r: r[STATEMENT].update(addressee=[ID + "/n1"]), "addressee: neither evidence nor rule"),
    (lambda r: r[STATEMENT]["evidence"].update(addressee=[[]]), "one list of spans for each of 0"),
    (lambda r: r[STATEMENT].update(act="murmur"), "is not one of"),
    (lambda r: r[STATEMENT].update(stance=None), "null together"),
    (lambda r: r[STATEMENT].update(sentence=ID + "/z3", zone="body"), "not inside its sentence"),
    (lambda r: r[STATEMENT].update(inferred={}), "must hold something"),
    (lambda r: r[STATEMENT].update(content=[[3, 400]]), "not inside the text"),
    (lambda r: r[CLAIM].update(denied_by=[]), "by their own stance"),
    (lambda r: r[CLAIM].update(status="alleged"), "denies it"),
    (lambda r: r[CLAIM].update(text="the bridge"), "but the text has"),
    (lambda r: r[REJECTION].update(code="bad"), "is not one of"),
    (lambda r: r.insert(1, r.pop(CLAIM)), "stands behind claim"),
    (lambda r: r.insert(0, "{"), "not JSON"),
    (lambda r: r.insert(0, '{"type": "report", "type": "report"}'), "a key stands twice"),
]


def main():
    wrong = found(good())
    if wrong:
        print("good records: " + "; ".join(wrong))
    for number, (damage, words) in enumerate(BROKEN):
        records = copy.deepcopy(good())
        damage(records)
        said = found(records)
        if not any(words in s for s in said):
            wrong.append(number)
            print("damage %d: %r was not said, but: %s" % (number, words, said))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
