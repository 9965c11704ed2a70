#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Says what a new checkpatch.pl has that the tables of Sources/Lintel/Compat do not know.

    script-news.py NEW OLD [--known VERSION]

NEW and OLD are folders with a script and its data: scripts/ of a tree, or what fetch-script.sh has made. OLD is one
that the tables know. With --known the rows of later versions count for nothing, as if they had not been written.

It names the types without a row in TypeTable, the probes that only one of the two has, the places that have changed
and that no such probe marks, and how the data differs; at the end, the types next to those places, which are to be looked
at. Nothing of a script's text is printed but names. What it cannot see: a second change in a place that a probe marks,
what a place outside of the checks means for which types, and what a change is for: a reader has to say that. Ends with 1
when there is something to look at.
"""
import argparse
import difflib
import pathlib
import re
import sys

from modules.compat_tables import rows

TYPE = re.compile(r"""["']([A-Z][A-Za-z0-9_]{2,})["']""")
REPORT = re.compile(r"""(?:\bCHK|\bWARN|\bERROR|&\{\$msg_level\})\s*\(\s*["']([A-Z][A-Za-z0-9_]+)["']""")


def number(version):
    return tuple(int(part) for part in version.split("."))


def is_known(field, limit):
    """Whether a row was written when `limit` was the newest version."""
    since = field.split(",")[0].split("-")[0]
    return not limit or not re.match(r"\d", since) or number(since) <= number(limit)


def shape(line):
    """A line of code without what does not matter: white space, comments, messages, help."""
    line = re.sub(r"(^|\s)#.*", "", line)
    line = re.sub(r'"[^"]*[a-z] [^"]*"', '""', line)
    return re.sub(r"\s+", "", line)


def types_near(lines, start, end):
    """The types that are reported in a place, or else the one just before it and the next two after it."""
    found = REPORT.findall("\n".join(lines[start:end]))
    around = REPORT.findall("\n".join(lines[max(start - 4, 0):start])) + REPORT.findall("\n".join(lines[end:end + 60]))[:2]
    return list(dict.fromkeys(found or around))


def part_of(lines, at):
    """The part of the script that a place is in: a subroutine's name, or the variable that is set there."""
    for line in reversed(lines[:at + 1]):
        if match := re.match(r"(?:sub |(?:our|my) ?\(?)([$%@]?\w+)", line):
            return match[1]
        if line.startswith("GetOptions"):
            return "the options"
    return "the start"


def is_marked(gone, come, probes):
    """Whether a probe that only one side of a change has says what the change is."""
    return any(any(p in s for s in gone) != any(p in s for s in come) for p in probes)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("--known", metavar="VERSION", help="count rows up to this version only")
    arguments = parser.parse_args()
    folders = [f / "scripts" if (f / "scripts/checkpatch.pl").exists() else f
               for f in (arguments.new, arguments.old)]
    new, old = ((f / "checkpatch.pl").read_text(errors="replace") for f in folders)
    news = 0

    known = {row[0] for row in rows("TypeTable") if is_known(row[1], arguments.known)}
    for word, here, there in (("new", new, old), ("gone", old, new)):
        for name in sorted(set(REPORT.findall(here)) - set(TYPE.findall(there))):
            if name not in known:
                print(f"type {word}: {name}")
                news += 1

    probes = {row[0]: row[2] for row in rows("VariantTable") if is_known(row[1], arguments.known)}
    for name, probe in probes.items():
        if (probe in new) != (probe in old):
            print(f"variant {name}: now {'on' if probe in new else 'off'}")

    touched = set()
    after, before = new.split("\n"), old.split("\n")
    matcher = difflib.SequenceMatcher(None, [shape(s) for s in before], [shape(s) for s in after], autojunk=False)
    for tag, b1, b2, a1, a2 in matcher.get_opcodes():
        changed = [s for s in before[b1:b2] + after[a1:a2] if shape(s)]
        if tag == "equal" or not changed or is_marked(before[b1:b2], after[a1:a2], probes.values()):
            continue
        part = part_of(after, a1)
        types = [] if part != "process" else types_near(after, a1, a2) if a2 > a1 else types_near(before, b1, b2)
        print(f"changed, no probe: line {a1 + 1} of the new script, {len(changed)} lines, {' '.join(types) or 'in ' + part}")
        touched |= set(types)
        news += 1

    for data in ("spelling.txt", "const_structs.checkpatch"):
        now, then = ((f / data).read_text(errors="replace").split("\n") if (f / data).exists() else [] for f in folders)
        common = set(now) & set(then)
        moved = [s for s in now if s in common] != [s for s in then if s in common]
        print(f"{data}: {len(set(now) - common)} lines new, {len(set(then) - common)} gone{', in another order' if moved else ''}")
    tables = [set(re.findall(r'"(\w+)"\s*=>', s.split("%deprecated_apis", 1)[-1].split(");", 1)[0])) for s in (new, old)]
    print(f"deprecated functions: new {sorted(tables[0] - tables[1])}, gone {sorted(tables[1] - tables[0])}")
    print(f"types to look at: {' '.join(sorted(touched)) or 'none'}")
    sys.exit(bool(news))


if __name__ == "__main__":
    main()
