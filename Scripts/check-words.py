#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Looks for words that Documentation/Glossary.md has retired, in comments, messages and pages.

Prints each place as FILE:LINE: WORD and ends with 1 where there is one. Code in backquotes and examples of code are left
out, and so is the glossary itself.
"""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("Sources", "Tests", "Fuzz", "Scripts", "Documentation", "Benchmarks", ".ci", ".github")
KINDS = {".swift": r"//+ ?(.*)|\"((?:[^\"\\]|\\.)*)\"", ".py": r"#(.*)|^( *[A-Z].*)$|^ *\"\"\"(.*)", ".sh": r"#(.*)", ".md": r"(.*)"}

# Strings of the code that are a word of some format: a class of characters, an interpolation.
LITERALS = ("blank", r"int f(void)\n{\n\treturn a ++\(blanks)b;\n}\n")

# What is retired, and the text in which it is the right word all the same.
RETIRED = (
    (r"\bbehind\b", r"\b(left|leave|leaves|leaving|hidden|hide|hides|lag|lags|falls?)\b.*\bbehind\b"),
    (r"\bin front( of)?\b", None),
    (r"\bblanks?\b", r"\bblank(s? or \w+)? lines?\b|\bblank:|\bblank ones?\b|\b(is|are|not|look|looks) blank\b"),
    (r"\bsmall letters?\b", None),
    (r"\bkeeps? books\b|\bhow-manieth\b|\bspoken of\b|\bspeaks of\b", None),
)


def files():
    """The files in question, those at the top included."""
    yield from sorted(TOP.glob("*.md"))
    for folder in FOLDERS:
        yield from sorted(path for path in (TOP / folder).rglob("*") if path.suffix in KINDS and path.is_file())


def words(path):
    """(line number, word) of each retired word in a file."""
    is_code = False
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        if path.suffix == ".md" and line.lstrip().startswith("```"):
            is_code = not is_code
        if is_code:
            continue
        for match in re.finditer(KINDS[path.suffix], line):
            text = re.sub(r"`[^`]*`", "", next(group for group in match.groups() if group is not None))
            if text in LITERALS:
                continue
            for word, rightly in RETIRED:
                found = re.search(word, text, re.I)
                if found and not (rightly and re.search(rightly, text, re.I)):
                    yield number, found[0]


def main():
    passed_over = {TOP / "Documentation/Glossary.md", pathlib.Path(__file__).resolve()}
    status = 0
    for path in files():
        if path in passed_over or "Corpus" in path.parts or "Conformance" in path.parts:
            continue
        for number, word in words(path):
            print(f"{path.relative_to(TOP)}:{number}: {word}")
            status = 1
    sys.exit(status)


main()
