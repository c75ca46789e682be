#!/usr/bin/env python3
"""Tests bench/reports.py: the same with any number of jobs, and its tables tell the truth."""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

REPORTS = pathlib.Path(__file__).resolve().parents[2] / "bench/reports.py"
COUNT = 1200  # more than one sub-folder


def make(*options):
    return subprocess.run([sys.executable, REPORTS, "--count", str(COUNT), *options], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.place.name) / "one"
        make("--seed", "7", "--jobs", "1", "--out", cls.folder)
        cls.manifest = rows(cls.folder / "manifest.tsv")
        cls.texts = {row["file"]: (cls.folder / row["file"]).read_text(encoding="utf-8") for row in cls.manifest}

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def test_jobs_and_stream_give_the_same(self):
        other = self.folder.parent / "two"
        make("--seed", "7", "--jobs", "2", "--out", other)
        for name in ["manifest.tsv", "claims.tsv", *self.texts]:
            self.assertEqual((self.folder / name).read_bytes(), (other / name).read_bytes(), name)
        for line, row in zip(make("--seed", "7", "--stream").splitlines(), self.manifest):
            self.assertEqual(json.loads(line), {**row, "text": self.texts[row["file"]]})

    def test_another_seed_gives_others(self):
        self.assertNotIn(json.loads(make("--seed", "8", "--stream").splitlines()[0])["text"], self.texts.values())

    def test_kinds(self):
        kinds = collections.Counter(row["kind"] for row in self.manifest)
        self.assertEqual(sum(kinds.values()), COUNT)
        self.assertTrue(0.11 < kinds["copy"] / COUNT < 0.19, kinds)
        self.assertTrue(0.14 < kinds["follow"] / COUNT < 0.22, kinds)

    def test_groups_begin_with_a_report_that_is_no_copy(self):
        for number, row in enumerate(self.manifest):
            group = self.manifest[int(row["group"])]
            self.assertNotEqual(group["kind"], "copy")
            self.assertEqual(row["kind"] == "copy", int(row["group"]) < number)
            self.assertTrue(group["date"] <= row["date"])

    def test_claims_stand_in_their_reports(self):
        straight = {name: text.replace("“", '"').replace("”", '"').replace("’", "'") for name, text in self.texts.items()}
        claims = collections.defaultdict(set)
        for row in rows(self.folder / "claims.tsv"):
            self.assertIn(row["sentence"], straight[row["file"]])
            claims[row["file"]].add(f"{row['claim']}:{row['stance']}")
        for row in self.manifest:
            self.assertEqual(claims[row["file"]], set(row["claims"].split(";")) - {"-"})

    def test_no_slot_is_left(self):
        for name, text in self.texts.items():
            self.assertNotRegex(text, r"[{}<>]", name)


if __name__ == "__main__":
    unittest.main()
