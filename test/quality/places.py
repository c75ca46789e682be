#!/usr/bin/env python3
"""Scores the places of `gainsay places`.

    places.py --gainsay build/gainsay [-v]

$GAINSAY_DATA/geo/lgl.xml holds local news with place names and their GeoNames
ids. It is development data, read in two halves, each scored: articles at even
places are for tuning, those at odd ones for a look at what tuning is worth.

- found: F1 of exact spans; names of peoples ("Georgian", "Russians") are
  reported apart, by their share that is told as no place;
- near: of the places found that have coordinates in the data and that the
  gazetteer knows, the share that lies within 161 km;
- country: of the same, the share whose country is right.

Exit status 1 below a floor, 77 when the data is not there.
"""
import argparse
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
# measure: the floor of this test; what must be reached, and the aim.
FLOORS = {"found": (0.71, 0.70, 0.80), "near": (0.78, 0.62, 0.76), "country": (0.935, 0.88, 0.95)}


def peoples():
    """Adjectives of nationality, and their plurals."""
    found = {"American", "Palestinian", "Ossetian", "South Ossetian", "Abkhazian", "Arab"}
    for line in (DATA / "names-states.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4 and not line.startswith("#"):
            found.update(f.strip() for f in fields[2].split(",") if f != "-")
    return found | {f + "s" for f in found}


def codes():
    """Names of states in GeoNames' sense, as alpha-3 codes."""
    known = {}
    for name, column in (("names-states.tsv", 1), ("place-centres.tsv", 3)):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) >= 4 and not line.startswith("#"):
                known.update({n.strip().lower(): fields[0] for n in fields[column].split(",")})
    return known


def km(a, b):
    la, lb = math.radians(a[0]), math.radians(b[0])
    d = math.sin((la - lb) / 2) ** 2 + \
        math.cos(la) * math.cos(lb) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(d)))


def read_gold(path):
    for article in xml.parse(path).getroot():
        gold = {}
        for t in article.find("toponyms"):
            tag = t.find("gaztag")
            gold[int(t.findtext("start")), int(t.findtext("end"))] = (
                t.findtext("phrase"),
                None if tag is None else (float(tag.findtext("lat")), float(tag.findtext("lon"))),
                None if tag is None else tag.findtext("country") or tag.findtext("name"))
        yield article.findtext("text"), gold


class Half:
    def __init__(self):
        self.found = self.gold = self.system = self.peoples = self.quiet = 0
        self.placed = self.near = self.known = self.country_all = self.country = self.resolved = 0

    def measures(self):
        def share(a, b):
            return a / b if b else 0.0
        return {"found": share(2 * self.found, self.gold + self.system),
                "near": share(self.near, self.known), "country": share(self.country, self.country_all)}


def score(half, text, gold, system, nations, countries, verbose):
    found = {}
    for place in system:
        raw = text.encode()
        found[len(raw[:place["start"]].decode()), len(raw[:place["end"]].decode())] = place
    for span in list(gold):
        if gold[span][0] in nations:
            half.peoples += 1
            half.quiet += span not in found
            del gold[span]
            found.pop(span, None)
    half.gold += len(gold)
    half.system += len(found)
    for span, place in found.items():
        if span not in gold:
            if verbose:
                print("+", place["words"], place["kind"], "|", text[span[0] - 30:span[1] + 30])
            continue
        half.found += 1
        phrase, point, country = gold[span]
        if not point:
            continue
        half.placed += 1
        if place["rule"] == "place.unknown":
            continue
        half.known += 1
        here = (place["lat"], place["lon"]) if place["lat"] is not None else None
        near = here is not None and km(here, point) <= 161
        half.near += near
        code = countries.get((country or "").lower())
        if code and place["country"]:
            half.country_all += 1
            half.country += code == place["country"]
        if verbose and not near:
            print("~", phrase, point, country, "|", place["kind"], place["country"], place["region"],
                  here, place["rule"])
    if verbose:
        for span in gold:
            if span not in found:
                print("-", gold[span][0], "|", text[max(0, span[0] - 30):span[1] + 30])


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--gainsay", required=True)
    options.add_argument("-v", "--verbose", action="store_true")
    args = options.parse_args()
    path = pathlib.Path(os.environ.get("GAINSAY_DATA", "")) / "geo" / "lgl.xml"
    if not os.environ.get("GAINSAY_DATA") or not path.exists() or not (DATA / "places.gsp").exists():
        return 77
    articles = list(read_gold(path))
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, (text, _) in enumerate(articles):
            names.append(f"{folder}/{number:04}.txt")
            pathlib.Path(names[-1]).write_text(re.sub(r"\r", " ", text), encoding="utf-8")
        out = subprocess.run([args.gainsay, "places", "--quiet", "--data", str(DATA), "--plain", "--format",
                              "jsonl", *names], check=True, stdout=subprocess.PIPE).stdout
    system = {}
    for line in out.splitlines():
        place = json.loads(line)
        system.setdefault(place["source"], []).append(place)
    nations, countries = peoples(), codes()
    halves, failed = (Half(), Half()), False
    for number, (text, gold) in enumerate(articles):
        score(halves[number % 2], text, gold, system.get(names[number], []), nations, countries,
              args.verbose and number % 2 == 0)
    for name, half in zip(("tuned on", "looked at"), halves):
        print(f"{name}: {half.gold} places, {half.placed} found with coordinates, {half.known} of them known; "
              f"names of peoples told as no place: {half.quiet} of {half.peoples}")
        for measure, value in half.measures().items():
            floor, must, aim = FLOORS[measure]
            failed |= value < floor
            print(f"  {measure:8} {value:.3f}   floor {floor:.2f}, must {must:.2f}, aim {aim:.2f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
