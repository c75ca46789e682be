#!/usr/bin/env python3
"""Check that JSON Lines keep the record format's promises (gainsay-records(5)).

  check_records.py RECORDS.jsonl                      shapes, ids, order, references, evidence
  check_records.py --text TEXT RECORDS.jsonl          one report; spans against the text they point into
  check_records.py --gainsay build/gainsay RECORDS    the text of each report from `gainsay text SOURCE`
  gainsay read --format jsonl FILE | check_records.py -

Written from the format's manual alone: it shares no code with the engine. Prints
one line a violation, `RECORDS:line: id: what is wrong`, and exits 1 if there is
any. As a module: check(lines, texts) gives the violations as a list.
"""
import argparse
import hashlib
import json
import re
import subprocess
import sys

ORDER = ["report", "sentence", "entity", "statement", "claim", "event", "agreement"]
LETTER = {"sentence": "z", "entity": "n", "statement": "s", "claim": "c", "event": "e", "agreement": "a"}
FIELDS = {
    "report": "type id evidence format source sha256 bytes title publisher author authors agency dateline published "
              "modified captured url language analysis engine model knowledge zones",
    "sentence": "type id evidence zone start end text",
    "entity": "type id evidence kind name names country sectors offices mentions",
    "statement": "type id evidence sentence zone cue act speaker addressee channel form content quotes polarity "
                 "modality time claim stance restates",
    "claim": "type id evidence text proposition asserted_by denied_by questioned_by origins status",
    "event": "type id evidence sentence zone trigger plover cameo actors recipients place time reality according_to",
    "agreement": "type id evidence name kind parties signed purpose terms",
    "rejection": "type id evidence source stage code message offset",
}
ENUM = {
    "zone": "title dateline byline body caption teaser boilerplate",
    "kind": "person organization state place group facility document other",
    "mention": "name nominal pronoun metonym",
    "act": "say deny confirm accuse demand promise threaten ask answer warn praise criticize announce estimate believe",
    "form": "direct mixed indirect narrated",
    "polarity": "affirms negates",
    "modality": "asserted possible necessary intended desired asked",
    "stance": "asserts denies confirms questions rejects",
    "status": "withdrawn disputed denied alleged reported",
    "event": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
             "MOBILIZE COERCE ASSAULT",
    "reality": "occurred ongoing habitual planned intended desired hypothetical negated denied alleged historical",
    "pact": "ceasefire peace statement treaty exchange deal",
    "term": "agreed refused missed disputed done",
    "where": "site town region country route",
    "precision": "minute day week month year",
    "from": "caller metadata text",
    "code": "memory io limit encoding format empty data usage",
}
ENUM = {k: set(v.split()) for k, v in ENUM.items()}
ENUM["term"].add("in progress")
# The fields that say something about the world, and whether each is a list.
WORLD = {
    "report": {"title": False, "publisher": False, "authors": True, "agency": True, "dateline": False,
               "published": False, "modified": False},
    "entity": {"country": False, "offices": True},
    "statement": {"speaker": False, "addressee": True, "channel": True, "time": False},
    "claim": {"text": False},
    "agreement": {"name": False, "parties": True, "signed": False, "purpose": False},
    "event": {"actors": True, "recipients": True, "place": False, "time": False, "reality": False},
}
DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?|--\d\d(?:-\d\d)?)\Z")
SIDES = {"asserted_by": {"asserts", "confirms"}, "denied_by": {"denies", "rejects"}, "questioned_by": {"questions"}}


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def no_twins(pairs):
    out = dict(pairs)
    if len(out) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return out


class Report:
    """The records of one report as they come, and what they have promised so far."""

    def __init__(self, record, text, complain):
        self.record, self.text, self.complain = record, text, complain
        self.id = record.get("id")
        self.size = record.get("bytes") if is_int(record.get("bytes")) else 0
        self.by = {t: [] for t in LETTER}
        self.ids = {}
        self.starts = None  # byte offsets at which code points begin

    # ---- spans

    def char(self, byte):
        """The number of code points before `byte`; None inside one."""
        if self.starts is None:
            self.starts, n = {}, 0
            for i, b in enumerate(self.text):
                if b & 0xC0 != 0x80:
                    self.starts[i] = n
                    n += 1
            self.starts[len(self.text)] = n
        return self.starts.get(byte)

    def span(self, what, start, end):
        if not (is_int(start) and is_int(end)):
            self.complain("%s: a span needs two whole numbers, not %r, %r" % (what, start, end))
            return False
        if not 0 <= start < end <= self.size:
            self.complain("%s: span [%d, %d) is not inside the text of %d bytes" % (what, start, end, self.size))
            return False
        if self.text is not None and (self.char(start) is None or self.char(end) is None):
            self.complain("%s: span [%d, %d) cuts a character" % (what, start, end))
            return False
        return True

    def bounds(self, what, obj):
        """An object with `start` and `end`, and their code points if it gives them."""
        if not isinstance(obj, dict) or not self.span(what, obj.get("start"), obj.get("end")):
            if not isinstance(obj, dict):
                self.complain("%s: must be an object with start and end" % what)
            return None
        if self.text is not None:
            for side in ("start", "end"):
                if side + "_char" in obj and obj[side + "_char"] != self.char(obj[side]):
                    self.complain("%s: %s_char is %r; %d code points stand before byte %d"
                                  % (what, side, obj[side + "_char"], self.char(obj[side]), obj[side]))
        return obj["start"], obj["end"]

    def words(self, span):
        return None if self.text is None else self.text[span[0]:span[1]].decode("utf-8", "replace")

    def same_words(self, what, span, text):
        found = self.words(span)
        if found is not None and found != text:
            self.complain("%s: %r, but the text has %r at [%d, %d)" % (what, text, found, *span))

    def pairs(self, what, value):
        """[[start, end], ...]"""
        if not isinstance(value, list):
            self.complain("%s: must be a list of spans" % what)
            return []
        good = []
        for pair in value:
            if not isinstance(pair, list) or len(pair) != 2:
                self.complain("%s: %r is not [start, end]" % (what, pair))
            elif self.span(what, *pair):
                good.append(tuple(pair))
        return good

    # ---- references

    def ref(self, what, value, kind, earlier=None):
        """An id of a record of type `kind`; `earlier`: of this report so far only."""
        if not isinstance(value, str) or not re.fullmatch(re.escape(str(self.id)) + "/%s[1-9][0-9]*" % LETTER[kind], value):
            self.complain("%s: %r is no id of this report's %s records" % (what, value, kind))
        elif earlier is not None and int(value.rsplit("/", 1)[1][1:]) > earlier:
            self.complain("%s: %s does not stand before this record" % (what, value))
        else:
            return value
        return None

    def refs(self, what, value, kind):
        if not isinstance(value, list):
            self.complain("%s: must be a list of ids" % what)
            return []
        if len(set(map(str, value))) != len(value):
            self.complain("%s: an id stands twice" % what)
        return [v for v in value if self.ref(what, v, kind)]


class Checker:
    def __init__(self, texts=None):
        self.texts = texts or (lambda report: None)
        self.found = []
        self.report = None
        self.where = ""

    def complain(self, message):
        self.found.append("%s: %s" % (self.where, message))

    # ---- one line at a time

    def line(self, number, line):
        self.where = "%d" % number
        try:
            obj = json.loads(line, object_pairs_hook=no_twins)
        except ValueError as err:
            self.complain("not JSON: %s" % err)
            return
        if not isinstance(obj, dict) or obj.get("type") not in FIELDS:
            self.complain("not a record of a known type: %.80s" % line)
            return
        kind = obj["type"]
        self.where = "%d: %s" % (number, obj.get("id") or kind)
        missing = [f for f in FIELDS[kind].split() if f not in obj]
        if missing:
            self.complain("no field " + ", ".join(missing))
            return
        if not isinstance(obj["evidence"], dict):
            self.complain("evidence must be an object")
            return
        if kind == "rejection":
            self.finish()
            self.rejection(obj)
        elif kind == "report":
            self.finish()
            self.start(obj)
        elif self.report is None:
            self.complain("stands before any report")
        else:
            self.member(kind, obj)

    def member(self, kind, obj):
        r = self.report
        if ORDER.index(kind) < ORDER.index(self.last):
            self.complain("%s stands behind %s" % (kind, self.last))
        self.last = kind
        r.by[kind].append(obj)
        want = "%s/%s%d" % (r.id, LETTER[kind], len(r.by[kind]))
        if obj["id"] != want:
            self.complain("the id should be %s" % want)
        r.ids[obj["id"]] = (obj, self.where)
        getattr(self, kind)(obj)
        self.proofs(kind, obj)

    def enum(self, name, value, null=False, kind=None):
        if not (null and value is None) and value not in ENUM[kind or name]:
            self.complain("%s: %r is not one of: %s" % (name, value, " ".join(sorted(ENUM[kind or name]))))

    def string(self, name, value, null=False):
        if not (null and value is None) and (not isinstance(value, str) or not value):
            self.complain("%s: must be %sa string that is not empty, not %r" % (name, "null or " if null else "", value))

    def date(self, name, value):
        if value is not None and not (isinstance(value, str) and DATE.match(value)):
            self.complain("%s: %r is no ISO 8601 date" % (name, value))

    # ---- records

    def start(self, obj):
        self.last = "report"
        text = self.texts(obj)
        self.report = r = Report(obj, text, self.complain)
        if not re.fullmatch("[0-9a-f]{64}", str(obj["sha256"])) or obj["id"] != obj["sha256"][:32]:
            self.complain("the id must be the first 32 hex digits of sha256")
        if obj["format"] != 1:
            self.complain("format: %r is not 1" % obj["format"])
        if text is not None:
            if hashlib.sha256(text).hexdigest() != obj["sha256"]:
                self.complain("sha256 is not that of the text")
            if len(text) != obj["bytes"]:
                self.complain("bytes: %r, but the text has %d" % (obj["bytes"], len(text)))
                r.size = min(r.size, len(text))
            if b"\0" in text:
                self.complain("the text holds a NUL")
        for name in ("source", "title", "publisher", "author", "url", "captured", "language", "analysis", "model"):
            self.string(name, obj[name], null=True)
        self.string("engine", obj["engine"])
        if not re.fullmatch("[0-9a-f]{64}", str(obj["knowledge"])):
            self.complain("knowledge: %r is no hash" % obj["knowledge"])
        for name in ("authors", "agency"):
            if not isinstance(obj[name], list):
                self.complain("%s: must be a list" % name)
            else:
                [self.string(name, x) for x in obj[name]]
        if isinstance(obj["authors"], list) and (", ".join(map(str, obj["authors"])) or None) != obj["author"]:
            self.complain("author: %r are not the authors" % obj["author"])
        self.head_dates(obj)
        self.zones(obj)
        self.proofs("report", obj)

    def head_dates(self, obj):
        published, dateline = obj["published"], obj["dateline"]
        if not isinstance(published, dict) or set(published) != {"date", "from"}:
            self.complain("published: must be {date, from}")
        else:
            self.date("published.date", published["date"])
            self.enum("from", published["from"], null=True)
            if (published["date"] is None) != (published["from"] is None):
                self.complain("published: date and from are null together or not at all")
        if dateline is not None:
            if not isinstance(dateline, dict) or set(dateline) != {"place", "date"} or not any(dateline.values()):
                self.complain("dateline: must be null or {place, date} with one of them known")
            else:
                self.date("dateline.date", dateline["date"])
                self.string("dateline.place", dateline["place"], null=True)
        self.date("modified", obj["modified"])
        if "date_conflict" in obj:
            self.string("date_conflict", obj["date_conflict"])

    def zones(self, obj):
        at = 0
        if not isinstance(obj["zones"], list):
            self.complain("zones: must be a list")
            obj["zones"] = []
        for zone in obj["zones"]:
            span = self.report.bounds("zones", zone)
            if not span:
                continue
            self.enum("zone", zone.get("zone"))
            if span[0] != at:
                self.complain("zones: one begins at %d where %d is due" % (span[0], at))
            at = span[1]
        if at != obj["bytes"]:
            self.complain("zones: they end at %d, the text at %r" % (at, obj["bytes"]))

    def sentence(self, obj):
        r = self.report
        span = r.bounds("sentence", obj)
        self.enum("zone", obj["zone"])
        if obj["zone"] == "boilerplate":
            self.complain("a sentence of boilerplate")
        if not span:
            return
        r.same_words("text", span, obj["text"])
        if obj["text"] != obj["text"].strip(" \t\r\n\f\v"):
            self.complain("white space at an end of the sentence: %r" % obj["text"])
        before = r.by["sentence"][-2] if len(r.by["sentence"]) > 1 else None
        if before and before["end"] > span[0]:
            self.complain("the sentence before it ends at %d" % before["end"])
        if not any(z["zone"] == obj["zone"] and z["start"] <= span[0] and span[1] <= z["end"]
                   for z in r.record["zones"]):
            self.complain("the sentence is not inside one %s zone" % obj["zone"])
        if "duplicate_of" in obj:
            first = r.ref("duplicate_of", obj["duplicate_of"], "sentence", earlier=len(r.by["sentence"]) - 1)
            if first and r.ids[first][0]["text"] != obj["text"]:
                self.complain("duplicate_of: %s has other words" % first)

    def entity(self, obj):
        r = self.report
        self.enum("kind", obj["kind"])
        self.string("name", obj["name"])
        if not isinstance(obj["names"], list) or obj["name"] not in obj["names"]:
            self.complain("names: %r does not hold the name %r" % (obj["names"], obj["name"]))
        elif len(set(obj["names"])) != len(obj["names"]):
            self.complain("names: one stands twice in %r" % obj["names"])
        if obj["country"] is not None and not re.fullmatch("[A-Z]{3}", str(obj["country"])):
            self.complain("country: %r is no ISO 3166 alpha-3 code" % obj["country"])
        if not isinstance(obj["sectors"], list) or any(not re.fullmatch("[A-Z]{3}", str(x)) for x in obj["sectors"]):
            self.complain("sectors: %r are no PLOVER codes" % obj["sectors"])
        for office in obj["offices"]:
            self.string("offices.title", office.get("title"))
            if office.get("of") is not None:
                r.ref("offices.of", office["of"], "entity")
        spans = []
        for mention in obj["mentions"]:
            span = r.bounds("mentions", mention)
            self.enum("form", mention.get("form"), kind="mention")
            if span:
                spans.append(span)
        if not spans:
            self.complain("mentions: there is none")
            return
        if spans != sorted(set(spans)):
            self.complain("mentions: not in text order, or one stands twice")
        if spans[0] < getattr(r, "first_mention", (-1, 0)):
            self.complain("entities are not in the order of their first mentions: %r stands behind %r"
                          % (spans[0], r.first_mention))
        r.first_mention = spans[0]

    def words_of(self, name, obj):
        """The words that a record stands on, inside their sentence: a cue, a trigger."""
        r = self.report
        sentence = r.ref("sentence", obj["sentence"], "sentence")
        cue = r.bounds(name, obj[name])
        if sentence and sentence in r.ids:
            s = r.ids[sentence][0]
            if obj["zone"] != s["zone"]:
                self.complain("zone: %r, but its sentence's is %r" % (obj["zone"], s["zone"]))
            if "duplicate_of" in s:
                self.complain("sentence: %s is a duplicate" % sentence)
            if cue and not (s["start"] <= cue[0] and cue[1] <= s["end"]):
                self.complain("%s: not inside its sentence %s" % (name, sentence))
        elif sentence:
            self.complain("sentence: there is no %s" % sentence)
        if cue:
            r.same_words(name, cue, obj[name].get("text"))
            self.string(name + ".lemma", obj[name].get("lemma"))
            if cue < getattr(r, "last_" + name, (-1, 0)):
                self.complain("%ss are not in text order of their %ss" % (obj["type"], name))
            setattr(r, "last_" + name, cue)

    def statement(self, obj):
        r = self.report
        self.words_of("cue", obj)
        for name in ("act", "form", "polarity", "modality"):
            self.enum(name, obj[name])
        self.enum("stance", obj["stance"], null=True)
        if obj["speaker"] is not None:
            r.ref("speaker", obj["speaker"], "entity")
        r.refs("addressee", obj["addressee"], "entity")
        r.refs("channel", obj["channel"], "entity")
        for name in ("content", "quotes"):
            spans = r.pairs(name, obj[name])
            if any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
                self.complain("%s: spans overlap or are not in text order" % name)
        self.time(obj["time"])
        if obj["claim"] is not None:
            r.ref("claim", obj["claim"], "claim")
        if (obj["claim"] is None) != (obj["stance"] is None):
            self.complain("claim and stance are null together or not at all")
        if obj["restates"] is not None:
            r.ref("restates", obj["restates"], "statement")
            if obj["restates"] == obj["id"]:
                self.complain("restates: itself")

    def time(self, value):
        if value is None:
            return
        if not isinstance(value, dict) or set(value) != {"start", "end", "value", "precision", "approximate", "text"}:
            self.complain("time: must be null or {start, end, value, precision, approximate, text}")
            return
        self.date("time.start", value["start"])
        self.date("time.end", value["end"])
        self.string("time.value", value["value"])
        self.enum("precision", value["precision"])
        if not isinstance(value["approximate"], bool):
            self.complain("time.approximate: must be true or false")
        self.string("time.text", value["text"], null=True)

    def claim(self, obj):
        r = self.report
        self.string("text", obj["text"])
        for name in SIDES:
            r.refs(name, obj[name], "statement")
        self.enum("status", obj["status"])
        if obj["proposition"] is not None:
            r.ref("proposition.event", obj["proposition"].get("event"), "event")
            self.what(obj["proposition"])
        origins = obj["origins"]
        if not isinstance(origins, dict) or set(origins) != {"for", "against"} or \
                not all(is_int(n) and n >= 0 for n in origins.values()):
            self.complain("origins: must be {for, against}, two numbers")
        if obj["status"] == "denied" and not obj["denied_by"]:
            self.complain("status: denied, but denied_by is empty")
        if obj["status"] == "disputed" and not (obj["denied_by"] and obj["asserted_by"]):
            self.complain("status: disputed, but not both asserted and denied")
        if obj["status"] in ("alleged", "reported") and obj["denied_by"]:
            self.complain("status: %s, but %s denies it" % (obj["status"], ", ".join(obj["denied_by"])))

    def event(self, obj):
        r = self.report
        self.words_of("trigger", obj)
        self.what(obj)
        r.refs("according_to", obj["according_to"], "statement")
        if "mentions" in obj:
            r.pairs("mentions", obj["mentions"])

    def what(self, obj):
        """Who did what to whom: of an event, or of a claim's proposition."""
        r = self.report
        plover = obj["plover"]
        coded = "source" in obj or "target" in obj  # by the dictionaries of another coder
        if coded and plover is None:
            pass  # a code without a category
        elif not isinstance(plover, dict) or set(plover) != {"event", "mode", "contexts"}:
            self.complain("plover: must be {event, mode, contexts}")
        else:
            self.enum("event", plover["event"])
            self.string("plover.mode", plover["mode"], null=True)
            if not isinstance(plover["contexts"], list):
                self.complain("plover.contexts: must be a list")
        if coded:
            for name in ("cameo", "source", "target"):
                self.string(name, obj.get(name))
        elif obj["cameo"] is not None and not re.fullmatch("[0-9]{2,4}", str(obj["cameo"])):
            self.complain("cameo: %r is no CAMEO code" % obj["cameo"])
        actors = r.refs("actors", obj["actors"], "entity")
        if set(actors) & set(r.refs("recipients", obj["recipients"], "entity")):
            self.complain("recipients: one is an actor as well")
        if obj["place"] is not None:
            r.ref("place.entity", obj["place"].get("entity"), "entity")
            self.enum("precision", obj["place"].get("precision"), null=True, kind="where")
        self.time(obj["time"])
        self.enum("reality", obj["reality"])

    def agreement(self, obj):
        r = self.report
        self.string("name", obj["name"])
        self.enum("kind", obj["kind"], kind="pact")
        if not r.refs("parties", obj["parties"], "entity"):
            self.complain("parties: there is none")
        self.time(obj["signed"])
        self.string("purpose", obj["purpose"], null=True)
        for i, term in enumerate(obj["terms"], 1):
            if term.get("id") != "t%d" % i:
                self.complain("terms: %r should be t%d" % (term.get("id"), i))
            for name in ("obligor", "obligee"):
                if term[name] is not None:
                    r.ref("terms." + name, term[name], "entity")
            self.string("terms.action", term["action"])
            self.string("terms.object", term["object"], null=True)
            self.time(term["deadline"])
            self.enum("terms.status", term["status"], kind="term")
            r.pairs("terms.span", [term["span"]])

    def rejection(self, obj):
        for name in ("source", "stage", "message"):
            self.string(name, obj[name], null=name == "source")
        self.enum("code", obj["code"])
        if obj["offset"] is not None and not (is_int(obj["offset"]) and obj["offset"] >= 0):
            self.complain("offset: must be null or a byte offset")

    # ---- evidence

    def proofs(self, kind, obj):
        r = self.report
        inferred = obj.get("inferred", {})
        if "inferred" in obj and (not isinstance(inferred, dict) or not inferred):
            self.complain("inferred: must hold something or be left out")
            inferred = {}
        for field, rule in inferred.items():
            self.string("inferred." + field, rule)
        for field in list(obj["evidence"]) + list(inferred):
            if field not in obj:
                self.complain("evidence for %r, which is no field of the record" % field)
        spans = {f: self.field_spans(f, obj.get(f), v) for f, v in obj["evidence"].items()}
        for field in [f for f in obj if f.endswith("_chars")]:
            if r.text is not None and obj[field] != self.in_chars(obj.get(field[:-6])):
                self.complain("%s: not the code points of %s" % (field, field[:-6]))
        for field, is_list in WORLD.get(kind, {}).items():
            value = obj[field]
            if field == "published" and isinstance(value, dict):
                value = value.get("date")
            if not value or field in inferred:
                continue
            got = spans.get(field)
            if not got:
                self.complain("%s: neither evidence nor rule" % field)
            elif is_list and not all(got):
                self.complain("%s: a member has neither evidence nor rule" % field)
        if kind == "claim" and spans.get("text"):
            r.same_words("text", spans["text"][0], obj["text"])
        if kind in ("statement", "event") and obj["time"] and spans.get("time") and obj["time"].get("text"):
            r.same_words("time.text", spans["time"][0], obj["time"]["text"])

    def in_chars(self, value):
        """The same shape with code points for bytes."""
        if isinstance(value, dict):
            return {k: self.in_chars(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self.in_chars(v) for v in value]
        return self.report.char(value) if is_int(value) else value

    def field_spans(self, field, value, evidence):
        """Spans of a plain field; of a list one list a member, in its order."""
        what = "evidence." + field
        if not isinstance(value, list):
            return self.report.pairs(what, evidence)
        if not isinstance(evidence, list) or len(evidence) != len(value):
            self.complain("%s: needs one list of spans for each of %d members" % (what, len(value)))
            return []
        return [self.report.pairs(what, member) for member in evidence]

    # ---- what only the whole report shows

    def finish(self):
        r, self.report = self.report, None
        if r is None:
            return
        if r.record["analysis"] is None and any(r.by[k] for k in ("entity", "statement", "claim", "event", "agreement")):
            self.where = r.id
            self.complain("analysis is null, but there are records beyond sentences")
        for record, where in r.ids.values():
            self.where = where
            for field, kind in (("speaker", "entity"), ("addressee", "entity"), ("channel", "entity"),
                                ("claim", "claim"), ("restates", "statement"), ("asserted_by", "statement"),
                                ("denied_by", "statement"), ("questioned_by", "statement"),
                                ("actors", "entity"), ("recipients", "entity"), ("according_to", "statement"), ("parties", "entity")):
                value = record.get(field)
                for ref in value if isinstance(value, list) else [value] if value else []:
                    if ref not in r.ids:
                        self.complain("%s: there is no %s" % (field, ref))
            for office in record.get("offices", []):
                if office.get("of") and office["of"] not in r.ids:
                    self.complain("offices.of: there is no %s" % office["of"])
        self.sides(r)

    def sides(self, r):
        """A claim lists exactly the statements that name it, by their stance."""
        for claim in r.by["claim"]:
            self.where = r.ids[claim["id"]][1]
            for side, stances in SIDES.items():
                want = {s["id"] for s in r.by["statement"] if s["claim"] == claim["id"] and s["stance"] in stances}
                if want != set(claim[side]):
                    self.complain("%s: %s, but by their own stance it is %s"
                                  % (side, sorted(claim[side]), sorted(want)))


def check(lines, texts=None):
    """Violations in `lines` (strings); `texts(report record)` gives a report's text in bytes, or None."""
    checker = Checker(texts)
    number = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            checker.line(number, line)
        else:
            checker.found.append("%d: an empty line" % number)
    checker.finish()
    return checker.found


def text_from(command):
    """Texts by `gainsay text SOURCE`; None where that says no."""
    def get(report):
        if not report.get("source") or report["source"] == "-":
            return None
        done = subprocess.run([command, "text", report["source"]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout if done.returncode == 0 else None
    return get


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("records", nargs="+")
    parser.add_argument("--text")
    parser.add_argument("--gainsay")
    args = parser.parse_args()
    texts = None
    if args.text:
        with open(args.text, "rb") as file:
            text = file.read()
        texts = lambda report: text
    elif args.gainsay:
        texts = text_from(args.gainsay)
    bad = 0
    for path in args.records:
        data = sys.stdin.buffer.read() if path == "-" else open(path, "rb").read()
        try:
            lines = data.decode("utf-8").split("\n")
        except UnicodeDecodeError as err:
            print("%s: not UTF-8: %s" % (path, err))
            bad += 1
            continue
        if lines and not lines[-1]:
            lines.pop()
        elif lines:
            print("%s: the last line has no end" % path)
            bad += 1
        for violation in check(lines, texts):
            print("%s:%s" % (path, violation))
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
