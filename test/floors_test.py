#!/usr/bin/env python3
"""floors_test.py - the floors check on made-up trees: what must pass and what must fail."""
import pathlib
import tempfile
import unittest

import floors

GOOD = {
    "base/DEPS": "# nothing of ours\n",
    "base/str.h": "#include <string.h>\n",
    "page/DEPS": "base\n<libxml/*>\n",
    "page/page.c": '#include "page/page_int.h"\n#include <libxml/parser.h>\n',
    "page/page_int.h": '#include "base/str.h"\n#include "gainsay.h"\n',
}


class Floors(unittest.TestCase):
    def faults(self, **changes):
        """Faults of the good tree with files changed; '__' stands for '/', None removes.
        What begins with 'program__' is a program beside the tree."""
        tree = dict(GOOD)
        for name, text in changes.items():
            path = name.replace("__", "/").replace("_h", ".h").replace("_c", ".c")
            tree[path] = text
        with tempfile.TemporaryDirectory() as top:
            src, program = pathlib.Path(top, "src"), pathlib.Path(top, "program")
            for path, text in tree.items():
                if text is not None:
                    file = (program.parent if path.startswith("program/") else src) / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
            return floors.check(src, [program] if program.is_dir() else [])

    def one_fault(self, word, **changes):
        faults = self.faults(**changes)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(word, faults[0])

    def test_good_tree(self):
        self.assertEqual(self.faults(), [])

    def test_commented_include_is_none(self):
        self.assertEqual(self.faults(base__a_c='/* as in\n#include "page/page.h"\n*/\n'), [])

    def test_undeclared_module(self):
        self.one_fault("str.h:1:", base__str_h='#include "page/page.h"\n')

    def test_spaced_include(self):
        self.one_fault("page", base__a_c='\n  #  include "page/page.h"\n')

    def test_undeclared_library(self):
        self.one_fault("libxml", base__a_c="#include <libxml/tree.h>\n")

    def test_module_must_be_carried(self):
        self.one_fault("carry", base__a_c='#include "str.h"\n')

    def test_inner_header(self):
        self.one_fault("alone", top__DEPS="page\n", top__a_c='#include "page/page_int.h"\n')

    def test_no_deps(self):
        self.one_fault("no DEPS", top__a_c="int x;\n")

    def test_unknown_module(self):
        self.one_fault("no module", page__DEPS="base\nbasement\n<libxml/*>\n")

    def test_cycle_of_two(self):
        self.one_fault("cycle: base -> page -> base", base__DEPS="page\n")

    def test_cycle_of_three(self):
        self.one_fault("cycle", base__DEPS="top\n", top__DEPS="page\n")

    def test_program(self):
        self.assertEqual(self.faults(program__DEPS="base\npage\n", program__a_c=(
            '#include "program/a.h"\n#include "base/str.h"\n')), [])

    def test_program_without_deps(self):
        self.one_fault("program: no DEPS", program__a_c="int x;\n")

    def test_program_with_undeclared_module(self):
        self.one_fault("program/a.c:1: ", program__DEPS="page\n",
                       program__a_c='#include "base/str.h"\n')

    def test_module_with_a_program(self):
        faults = self.faults(program__DEPS="", base__DEPS="program\n",
                             base__a_c='#include "program/a.h"\n')
        self.assertEqual(faults, ["base/DEPS: there is no module 'program'"])
        self.one_fault("does not name program", program__DEPS="base\n",
                       base__a_c='#include "program/a.h"\n')

    def test_cycle_with_itself(self):
        self.one_fault("cycle: base -> base", base__DEPS="base\n")


if __name__ == "__main__":
    unittest.main()
