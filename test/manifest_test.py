#!/usr/bin/env python3
"""manifest_test.py - the check of data/MANIFEST on made-up folders."""
import pathlib
import tempfile
import unittest

import manifest


class Manifest(unittest.TestCase):
    def setUp(self):
        self.top = tempfile.TemporaryDirectory()
        self.addCleanup(self.top.cleanup)
        self.data = pathlib.Path(self.top.name)
        (self.data / "words.tsv").write_text("the\tdeterminer\n", encoding="utf-8")
        manifest.update(self.data)
        self.fill()

    def fill(self):
        path = self.data / "MANIFEST"
        path.write_text(path.read_text("utf-8").replace("\t?\t?\t", "\town\tApache-2.0\t"), "utf-8")

    def one_fault(self, word):
        faults = manifest.check(self.data)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(word, faults[0])

    def test_good(self):
        self.assertEqual(manifest.check(self.data), [])

    def test_changed(self):
        (self.data / "words.tsv").write_text("a\tdeterminer\n", encoding="utf-8")
        self.one_fault("changed")
        manifest.update(self.data)
        self.assertEqual(manifest.check(self.data), [])

    def test_new_file_needs_its_source(self):
        (self.data / "cues.tsv").write_text("say\n", encoding="utf-8")
        self.one_fault("not listed")
        manifest.update(self.data)
        self.one_fault("source and licence")
        self.fill()
        self.assertEqual(manifest.check(self.data), [])

    def test_gone(self):
        (self.data / "words.tsv").unlink()
        self.one_fault("not there")

    def test_line_with_a_field_missing(self):
        with open(self.data / "MANIFEST", "a", encoding="utf-8") as file:
            file.write("names.tsv\town\tApache-2.0\n")
        self.one_fault("fields")


if __name__ == "__main__":
    unittest.main()
