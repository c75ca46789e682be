#!/usr/bin/env python3
"""Makes press reports to measure with: as many as are wanted, all invented.

    bench/reports.py --count 100000 --seed 1 --out FOLDER [--jobs N]
    bench/reports.py --count 1000 --stream > reports.jsonl

Writes plain texts into sub-folders of 1,000 (FOLDER/000/000000.txt ...) and, beside them,
FOLDER/manifest.tsv and FOLDER/claims.tsv; or writes to standard output one JSON object
a report, with its text and what the manifest says. The same count and seed give the same
bytes, whatever the number of jobs. As a bench (with --gainsay, which is not called) it
measures how fast it is itself: 100,000 reports in two minutes.

The sentences come from report-templates.txt and report-words.txt, the names from the
dictionaries in data/: states, organizations, armed groups, media, places, and who held
an office on the day. Real names stand in what never happened: that is no matter for
a measurement, but a report made here is not to be published.

Of 100 reports about 67 are of their own, 15 are copies of an earlier one and 18 follow an earlier
one up: they repeat its claim or deny it, in other words. The reports cover ten years
from 1 January 2016, evenly; a copy is of the same day or one of the next two, a
follow-up up to 20 days later. Half of the copies are of a few much-copied reports,
so that the groups are of many sizes. A copy has one to three of the ten edits of
test/tools/copies.py; where an edit finds nothing to change, as in one of 60,
the copy is the same word for word, as reprints are.

manifest.tsv has a line of names, then one line a report: its path in FOLDER; its day; its publisher;
its URL; its group, which is the number of the report that it and all its copies go back
to; its kind (own, copy, follow); what was edited; and the claims in it as CLAIM:STANCE,
the stance one of asserts, denies, asks. A claim has the same name in all reports of one
story. claims.tsv has for each sentence that was made to tell a claim: path, claim, stance, the
sentence. Copies have those that are left word for word. Titles and first sentences may tell the claim too and
are not listed.

Report N depends on the seed, the count and N alone, so a copy makes its original again
and nothing is kept in memory.
"""
import argparse
import datetime
import json
import multiprocessing
import os
import pathlib
import random
import re
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "test/tools"))
import copies  # noqa: E402

DATA = HERE.parent / "data"
COPIES, FOLLOWS = 0.15, 0.18
FIRST_DAY, DAYS = datetime.date(2016, 1, 1), 3653
BLOCK = 1000
MUCH_COPIED = 40  # of so many reports one is copied as often as all the others together
MUST, SAMPLE = 100_000 / 120, 4000
MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL = "zero one two three four five six seven eight nine".split()
ORDINALS = "second third fourth fifth sixth seventh eighth".split()
ARTICLE = re.compile(r"(Army|Front|Movement|Group|Party|Force|Forces|Brigades?|Union|Organi[sz]ation|Council|Committee|"
                     r"Command|Province|Nations|League|Programme|Bank|Service|Agency|Republic|Resistance|Coalition|"
                     r"Alliance|Emirates|Islands|Philippines|States|Kingdom|Bahamas|Gambia|Taliban|Houthis|Mission|"
                     r"Corps|Authority|Commission|Bureau|Cross|Ministry|Pentagon|White House|Administration|Cabinet|Office|"
                     r"Presidency|Parliament|Treasury|Kremlin|Department|Guard|Guards|Operation|Defense Forces)\b")
TITLES = {"president", "prime minister", "foreign minister", "defence minister", "interior minister", "spokesperson",
          "press secretary", "government spokesperson", "leader", "secretary-general", "commander", "director", "head",
          "foreign secretary", "deputy foreign minister", "chief of the general staff"}


# --- templates -------------------------------------------------------------------------------

def read_lines(path):
    """(key, value) of each line "key: value"."""
    for line in open(path, encoding="utf-8"):
        key, colon, value = line.rstrip("\n").partition(": ")
        if colon and not line.startswith("#"):
            yield key, value
        elif line.rstrip().endswith(":") and not line.startswith("#"):
            yield line.rstrip()[:-1], ""


def compiled(text):
    """A list of strings, slots ("{}", name) and choices ("<>", [compiled, ...])."""
    parts, _ = compile_until(re.split(r"([<>|{}])", text), 0, "")
    return parts


def compile_until(pieces, at, ends):
    parts = []
    while at < len(pieces) and not (pieces[at] and pieces[at] in ends):
        piece = pieces[at]
        if piece == "{":
            parts.append(("{}", pieces[at + 1]))
            at += 3
        elif piece == "<":
            choices = []
            while piece != ">":
                choice, at = compile_until(pieces, at + 1, "|>")
                choices.append(choice)
                piece = pieces[at]
            parts.append(("<>", choices))
            at += 1
        else:
            if piece:
                parts.append(piece)
            at += 1
    return parts, at


class Templates:
    def __init__(self):
        self.topics, self.pools = [], {}
        pools = self.pools
        for key, value in read_lines(HERE / "report-templates.txt"):
            if key == "topic":
                pools = {"name": value}
                self.topics.append(pools)
            elif key == "sides":
                pools[key] = value.split()
            elif key == "general":
                pools = self.pools
            else:
                pools.setdefault(key, []).append(compiled(value))


# --- names -----------------------------------------------------------------------------------

def table(name):
    for line in open(DATA / name, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def best(names):
    return names.split(",")[0]


class Names:
    """What the dictionaries know, by country."""

    def __init__(self):
        self.words = {}
        for key, value in read_lines(HERE / "report-words.txt"):
            self.words.setdefault(key, []).append(value)
        self.states = {row[0]: row for row in table("names-states.tsv")}
        self.read_places()
        self.read_organizations()
        self.read_holders()
        known = [c for pair in self.words["pair"] for c in pair.split()]
        self.pairs = [p.split() for p in self.words["pair"]]
        self.between = [c for c in " ".join(self.words["between"]).split() if c in self.states]
        self.street = [c for c in " ".join(self.words["street"]).split() if c in self.states]
        self.villages = " ".join(self.words["village"]).split()
        self.told = [compiled(t) for t in self.words["told"]]
        self.armed_states = sorted(c for c in self.armed if c in set(known))

    def read_places(self):
        self.towns, self.regions = {}, {}
        for row in table("places.tsv"):
            into = {"town": self.towns, "region": self.regions, "disputed": self.regions}.get(row[1])
            if into is not None:
                for state in row[2].split(","):
                    into.setdefault(state, []).append(best(row[0]))

    def read_organizations(self):
        self.armed, self.media, self.operations = {}, {}, []
        skip = set(self.words["notmedia"])
        for row in table("names-organizations.tsv"):
            name, kind, country = best(row[0]), row[1], row[2]
            if kind == "armed" and country != "-":
                self.armed.setdefault(country, []).append(name)
            elif kind == "media" and name not in skip:
                self.media.setdefault(country, []).append(name)
            elif kind == "operation":
                self.operations.append(name)
        self.all_media = sorted(m for ms in self.media.values() for m in ms)
        self.agencies = [best(row[1]) for row in table("agencies.tsv") if len(row) > 1]
        self.agencies = [a for a in self.agencies if a.isascii()]

    def read_holders(self):
        """Holders by what they speak for: a country's code or a body's name; and the names of a country's people."""
        self.holders, self.given, self.family = {}, {}, {}
        for row in table("holders.tsv"):
            if len(row) < 6:
                continue
            name, title, body, country, begin, end = best(row[0]), *row[1:6]
            words = name.split()
            if len(words) == 2 and country != "-":
                self.given.setdefault(country, []).append(words[0])
                self.family.setdefault(country, []).append(words[1])
            if body in self.operations:
                country = "-"
            if title in TITLES and (end == "-" or end >= "2016"):
                in_armed = body in self.armed.get(country, ())
                key = body if in_armed or country == "-" else country
                self.holders.setdefault(key, []).append((name, title, body, begin, "9999" if end == "-" else end))

    def invented(self, country, rng):
        """A name that nobody has, we hope: a given and a family name of that country's holders of office."""
        given, family = self.given.get(country), self.family.get(country)
        if not given or len(given) < 4:
            given, family = self.given["USA"], self.family["GBR"]
        return rng.choice(given) + " " + rng.choice(family)


def with_article(name):
    return "the " + name if ARTICLE.search(name) and not name.startswith("The ") else name


def possessive(name):
    return name + ("'" if name.endswith("s") else "'s")


class Speaker:
    """Somebody with a name and an office: in full at first, in short later."""

    def __init__(self, name, office, before):
        self.name, self.office, self.before = name, office, before
        self.met = False

    def __call__(self, rng):
        if not self.name:
            role = re.match(r"an? ((?:deputy )?\w+)", self.office).group(1)
            office = f"the {role}" if self.met and rng.random() < 0.7 else self.office
            self.met = True
            return office
        short = self.name.replace(" Jr.", "").split()[-1]
        if not self.met:
            self.met = True
            return f"{self.before} {self.name}" if self.before and rng.random() < 0.6 else f"{self.name}, {self.office},"
        return short if rng.random() < 0.7 else self.name


def capital_words(text):
    text = " ".join(w if w in ("of", "the", "for", "and") else w[0].upper() + w[1:] for w in text.split())
    return re.sub(r"-[a-z]", lambda m: m.group().upper(), text)


class Side:
    """A state, an armed group or an organization that takes part."""

    def __init__(self, names, kind, key, day, rng):
        self.names, self.kind, self.key = names, kind, key
        if kind == "state":
            row = names.states[key]
            self.name, self.adjective = with_article(best(row[1])), best(row[2])
            seat = best(row[3])
            self.seat = seat if seat != "-" else self.name
            self.forces = f"{self.adjective} {rng.choice(['forces', 'troops', 'soldiers'])}"
            ministry = rng.choice(["Foreign Ministry", "Defence Ministry", "Interior Ministry"])
            self.body = rng.choice([f"the {self.adjective} {ministry}", f"{possessive(self.name)} {ministry}"])
            self.about = rng.choice([f"the {self.adjective} health ministry", "a provincial governor", "police",
                                     f"{self.adjective} officials"])
        else:
            self.name = self.adjective = with_article(key)
            if kind == "group":
                self.adjective = key
            self.seat = self.name
            self.forces = f"{key} fighters" if kind == "group" else f"staff of {self.name}"
            self.body = f"the media office of {self.name}" if kind == "group" else self.name
            self.about = self.body
        self.speaker = self.choose_speaker(day, rng)

    def body_with_article(self, body):
        return "the " + body if body.startswith(self.adjective + " ") else with_article(body)

    def choose_speaker(self, day, rng):
        country = self.key if self.kind == "state" else next(
            (c for c, groups in self.names.armed.items() if self.key in groups), "USA")
        chance = rng.random()
        held = [h for h in self.names.holders.get(self.key, ()) if h[3] <= day <= h[4]] if chance < 0.6 else ()
        if held:
            name, title, body, _, _ = rng.choice(held)
            title = title.replace("spokesperson", "spokeswoman" if name.split()[0][-1] in "ae" else "spokesman")
            article = "a" if title.startswith("spokes") else "the"
            of = "for" if title.startswith("spokes") else "of"
            of_state = self.kind == "state" and title.endswith(("president", "minister"))
            before = "" if of == "for" else (self.adjective if of_state else body) + " " + capital_words(title)
            whose = self.name if of_state else self.body_with_article(body)
            return Speaker(name, f"{article} {title} {of} {whose}", before)
        role = rng.choice(self.names.words["role" if self.kind != "org" else "orgrole"])
        office = f"{'an' if role[0] in 'aeiou' else 'a'} {role} {self.body if self.kind == 'state' else self.name}"
        if chance < 0.85:
            return Speaker(self.names.invented(country, rng), office, "")
        return Speaker("", office, "")


# --- stories and reports -----------------------------------------------------------------------

class World:
    """What all reports share; one a process."""

    def __init__(self, seed, count):
        self.seed, self.count = seed, count
        self.templates, self.names = Templates(), Names()

    def chance(self, what, number):
        return random.Random(f"{self.seed} {what} {number}")

    def kind(self, number):
        """own, copy or follow, and the number of the report that it goes back to."""
        rng = self.chance("kind", number)
        draw = rng.random()
        if number < 30 or draw >= COPIES + FOLLOWS:
            return "own", number
        back = 1 + min(int(rng.expovariate(1 / 40)), number - 1)
        if draw < COPIES:
            source = number - back
            if rng.random() < 0.5 and number > MUCH_COPIED:
                source = (number - 1) // MUCH_COPIED * MUCH_COPIED
            kind, root = self.kind(source)
            return "copy", root if kind == "copy" else source
        kind, root = self.kind(number - back)
        while kind != "own":
            kind, root = self.kind(root)
        return "follow", root

    def day(self, number):
        kind, root = self.kind(number)
        rng = self.chance("day", number)
        if kind == "copy":
            return self.day(root) + datetime.timedelta(rng.choice((0, 0, 0, 1, 1, 2)))
        if kind == "follow":
            return self.day(root) + datetime.timedelta(rng.randint(1, 20))
        return FIRST_DAY + datetime.timedelta(number * (DAYS - 22) // max(self.count, 1))


class Story:
    """What happened, to whom, where: the slots that all reports of it share."""

    def __init__(self, world, number):
        rng = world.chance("story", number)
        self.world, self.number = world, number
        names = world.names
        self.day = world.day(number) - datetime.timedelta(rng.randint(1, 3))
        self.topic = rng.choice(world.templates.topics)
        day = self.day.isoformat()
        country, other = self.choose_sides(rng.choice(self.topic["sides"]), names, day, rng)
        c = rng.choice([c for c in names.between if c not in (country, other)])
        org = rng.choice([o for o in names.words["org"] if o != self.B.key])
        self.C, self.O = Side(names, "state", c, day, rng), Side(names, "org", org, day, rng)
        towns = names.towns.get(country, []) + names.towns.get(other, [])
        places = [rng.choice(towns) if towns and rng.random() < 0.65 else rng.choice(names.villages) for _ in "ab"]
        regions = names.regions.get(country, []) + names.regions.get(other, []) + ["the border region"]
        self.small = rng.randint(2, 9) if rng.random() < 0.7 else rng.randint(10, 60)
        self.slots = {
            "V": places[0], "V2": places[1] if places[1] != places[0] else rng.choice(names.villages),
            "R": rng.choice(regions), "M": with_article(rng.choice(names.operations)),
            "dead": self.count(self.small), "hurt": self.count(rng.randint(self.small, self.small * 3)),
            "troops": str(rng.choice((40, 60, 80, 120, 150, 200, 300, 400, 600, 1000, "1,200", "2,000"))),
            "km": str(rng.randint(4, 90)), "cause": rng.choice(names.words["cause"]),
        }
        at_talks = self.topic["name"] in ("talks", "agreement")
        self.dateline_place = (self.C if at_talks else rng.choice((self.A, self.A, self.B))).seat
        self.claim = f"k{number:06d}"

    @staticmethod
    def count(n):
        return SMALL[n] if n < 10 else f"{n:,}"

    def choose_sides(self, kind, names, day, rng):
        if kind == "pair":
            a, b = rng.sample(rng.choice(names.pairs), 2)
            self.A, self.B = Side(names, "state", a, day, rng), Side(names, "state", b, day, rng)
            return a, b
        if kind == "group":
            a = b = rng.choice(names.armed_states)
            sides = [Side(names, "state", a, day, rng), Side(names, "group", rng.choice(names.armed[a]), day, rng)]
            rng.shuffle(sides)
        else:
            a, b = rng.choice(names.street), "-"
            accuser = rng.choice(["Human Rights Watch", "Amnesty International"]) if kind == "street" else \
                rng.choice(names.words["org"])
            sides = [Side(names, "state", a, day, rng), Side(names, "org", accuser, day, rng)]
        self.A, self.B = sides
        return a, b


class Writer:
    """Writes one report of a story."""

    def __init__(self, story, number, rng):
        self.story, self.number, self.rng = story, number, rng
        self.names = story.world.names
        self.day = story.world.day(number)
        self.british = rng.random() < 0.5
        self.own_agency = rng.choice(self.names.agencies)
        for side in (story.A, story.B, story.C, story.O):
            side.speaker.met = False

    def date(self, day, year=False):
        text = f"{day.day} {MONTHS[day.month - 1]}" if self.british else f"{MONTHS[day.month - 1]} {day.day}"
        comma = "" if self.british else ","
        return f"{text}{comma} {day.year}" if year else text

    def slot(self, name):
        story, rng = self.story, self.rng
        fixed = story.slots.get(name)
        if fixed:
            return fixed
        if name[0] in "ABCO" and (len(name) == 1 or name[1:] in SIDE_FIELDS):
            side = getattr(story, name[0])
            return getattr(side, SIDE_FIELDS[name[1:]]) if len(name) > 1 else side.name
        if name[0] == "s" and name[1:] in ("A", "B", "C", "O"):
            return getattr(story, name[1]).speaker(rng)
        if name.startswith("n:"):
            low, high = name[2:].split("-")
            return Story.count(rng.randint(int(low), int(high)))
        if name in story.topic:
            return self.render(rng.choice(story.topic[name]))
        return self.other_slot(name)

    def other_slot(self, name):
        story, rng, names = self.story, self.rng, self.names
        pool = names.words.get(name)
        if name == "told":
            return self.render(rng.choice(names.told))
        if pool:
            return rng.choice(pool)
        if name in ("day", "today"):
            return WEEKDAYS[(story.day if name == "day" else self.day).weekday()]
        if name == "date":
            return self.date(story.day)
        if name == "days":
            return Story.count((self.day - story.day).days)
        if name == "deadline":
            return self.date(story.day + datetime.timedelta(20 + story.number % 70))
        if name == "past":
            past = story.day - datetime.timedelta(rng.randint(200, 3000))
            return f"{MONTHS[past.month - 1]} {past.year}"
        if name == "pastyear":
            return str(story.day.year - rng.randint(2, 30))
        if name == "pct":
            return str(rng.randint(3, 90))
        if name == "ord":
            return rng.choice(ORDINALS)
        if name == "ag":
            return rng.choice(names.agencies)
        if name == "media":
            return rng.choice(names.all_media)
        if name == "byname" or name == "byname2":
            return names.invented(rng.choice(names.between), rng)
        if name == "noun0":
            return re.sub(r"^the ", "", self.slot("noun"))
        if name == "sC0":
            return story.C.name
        if name == "teaser":
            return self.render(rng.choice(story.world.templates.pools["teaser"]))
        raise KeyError(f"no slot {{{name}}}")

    def fill(self, parts):
        out = []
        for part in parts:
            if isinstance(part, str):
                out.append(part)
            elif part[0] == "{}":
                out.append(self.slot(part[1]))
            else:
                out.append(self.fill(self.rng.choice(part[1])))
        return "".join(out)

    def render(self, template):
        return self.fill(template)

    def sentence(self, template):
        text = self.fill(template).replace("the the ", "the ").replace(",,", ",").replace(",.", ".")
        text = re.sub(r', (?=["”]? ?(?:that|who|which)\b)', " ", text) if ", that" in text else text
        if text[0].isdigit():
            text = number_word(self.rng) + text
        text = re.sub(r"(?<=\? )[a-z]", lambda m: m.group().upper(), text)
        at = 1 if text[0] in '"“' else 0
        return text[:at] + text[at].upper() + text[at + 1:]

    def of(self, pool, general=False):
        templates = self.story.world.templates.pools if general else self.story.topic
        return self.sentence(self.rng.choice(templates[pool]))

    def write(self, kind):
        """The report and the sentences that tell its claim, with the stance of each."""
        rng, told = self.rng, []
        topic, pools = self.story.topic, self.story.world.templates.pools
        length = 8 + min(int(rng.gammavariate(2.2, 4.5)), 32)
        if kind == "own":
            title, alternative = self.of("title"), self.of("title")
            body = [self.of("lead")]
        else:
            title, alternative = self.of("followtitle", True), self.of("followtitle", True)
            stance = rng.choice(["deny", "deny", "repeat"])
            body = [self.of("follow" + stance, True)]
            told.append((body[0], "denies" if stance == "deny" else "asserts"))
        used = []
        claims = [("assert", "asserts")] * (kind == "own" or rng.random() < 0.6)
        claims += [("deny", "denies")] * (rng.random() < 0.85)
        claims += [("deny", "denies")] * (length > 16 and rng.random() < 0.5)
        claims += [("repeat", "asserts")] * (rng.random() < 0.25)
        claims += [("ask", "asks")] * (rng.random() < 0.3)
        for pool, stance in claims:
            template = rng.choice([t for t in pools[pool] if t not in used])
            used.append(template)
            body.append(self.sentence(template))
            told.append((body[-1], stance))
        body += self.filling(length - len(body), topic, pools)
        report = copies.Report(title, self.paragraphs(body), titles=[alternative])
        self.frame(report)
        return report, told

    def filling(self, left, topic, pools):
        """The other sentences, none from the same template twice."""
        rng = self.rng
        share = {"quote": 0.22, "react": 0.14, "scene": 0.12, "count": 0.12, "back": 0.24, "agency": 0.08, "plan": 0.08}
        mine = rng.sample(topic["more"], min(len(topic["more"]), max(2, left // 3)))
        general = []
        for pool, part in share.items():
            want = min(len(pools[pool]), int(part * (left - len(mine)) + rng.random()))
            general += rng.sample(pools[pool], want)
        if rng.random() < 0.5:
            rng.shuffle(general)
        return [self.sentence(t) for t in (mine + general)[:max(left, 0)]]

    def paragraphs(self, body):
        rng, out, at = self.rng, [[body[0]]], 1
        if len(body) > 8 and rng.random() < 0.5:  # the claim's sentences not always at once
            rest = body[1:]
            rest.insert(rng.randint(2, 5), rest.pop(1))
            body = body[:1] + rest
        while at < len(body):
            step = rng.choice((1, 1, 2, 2, 3))
            out.append(body[at:at + step])
            at += step
        return out

    def frame(self, report):
        """Byline, dateline, last lines; straight or curly quotation marks."""
        rng = self.rng
        if rng.random() < 0.3:
            report.byline = "By " + self.slot("byname")
        place = self.story.dateline_place
        if rng.random() < 0.8 and not re.search(r"the |[Gg]roup|^[a-z]", place):
            credit = f" ({self.own_agency})" if rng.random() < 0.8 else ""
            date = f", {self.date(self.day, rng.random() < 0.9)}" if rng.random() < 0.9 else ""
            report.paragraphs[0][0] = f"{place.upper()}{date}{credit} {rng.choice('-—–')} {report.paragraphs[0][0]}"
        if rng.random() < 0.3:
            report.behind.append(self.of("end", True))
        if rng.random() < 0.5:
            report.title, report.titles = curly(report.title), [curly(t) for t in report.titles]
            report.paragraphs = [[curly(s) for s in p] for p in report.paragraphs]


SIDE_FIELDS = {"": "name", "adj": "adjective", "forces": "forces", "body": "body", "seat": "seat", "about": "about",
               "cap": "seat"}


def number_word(rng):
    """No sentence begins with figures."""
    return rng.choice(("some ", "about ", "at least "))


def curly(text):
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text.replace("'", "’")


def publisher_of(world, number):
    """Who prints it, and where; copies of one report have different publishers more often than not."""
    rng = world.chance("publisher", number)
    name = rng.choice(world.names.all_media)
    site = re.sub(r"[^a-z0-9]+", "-", name.lower().encode("ascii", "ignore").decode()).strip("-")
    day = world.day(number)
    return name, f"https://{site or 'paper'}.example/{day:%Y/%m/%d}/{number:06d}"


def make(world, number):
    """Everything about report N, and of what it is a copy."""
    kind, root = world.kind(number)
    if kind == "copy":
        report, told, group, source = make(world, root)[:4]
        rng = world.chance("edits", number)
        edits = rng.sample(sorted(copies.EDITS), rng.choice((1, 1, 2, 3)))
        for edit in edits:
            copies.EDITS[edit](report, rng)
        text = report.text()
        told = [(s, stance) for s, stance in told if s in text or curly(s) in text]
        return report, told, group, source, kind, ",".join(edits)
    report, told = Writer(Story(world, root), number, world.chance("write", number)).write(kind)
    return report, told, number, root, kind, "-"


# --- output ------------------------------------------------------------------------------------

def record(world, number):
    report, told, group, story, kind, edits = make(world, number)
    publisher, url = publisher_of(world, number)
    claim = f"k{story:06d}"
    claims = ";".join(f"{claim}:{stance}" for stance in dict.fromkeys(s for _, s in told)) or "-"
    row = (f"{number // BLOCK:03d}/{number:06d}.txt", world.day(number).isoformat(), publisher, url, str(group), kind,
           edits, claims)
    return row, report.text(), [(row[0], claim, stance, sentence) for sentence, stance in told]


COLUMNS = "file date publisher url group kind edits claims".split()
WORLD = None


def begin(seed, count):
    global WORLD
    WORLD = World(seed, count)


def write_block(job):
    """Writes one sub-folder; its lines of the two tables."""
    block, count, out = job
    folder = os.path.join(out, f"{block:03d}")
    os.makedirs(folder, exist_ok=True)
    rows, claims = [], []
    for number in range(block * BLOCK, min((block + 1) * BLOCK, count)):
        row, text, told = record(WORLD, number)
        with open(os.path.join(out, row[0]), "w", encoding="utf-8") as file:
            file.write(text)
        rows.append("\t".join(row) + "\n")
        claims += ["\t".join(t) + "\n" for t in told]
    return "".join(rows), "".join(claims)


def write_all(seed, count, out, jobs):
    os.makedirs(out, exist_ok=True)
    blocks = [(b, count, out) for b in range((count + BLOCK - 1) // BLOCK)]
    with open(os.path.join(out, "manifest.tsv"), "w", encoding="utf-8") as manifest, \
            open(os.path.join(out, "claims.tsv"), "w", encoding="utf-8") as claims, \
            multiprocessing.Pool(jobs, begin, (seed, count)) as pool:
        manifest.write("\t".join(COLUMNS) + "\n")
        claims.write("file\tclaim\tstance\tsentence\n")
        for rows, told in pool.imap(write_block, blocks):
            manifest.write(rows)
            claims.write(told)


def stream(seed, count):
    begin(seed, count)
    for number in range(count):
        row, text, _ = record(WORLD, number)
        print(json.dumps({**dict(zip(COLUMNS, row)), "text": text}, ensure_ascii=False))


def bench(jobs):
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        write_all(1, SAMPLE, folder, jobs)
        speed = SAMPLE / (time.monotonic() - start)
    print(f"invented reports written: {speed:.0f}/s with {jobs} jobs (must {MUST:.0f})")
    return speed < MUST


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out")
    parser.add_argument("--stream", action="store_true")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--gainsay", help="taken and not called: script/bench gives it")
    args = parser.parse_args()
    if args.stream:
        return stream(args.seed, args.count)
    if args.out:
        return write_all(args.seed, args.count, args.out, args.jobs)
    if args.gainsay:
        return bench(args.jobs)
    parser.error("--out FOLDER or --stream")


if __name__ == "__main__":
    sys.exit(main())
