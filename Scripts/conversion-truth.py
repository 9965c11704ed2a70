#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares `lintel convert` on Debian's 6.1 with what people made of the same functions until 6.12.

    Scripts/conversion-truth.py [--program LINTEL] [--older TREE] [--newer TREE] [--check | --update] [--all]

Counts the functions that come out as upstream's, token for token, of those where upstream changed nothing but the names
(and kunmap's argument); functions that are half converted; verdicts by map site. Compares the verdicts with the functions
that were labelled by hand, in Tests/Conversion/labelled.txt. What was not converted although upstream did is listed, each
with the tool's reasons, in Tests/Conversion/not-converted.txt: --check compares that list, --update writes it.

Ends with 1 where a function is half converted, one that must not be is converted, or --check finds a difference.
"""
import argparse
import collections
import difflib
import os
import pathlib
import sys
import tempfile

from modules import conversion, labels, upstream
from modules.c_source import Source, calls, words
from modules.harness import CACHE, TOP, TREE

SNAPSHOT = TOP / "Tests/Conversion/not-converted.txt"
LABELLED = TOP / "Tests/Conversion/labelled.txt"
VERDICTS = ("convert", "review", "refuse", "nothing said")
AIMS = {"names": "of the functions where upstream changed the four names alone",
        "names and argument": "of those where it changed kunmap's argument too"}


def main():
    options = arguments()
    changes = upstream.changes(options.older, options.newer)
    print_changes(changes)
    with tempfile.TemporaryDirectory(prefix="lintel-truth-", dir=options.folder) as folder:
        users = sorted({change.path for change in changes})
        written = upstream.files_with(options.older, upstream.DEPRECATED)
        conversion.copy_tree(options.older, folder, written)
        verdicts, seconds = conversion.convert(options.program, folder, ["--write"])
        print(f"lintel convert --write: {seconds:.1f} s of processor time")
        after = {path: pathlib.Path(folder, path).read_bytes() for path in users}
    run = Run(options.older, changes, verdicts, after)
    failed = [run.edits_and_files_differ(), run.half_converted()]
    run.token_for_token(options.all)
    run.count_sites()
    failed.append(labels.compare(LABELLED, run.verdicts, run.only_renamed))
    failed.append(keep_snapshot(run.snapshot(), options))
    return 1 if any(failed) else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=conversion.PROGRAM, help="lintel")
    parser.add_argument("--older", type=pathlib.Path, default=CACHE / "source-6.1", help="Scripts/fetch-source.sh 6.1")
    parser.add_argument("--newer", type=pathlib.Path, default=TREE, help="Scripts/make-oracle-tree.sh")
    parser.add_argument("--folder", default=str(CACHE), help="where a copy with links may be made: the trees' file system")
    parser.add_argument("--check", action="store_true", help="compare the list of what was not converted")
    parser.add_argument("--update", action="store_true", help="write that list")
    parser.add_argument("--all", action="store_true", help="list also what comes out as upstream's")
    options = parser.parse_args()
    for path in (options.program, options.older / "MAINTAINERS", options.newer / "MAINTAINERS"):
        if not path.exists():
            parser.error(f"{path} is not there")
    options.program = options.program.resolve()
    return options


def print_changes(changes):
    functions, sites = collections.Counter(), collections.Counter()
    for change in changes:
        functions[change.kind] += 1
        sites[change.kind] += change.maps
    print(f"upstream: {len(changes)} functions, {sites.total()} map sites")
    for kind, count in functions.most_common():
        print(f"  {kind}: {count} functions, {sites[kind]} map sites")


class Run:
    """One run of the tool against what upstream did."""

    def __init__(self, older, changes, verdicts, after):
        self.older, self.changes, self.after = older, changes, after
        self.verdicts = {(verdict.path, verdict.function): verdict for verdict in verdicts}
        self.all_verdicts = verdicts
        self.functions = {}
        for path, data in after.items():
            for function in Source(data.decode("latin-1")).functions:
                self.functions[path, function.name] = function

    def verdict(self, change):
        found = self.verdicts.get((change.path, change.function.name))
        return found.verdict if found else "nothing said"

    def codes(self, change):
        found = self.verdicts.get((change.path, change.function.name))
        return " ".join(dict.fromkeys(found.codes)) if found else ""

    def edits_and_files_differ(self):
        """Whether --write wrote something else than the edits of the `convert` verdicts."""
        edits = collections.defaultdict(list)
        for verdict in self.all_verdicts:
            if verdict.verdict == "convert":
                edits[verdict.path] += verdict.edits
        wrong = [path for path, data in self.after.items()
                 if conversion.apply((self.older / path).read_bytes(), edits[path]) != data]
        for path in wrong:
            print(f"WRITTEN OTHERWISE {path}: the file is not what the edits say")
        return bool(wrong)

    def half_converted(self):
        """Whether a function lost a deprecated call and kept another."""
        half = 0
        for change in self.changes:
            before = calls(change.function.tokens, upstream.DEPRECATED)
            now = self.functions.get((change.path, change.function.name))
            left = len(calls(now.tokens, upstream.DEPRECATED)) if now else 0
            if now is None or 0 < left < len(before):
                half += 1
                print(f"HALF {change.path} {change.function.name}: {left} of {len(before)} deprecated calls left")
            elif left and self.verdict(change) == "convert":
                half += 1
                print(f"NOT DONE {change.path} {change.function.name}: said convert, and did nothing")
        print(f"half converted: {half} functions")
        return half > 0

    def only_renamed(self, path, name):
        """Whether a function differs from what it was by nothing but the four names and the arguments of unmaps."""
        before = [change.function for change in self.changes if (change.path, change.function.name) == (path, name)]
        now = self.functions.get((path, name))
        return bool(before) and now is not None and upstream.renamed_only(words(before[0].tokens), words(now.tokens))

    def token_for_token(self, show_all):
        together = [0, 0]
        for kind, text in AIMS.items():
            chosen = [change for change in self.changes if change.kind == kind]
            same = 0
            for change in chosen:
                now = self.functions.get((change.path, change.function.name))
                equal = now is not None and words(now.tokens) == change.newer
                same += equal
                if not equal or show_all:
                    print(f"{'same' if equal else 'OTHER'} {change.path} {change.function.name}: "
                          f"{self.verdict(change)} {self.codes(change)}".rstrip())
            together = [together[0] + same, together[1] + len(chosen)]
            print(f"token for token: {same} of {len(chosen)} {text}")
        print(f"token for token: {together[0]} of {together[1]} together")

    def count_sites(self):
        """Map sites by verdict; functions too."""
        sites, functions, why = collections.Counter(), collections.Counter(), collections.Counter()
        for change in self.changes:
            verdict = self.verdict(change)
            functions[verdict] += 1
            sites[verdict] += change.maps
            if verdict != "convert" and (codes := self.codes(change)):
                why[verdict, codes] += change.maps
        total = sites.total()
        for verdict in VERDICTS:
            print(f"{verdict}: {sites[verdict]} of {total} map sites ({100 * sites[verdict] / total:.1f} %), "
                  f"{functions[verdict]} functions")
        for (verdict, codes), count in why.most_common():
            print(f"  {verdict} {codes}: {count} map sites")

    def snapshot(self):
        """The list of functions that upstream converted and the tool did not."""
        older, newer = version(self.older), "6.12"
        lines = [f"# Functions of {older} that kmap() or kmap_atomic() is gone from in {newer}, and that lintel convert leaves "
                 "to a person.", "# Written by make conversion-truth. Path, function, what upstream did, verdict: reasons."]
        for change in self.changes:
            verdict = self.verdict(change)
            if change.kind not in ("unchanged", "removed") and verdict != "convert":
                lines.append(f"{change.path} {change.function.name}, {change.kind}, {verdict}: {self.codes(change)}".rstrip(": "))
        return "".join(line + "\n" for line in [*lines[:2], *sorted(lines[2:])])


def version(tree):
    """What a kernel's Makefile calls it."""
    given = dict(line.split(" = ", 1) for line in (tree / "Makefile").read_text().splitlines()[:6] if " = " in line)
    return f"{given['VERSION']}.{given['PATCHLEVEL']}.{given['SUBLEVEL']}"


def keep_snapshot(text, options):
    """Whether the snapshot is to be compared and differs."""
    if options.update:
        SNAPSHOT.write_text(text)
    if not options.check:
        return False
    kept = SNAPSHOT.read_text()
    lines = list(difflib.unified_diff(kept.splitlines(), text.splitlines(), "kept", "now", lineterm="", n=0))
    print("\n".join(lines) if lines else f"not converted: {text.count(chr(10)) - 2} functions, as kept")
    return bool(lines)


if __name__ == "__main__":
    os.chdir(TOP)
    sys.exit(main())
