#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Tests of what check-arrows.py and check-words.py refuse, so that they cannot silently stop to.

Nothing has to be built for it: the arrows are checked of uses that are written down here.
"""
import importlib.util
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent


def load(name):
    """A script of this folder as a module."""
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


arrows, words = load("check-arrows"), load("check-words")


class Tree(unittest.TestCase):
    """A tree of a few empty files, in which the scripts look."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        for module in (arrows, words):
            self.addCleanup(setattr, module, "TOP", module.TOP)
            module.TOP = self.top

    def file(self, path, text=""):
        path = self.top / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def source(self, path):
        return self.file(f"Sources/{path}")


class ArrowTests(Tree):
    def use(self, one, two, name="thing"):
        """Notes that one file uses a name of another."""
        return {(self.source(one), self.source(two)): {name}}

    def test_a_use_of_what_is_below_is_drawn(self):
        faults, drawing = arrows.check("House", "Roof\nCellar\n", self.use("House/Roof/a.swift", "House/Cellar/b.swift"))
        self.assertEqual((faults, drawing), ([], "Roof    Cellar\nCellar\n"))

    def test_a_use_of_a_folder_above_names_both_files_and_the_name(self):
        faults, _ = arrows.check("House", "Roof\nCellar\n", self.use("House/Cellar/b.swift", "House/Roof/a.swift", "Tile"))
        self.assertEqual(len(faults), 1)
        for part in ("House/Cellar/b.swift", "Tile", "House/Roof/a.swift", "Roof above Cellar"):
            self.assertIn(part, faults[0])

    def test_a_use_of_a_target_above_is_a_fault(self):
        faults, _ = arrows.check("Sources", "Upper\nLower\n", self.use("Lower/x/b.swift", "Upper/y/a.swift"))
        self.assertEqual(len(faults), 1)
        self.assertIn("Sources has Upper above Lower", faults[0])

    def test_files_beside_the_folders_are_one_folder(self):
        faults, _ = arrows.check("House", "Roof\n.\n", self.use("House/b.swift", "House/Roof/a.swift"))
        self.assertEqual(len(faults), 1)
        self.assertIn("Roof above .", faults[0])

    def test_a_folder_that_is_not_drawn_is_a_fault(self):
        faults, _ = arrows.check("House", "Roof\n", self.use("House/Roof/a.swift", "House/Cellar/b.swift"))
        self.assertEqual(faults, ["Documentation/Modules.md does not draw Cellar of House"])

    def test_a_drawn_folder_that_is_gone_is_a_fault(self):
        faults, _ = arrows.check("House", "Roof\nAttic\nCellar\n",
                                 self.use("House/Roof/a.swift", "House/Cellar/b.swift"))
        self.assertEqual(faults, ["Documentation/Modules.md draws Attic of House, which is not there"])

    def test_only_doors_are_used_from_outside(self):
        pairs = self.use("House/Walk/a.swift", "House/Rules/Group/Rule.swift", "Rule")
        pairs |= self.use("House/Walk/a.swift", "House/Rules/Door.swift")
        pairs |= self.use("House/Rules/Door.swift", "House/Rules/Group/Rule.swift")
        faults = arrows.passed_by("House/Rules", {"Door.swift"}, pairs)
        self.assertEqual(len(faults), 1)
        for part in ("House/Walk/a.swift", "Rule of Sources/House/Rules/Group/Rule.swift", "no door"):
            self.assertIn(part, faults[0])

    def test_a_door_of_another_target_is_guarded_too(self):
        faults = arrows.passed_by("House/Rules", set(), self.use("Other/a.swift", "House/Rules/Rule.swift"))
        self.assertEqual(len(faults), 1)

    def test_a_door_that_is_gone_is_a_fault(self):
        faults = arrows.passed_by("House/Rules", {"Door.swift"}, {})
        self.assertEqual(faults, ["Documentation/Modules.md has a door Sources/House/Rules/Door.swift, which is not there"])

    def test_the_page_has_what_is_guarded(self):
        """A block that is written otherwise would be passed over."""
        page = arrows.PAGE.read_text()
        self.assertEqual(page.count("```arrows "), len(arrows.BLOCK.findall(page)))
        self.assertEqual(page.count("```doors "), len(arrows.DOORS.findall(page)))
        self.assertIn("Lintel/Rules", dict(arrows.DOORS.findall(page)))
        self.assertIn("Sources", dict(arrows.BLOCK.findall(page)))


class WordTests(Tree):
    def found(self, name, text):
        path = self.file(name, text)
        return [word for _, word in [*words.words(path), *words.names(path)]]

    def test_comments_and_messages(self):
        self.assertEqual(self.found("a.swift", '// what is behind it\nlet a = "a blank"\n'), ["behind", "blank"])
        self.assertEqual(self.found("a.swift", "// a blank line is left behind\n"), [])

    def test_names_are_taken_apart(self):
        self.assertEqual(self.found("a.swift", "let isBehindHunk = hasBlank\n"), ["isBehindHunk", "hasBlank"])
        self.assertEqual(self.found("a.py", "def drop_blank(in_front):\n"), ["drop_blank", "in_front"])
        self.assertEqual(self.found("BlankEdits.swift", ""), ["BlankEdits"])

    def test_the_terms_of_the_field_are_names(self):
        self.assertEqual(self.found("a.swift", "isBlank; skipBlankLines(); leftBehind; blanked; URLBlankLine\n"), [])

    def test_strings_are_no_names(self):
        text = 'let a = """\n  int behind; \\\n  "quoted" blank;\n  """\nlet b = "x \\" behind_it" // behindHunk\nlet c = 1\n'
        self.assertEqual([word for _, word in words.names(self.file("a.swift", text))], [])

    def test_the_line_is_right(self):
        path = self.file("a.swift", 'let a = """\n  x\n  """\nlet isBehind = 1\n')
        self.assertEqual(list(words.names(path)), [(4, "isBehind")])


if __name__ == "__main__":
    unittest.main()
