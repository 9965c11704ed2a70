#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Looks for words that Documentation/Glossary.md has retired, in comments, messages, pages and names of the code.

Prints each place as FILE:LINE: WORD and ends with 1 where there is one. Code in backquotes and examples of code are left
out, and so is the glossary itself. A name is taken apart at its underscores and capitals.
"""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("Sources", "Tests", "Fuzz", "Scripts", "Documentation", "Benchmarks", ".ci", ".github")
KINDS = {".swift": r"//+ ?(.*)|\"((?:[^\"\\]|\\.)*)\"", ".py": r"#(.*)|^( *[A-Z].*)$|^ *\"\"\"(.*)", ".sh": r"#(.*)", ".md": r"(.*)"}

# Strings of the code that are a word of some format: a class of characters.
LITERALS = ("blank",)

# What is retired, and the text in which it is the right word all the same.
RETIRED = (
    (r"\bbehind\b", r"\b(left|leave|leaves|leaving|hidden|hide|hides|lag|lags|falls?)\b.*\bbehind\b"),
    (r"\bin front( of)?\b", None),
    (r"\bblanks?\b", r"\bblank(s? or \w+)? lines?\b|\bblank:|\bblank ones?\b|\b(is|are|not|look|looks) blank\b"),
    (r"\bsmall letters?\b", None),
    (r"\bkeeps? books\b|\bhow-manieth\b|\bspoken of\b|\bspeaks of\b", None),
)

# The same in the parts of a name, which spaces are put between: "has blank before tab".
RETIRED_IN_NAMES = (
    (r"\bbehind\b", r"\bleft behind\b"),
    (r"\bin front\b", None),
    (r"\bblanks?\b", r"\bis blank$|\bblank lines?\b"),
    (r"\bsmall letters?\b", None),
)
NAMES_IN = ("Sources", "Tests", "Fuzz", "Scripts")
PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
# What is no code, with its place kept: strings, and comments to the end of the line.
NO_CODE = {
    ".swift": re.compile(r'"""(?:\\[\s\S]|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|//[^\n]*'),
    ".py": re.compile(r'"""(?:\\[\s\S]|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|#[^\n]*'),
    ".sh": re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*'),
}


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


def names(path):
    """(line number, name) of each name of the code, or of the file itself, that has a retired word."""
    text = NO_CODE[path.suffix].sub(lambda match: re.sub(r"[^\n]", " ", match[0]), path.read_text(errors="replace"))
    lines = [path.stem, *text.splitlines()]
    for number, line in enumerate(lines):
        for name in re.findall(r"[A-Za-z_]\w*", line):
            if is_retired(name):
                yield max(number, 1), name


def is_retired(name):
    """Whether a name has a retired word."""
    parts = " ".join(PARTS.findall(name)).lower()
    return any(re.search(word, parts) and not (rightly and re.search(rightly, parts)) for word, rightly in RETIRED_IN_NAMES)


def main():
    passed_over = {TOP / "Documentation/Glossary.md", pathlib.Path(__file__).resolve()}
    status = 0
    for path in files():
        if path in passed_over or "Corpus" in path.parts or "Conformance" in path.parts:
            continue
        found = list(words(path))
        if path.suffix in NO_CODE and path.relative_to(TOP).parts[0] in NAMES_IN:
            found += names(path)
        for number, word in sorted(found):
            print(f"{path.relative_to(TOP)}:{number}: {word}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
