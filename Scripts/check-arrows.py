#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Checks that the arrows between targets, and between the folders of a target, point down.

Documentation/Modules.md draws them: a block of code that starts with `arrows` and the name of a target has a line for
each folder, the topmost first, and after it the folders that it uses. This compares them with what was built: the
compiler's index says which file uses a declaration of which other file. Files beside the folders are written as `.`;
the block of `Sources` is about the targets themselves.

A use of what is further up, a folder that is not drawn, and a drawing that is out of date are errors; --write makes the
drawing anew, and keeps the order, which people decide. Build first: the index is .build/debug/index.

A block that starts with `doors` and a folder has the files of it that others may use: a use of any of its other files
from outside of the folder is an error.
"""
import argparse
import collections
import ctypes
import pathlib
import re
import shutil
import sys
import textwrap

TOP = pathlib.Path(__file__).resolve().parent.parent
PAGE = TOP / "Documentation" / "Modules.md"
STORE = TOP / ".build" / "debug" / "index" / "store"
BLOCK = re.compile(r"^```arrows (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOORS = re.compile(r"^```doors (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH = 118
IS_DEFINITION, IS_REFERENCE = 1 << 1, 1 << 2  # IndexStore's roles of an occurrence
IS_RECORD = 2  # and its kind of a unit's dependency


class Text(ctypes.Structure):
    """A string of the library."""
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


class Index:
    """The compiler's index of what was built, read with the library that comes with the compiler."""

    POINTER = ctypes.c_void_p
    NAMED = ctypes.CFUNCTYPE(ctypes.c_bool, POINTER, Text)
    EACH = ctypes.CFUNCTYPE(ctypes.c_bool, POINTER, POINTER)

    def __init__(self, store):
        swift = shutil.which("swift") or sys.exit("check-arrows.py: there is no swift in PATH")
        self.library = ctypes.CDLL(str(pathlib.Path(swift).resolve().parent.parent / "lib" / "libIndexStore.so"))
        error = self.POINTER()
        self.store = self.call("store_create", self.POINTER, str(store).encode(), ctypes.byref(error))
        if not self.store:
            sys.exit(f"check-arrows.py: no index in {store}: run swift build first")

    def call(self, name, result, *words):
        function = getattr(self.library, "indexstore_" + name)
        function.restype = result
        return function(*[self.POINTER(word) if isinstance(word, int) else word for word in words])

    def each(self, name, kind, of, *more):
        """What the library gives to a callback, as a list."""
        found = []
        take = kind(lambda _, item: found.append(item if kind is self.EACH else str(item)) or True)
        self.call(name, ctypes.c_bool, of, *more, self.POINTER(), take)
        return found

    def records(self):
        """The record of each source file below Sources: that of its newest unit."""
        newest = {}
        for unit_name in self.each("store_units_apply_f", self.NAMED, self.store, ctypes.c_uint(0)):
            unit = self.call("unit_reader_create", self.POINTER, self.store, unit_name.encode(), self.POINTER())
            path = pathlib.Path(str(self.call("unit_reader_get_main_file", Text, unit)))
            if path.is_relative_to(TOP / "Sources") and path.exists():
                seconds, nanoseconds = ctypes.c_int64(), ctypes.c_int64()
                self.call("unit_reader_get_modification_time", None, unit, ctypes.byref(seconds),
                          ctypes.byref(nanoseconds))
                newest[path] = max(newest.get(path, ()),
                                   (seconds.value, nanoseconds.value, self.record_names(unit)))
            self.call("unit_reader_dispose", None, unit)
        return {path: names for path, (_, _, names) in newest.items()}

    def record_names(self, unit):
        """The names of the records of a unit."""
        found = []

        def take(_, dependency):
            if self.call("unit_dependency_get_kind", ctypes.c_int, dependency) == IS_RECORD:
                found.append(str(self.call("unit_dependency_get_name", Text, dependency)))
            return True
        self.call("unit_reader_dependencies_apply_f", ctypes.c_bool, unit, self.POINTER(), self.EACH(take))
        return found

    def occurrences(self, record_name):
        """What a record has: the symbol's unique name, its name, and what it is there."""
        record = self.call("record_reader_create", self.POINTER, self.store, record_name.encode(), self.POINTER())
        found = []

        def take(_, occurrence):
            symbol = self.call("occurrence_get_symbol", self.POINTER, occurrence)
            found.append((str(self.call("symbol_get_usr", Text, symbol)),
                          str(self.call("symbol_get_name", Text, symbol)),
                          self.call("occurrence_get_roles", ctypes.c_uint64, occurrence)))
            return True
        self.call("record_reader_occurrences_apply_f", ctypes.c_bool, record, self.POINTER(), self.EACH(take))
        self.call("record_reader_dispose", None, record)
        return found


def uses(index):
    """For each pair of files of which the one uses the other, the names of what it uses; and the files without a record."""
    defined, referred = {}, collections.defaultdict(dict)
    known = index.records()
    for path, records in known.items():
        for record in records:
            for symbol, name, roles in index.occurrences(record):
                if roles & IS_DEFINITION:
                    defined[symbol] = path
                if roles & IS_REFERENCE:
                    referred[path][symbol] = name
    pairs = collections.defaultdict(set)
    for path, symbols in referred.items():
        for symbol, name in symbols.items():
            other = defined.get(symbol)
            if other and other != path:
                pairs[path, other].add(name)
    return pairs, sorted(set((TOP / "Sources").rglob("*.swift")) - set(known))


def folder(path, block):
    """The folder of a target, or the target, that a file belongs to; None for a file that the block is not about."""
    parts = path.relative_to(TOP / "Sources").parts
    if block == "Sources":
        return parts[0]
    if parts[0] != block:
        return None
    return parts[1] if len(parts) > 2 else "."


def check(block, drawing, pairs):
    """The faults of a block, and how it should be drawn."""
    order = [line.split()[0] for line in drawing.splitlines()]
    faults, used = [], {name: set() for name in order}
    met = set()
    for (path, other), names in sorted(pairs.items()):
        one, two = folder(path, block), folder(other, block)
        met |= {name for name in (one, two) if name}
        if not one or not two or one == two:
            continue
        if one not in used or two not in used:
            continue
        used[one].add(two)
        if order.index(one) > order.index(two):
            faults.append(f"{path.relative_to(TOP)} uses {', '.join(sorted(names)[:4])} of {other.relative_to(TOP)}: "
                          f"{block} has {two} above {one}")
    faults += [f"Documentation/Modules.md does not draw {name} of {block}" for name in sorted(met - set(order))]
    faults += [f"Documentation/Modules.md draws {name} of {block}, which is not there"
               for name in order if not (TOP / "Sources" / ("" if block == "Sources" else block) / name).exists()]
    width = max(map(len, order)) + 2
    lines = []
    for name in order:
        below = " ".join(other for other in order if other in used[name])
        lines += textwrap.wrap(below, WIDTH, initial_indent=name.ljust(width), subsequent_indent=" " * width,
                               break_on_hyphens=False) or [name]
    return faults, "".join(line + "\n" for line in lines)


def passed_by(house, doors, pairs):
    """The faults of a folder that is entered through some of its files only."""
    house = TOP / "Sources" / house
    faults = [f"Documentation/Modules.md has a door {(house / door).relative_to(TOP)}, which is not there"
              for door in sorted(doors) if not (house / door).exists()]
    for (path, other), names in sorted(pairs.items()):
        if other.is_relative_to(house) and not path.is_relative_to(house):
            if str(other.relative_to(house)) not in doors:
                faults.append(f"{path.relative_to(TOP)} uses {', '.join(sorted(names)[:4])} of "
                              f"{other.relative_to(TOP)}, which is no door of its folder")
    return faults


def joined(drawing):
    """A drawing with each folder on one line."""
    return re.sub(r"\n +", " ", drawing)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="draw the arrows anew in Documentation/Modules.md")
    arguments = parser.parse_args()
    pairs, unknown = uses(Index(STORE))
    page = PAGE.read_text()
    faults, blocks = [f"{path.relative_to(TOP)} is not in the index: run swift build" for path in unknown], set()

    def redrawn(match):
        found, drawing = check(match[1], joined(match[2]), pairs)
        faults.extend(found)
        blocks.add(match[1])
        return f"```arrows {match[1]}\n{drawing}```"

    new = BLOCK.sub(redrawn, page)
    for house, doors in DOORS.findall(page):
        faults += passed_by(house, set(doors.split()), pairs)
    parts = [path.relative_to(TOP / "Sources").parts for path, _ in pairs]
    targets = {names[0] for names in parts if len(names) > 2}
    faults += [f"Documentation/Modules.md has no arrows of {name}" for name in sorted((targets | {"Sources"}) - blocks)]
    if arguments.write:
        PAGE.write_text(new)
    elif new != page:
        faults.append("Documentation/Modules.md is out of date: Scripts/check-arrows.py --write")
    for fault in faults:
        print(fault)
    files = len({path for pair in pairs for path in pair})
    print(f"arrows: {files} files, {len(pairs)} pairs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
