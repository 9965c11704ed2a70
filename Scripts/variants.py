#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Says which row of VariantTable and TypeTable no input shows.

    variants.py [NAME ...] [--sites] [-v]

A variant is switched in the text of a script by taking its probe out, or putting it in, and nothing else is changed. An
input shows it where Lintel, in the place of that script, then reports something else of the types that the row names.
The inputs are those of Tests/Conformance/sites and, where none of them does, command-lines.txt. `conformance.py --sites`
and `--layout` compare the same inputs with the scripts, so each row is to be on in one of the scripts that are at hand,
and off in another; -v says in which. Ends with 1 where a row is not shown.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

from modules import compat_tables, harness, layout, sites

HERE = harness.TOP / "Tests/Conformance"
# The newest first: what shows there needs no older one.
ORDER = ["7.3", "7.2", "6.18", "6.12", "6.6", "6.1", "u-boot"]


class Stage:
    """Lintel in the place of a script whose text can be exchanged, and all small inputs."""

    def __init__(self, top, tree):
        self.tree = tree
        self.env = harness.quiet_environment()
        (top / "tree").mkdir()
        self.words = harness.stand_in(tree, top / "tree")
        self.script = top / "tree/scripts/checkpatch.pl.orig"
        commit = subprocess.run(["git", "-C", str(tree), "rev-parse", "--short=12", "HEAD"], check=True,
                                stdout=subprocess.PIPE, text=True).stdout.strip()
        self.folder = top / "inputs"
        self.items = collections.defaultdict(list)  # type: [(path, whether it is a file)]
        for table, item, is_file in sites.write(sorted((HERE / "sites").glob("*.txt")), self.folder, commit):
            self.items[table.stem].append((item, is_file))
        self.master = top / "lines"
        layout.prepare(HERE / "inputs", self.master)

    def play(self, text):
        self.script.write_text(text, errors="surrogateescape")

    def answers(self, text, types):
        """{input: findings} over the tables of some types."""
        self.play(text)
        found = {}
        wanted = self.items if types == ["all"] else {t: self.items[t] for t in types}
        for kind in (False, True):
            items = [item for rows in wanted.values() for item, is_file in rows if is_file == kind]
            options = sites.options(kind, True, text)
            if items:
                found |= sites.answers([*self.words, *options], items, self.folder, self.tree, self.env)[0]
        return found

    def line_that_differs(self, one, other, types):
        """The first command line whose output differs between two texts of the script, or None.

        Those that name one of the types go first: each is a call of its own.
        """
        place = collections.namedtuple("Place", "tree env")(self.tree, self.env)
        for line in sorted(layout.lines(HERE, one), key=lambda line: not any(t in line for t in types)):
            outputs = []
            for text in (one, other):
                self.play(text)
                outputs.append(layout.perform(line, self.words, self.master, place))
            if outputs[0] != outputs[1]:
                return line
        return None


def switched(text, probe):
    """The script with the variant off where it was on, and on where it was off."""
    return text.replace(probe, "") if probe in text else f"{text}\n# {probe}\n"


def without(text, name):
    """The script without a type."""
    return re.sub(rf"""(["']){name}\1""", '"none"', text)


def difference(one, other, types):
    """The first input on whose findings of these types the two answers differ."""
    for item in one:
        kinds = {k for side, rest in ((one, other), (other, one)) for _, _, k in side[item][0] - rest[item][0]}
        if kinds & set(types) or types == ["all"] and one[item] != other[item]:
            return item
    return None


def input_that_shows(stage, bases, change, types):
    """The first small input that shows a row, and with which script; or None."""
    for version, text in bases:
        if item := difference(stage.answers(text, types), stage.answers(change(text), types), types):
            return version, item
    return None


def line_that_shows(stage, bases, change, types):
    """The same of the command lines, with the first script only."""
    version, text = bases[0]
    line = stage.line_that_differs(text, change(text), types)
    return (version, line) if line else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="these rows only")
    parser.add_argument("--sites", action="store_true", help="look at small inputs only, not at command lines")
    parser.add_argument("-v", action="store_true", help="print what shows each row")
    arguments = parser.parse_args()
    scripts = {v: t for v, t in compat_tables.scripts().items() if v in ORDER}
    bases = sorted(scripts.items(), key=lambda pair: ORDER.index(pair[0]))
    # What only other projects have, no input is compared with: ForkOptionTests look at it.
    rows = [(v.name, v.types, v.probe, lambda text, p=v.probe: switched(text, p)) for v in compat_tables.variants()
            if v.versions != "others"]
    rows += [(t, [t], f'"{t}"', lambda text, t=t: without(text, t)) for t in compat_tables.types()]
    failed = count = 0
    with tempfile.TemporaryDirectory(prefix="lintel-variants-") as top:
        stage = Stage(pathlib.Path(top), harness.require_tree(harness.TREE))
        for name, types, probe, change in rows:
            if arguments.names and name not in arguments.names:
                continue
            count += 1
            having = [v for v, text in bases if probe in text or probe.replace('"', "'") in text]
            lacking = [v for v, _ in bases if v not in having]
            # What only some script has, shows in that one.
            order = [pair for pair in bases if pair[0] in having] + [pair for pair in bases if pair[0] in lacking]
            order = order if name in types else bases
            found = (input_that_shows(stage, order, change, types)
                     or not arguments.sites and line_that_shows(stage, order, change, types))
            failed += not found
            if not found:
                print(f"no input shows {name}", flush=True)
            elif arguments.v:
                print(f"{name}: {found[1]} with {found[0]}; on in {' '.join(having) or '-'}, off in {' '.join(lacking) or '-'}",
                      flush=True)
    print(f"variants: {count - failed} of {count} rows are shown by an input, with the scripts of {' '.join(scripts)}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
