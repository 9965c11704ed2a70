#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares Lintel with checkpatch.pl, the oracle.

    conformance.py                  the fixed set, against the committed snapshots (--update rewrites them);
                                    those of another version's script with --tree .../linux-source-VERSION
    conformance.py --files LIST     the tree's files that LIST names, no snapshot
    conformance.py --patches DIR    the *.patch files below DIR, no snapshot
    conformance.py --layout         whole outputs without their message texts, over command-lines.txt
    conformance.py --sites          small inputs of each type, over sites/
    conformance.py --fix            what --fix and --fix-inplace write, over the patches and a third of the files

For each item both programs run with --terse --strict --show-types; the findings as (line, level, type), each as
often as it comes, the "total:" line and the exit status must agree. Ends with 1 when they agree less than the
snapshot says, or, without a snapshot, when they differ at all.
"""
import argparse
import collections
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from modules import fixes, harness, layout, sites

HERE = harness.TOP / "Tests/Conformance"
OPTIONS = ["--terse", "--strict", "--show-types"]
SEED, COUNT = 1, 200  # the fixed set of patches
FIRST = "6.12"  # the version whose snapshots are not in a folder of their own


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="CMD", help="the program to judge (Lintel)")
    parser.add_argument("--tree", type=pathlib.Path, default=harness.TREE, help="the kernel tree")
    parser.add_argument("--files", metavar="LIST", type=pathlib.Path, help="a file with a path a line")
    parser.add_argument("--patches", metavar="DIR", type=pathlib.Path, help="a folder of *.patch files")
    parser.add_argument("--types", metavar="T,..", help="limit both programs to these types")
    parser.add_argument("--jobs", type=int, default=2, help="how many items at the same time")
    parser.add_argument("--update", action="store_true", help="rewrite the snapshots")
    parser.add_argument("--layout", action="store_true", help="compare the whole outputs")
    parser.add_argument("--sites", action="store_true", help="compare small inputs of each type")
    parser.add_argument("--no-tree", action="store_true", help="with --sites: check patches without a tree, too")
    parser.add_argument("--fix", action="store_true", help="compare what is written, and not what is found")
    parser.add_argument("--recheck", action="store_true", help="with --fix: compare the checks of the results, too")
    return parser.parse_args()


def snapshot_folder(tree):
    """Where the snapshots of a tree are, whose name ends in the version of its script."""
    version = tree.name.removeprefix("linux-source-")
    return HERE / "Snapshots" / ("" if version == FIRST or version == tree.name else version)


def fixed_patches(tree):
    """The patches of the fixed set: made from the tree by a seed, and made again where the maker has changed."""
    out = harness.CACHE / f"patches-{SEED}-{COUNT}"
    maker = harness.TOP / "Scripts/make-patches.py"
    subprocess.run([sys.executable, str(maker), "--seed", str(SEED), "--count", str(COUNT),
                    str(tree), str(out)], check=True, stdout=subprocess.DEVNULL)
    return out


class Set:
    """Items of one kind and what both programs say about them."""

    def __init__(self, kind, items, arguments, options):
        self.kind, self.items, self.arguments = kind, items, arguments  # items: name -> path
        self.differences = []  # "NAME:LINE LEVEL:TYPE missing", a line each
        self.exact = 0
        self.wanted, self.missing, self.extra = (collections.Counter() for _ in range(3))
        self.options = options

    def compare(self, lintel, oracle, tree, jobs):
        def both(name):
            path = self.items[name]
            words = [*self.options, *self.arguments, str(path)]
            want = oracle.answer(words, name, (tree / path).read_bytes())
            return name, want, harness.answer([*lintel, *words], tree, oracle.env)

        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for name, want, got in pool.map(both, sorted(self.items)):
                self.judge(name, want, got)
        self.differences.sort()

    def judge(self, name, want, got):
        found = []
        for word, counter, rest in (("missing", self.missing, want.findings - got.findings),
                                    ("extra", self.extra, got.findings - want.findings)):
            for (line, level, kind), times in rest.items():
                counter[kind] += times
                found += [f"{name}:{line} {level}:{kind} {word}"] * times
        for (_, _, kind), times in want.findings.items():
            self.wanted[kind] += times
        if want.total != got.total:
            found.append(f"{name} says '{got.total}' and not '{want.total}'")
        if want.exit != got.exit:
            found.append(f"{name} exits with {got.exit} and not {want.exit}")
        self.differences += found
        self.exact += not found

    def facts(self):
        """What a snapshot says beyond the counts of items."""
        return [f"# findings: {self.wanted.total()}"]

    def print(self):
        """A row a type, then every difference, then the sums."""
        print(f"{'type':36}{'oracle':>8}{'missing':>9}{'extra':>7}{'recall':>9}{'precision':>11}")
        rows = sorted(self.wanted.keys() | self.extra.keys())
        for kind in rows:
            print(row(kind, self.wanted[kind], self.missing[kind], self.extra[kind]))
        print(row(f"all {len(rows)} types", *(c.total() for c in (self.wanted, self.missing, self.extra))))
        for line in self.differences:
            print(f"  {line}")
        print(f"{self.kind}: {self.exact} of {len(self.items)} items exact, "
              f"{len(self.differences)} differences")


def row(kind, wanted, missing, extra):
    hit = wanted - missing
    recall = f"{hit / wanted:.4f}" if wanted else "-"
    precision = f"{hit / (hit + extra):.4f}" if hit + extra else "-"
    return f"{kind:36}{wanted:8}{missing:9}{extra:7}{recall:>9}{precision:>11}"


class Snapshot:
    """The committed state of a set: where it was made, the counts, and each difference that is known."""

    def __init__(self, path):
        self.path = path
        lines = path.read_text().splitlines() if path.exists() else []
        facts = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
        self.tree, self.items = facts.get("tree"), int(facts.get("items", 0))
        self.known = [line for line in lines if line and not line.startswith("#")]

    def write(self, tree, result):
        head = [f"# Known differences of {result.kind} from checkpatch.pl; `make conformance-update` writes this file.",
                f"# tree: {tree}", f"# items: {len(result.items)}", f"# exact: {result.exact}", *result.facts()]
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text("\n".join([*head, *result.differences]) + "\n")

    def judge(self, tree, result):
        """Whether the result is no worse than the snapshot; prints what is."""
        if self.tree is None:
            # Of most versions there is none: then nothing may differ.
            print(f"no {self.path.relative_to(HERE)}: every difference counts; make conformance-update makes it")
            return self.path.parent.name != "Snapshots" and not result.differences
        # In another release of the tree line numbers mean nothing: count the differences a type.
        key = (lambda line: line) if tree == self.tree else without_place
        known, now = (collections.Counter(map(key, lines)) for lines in (self.known, result.differences))
        if tree != self.tree:
            print(f"the snapshot is of {self.tree} and the tree of {tree}: only counts are compared")
        new, gone = sorted((now - known).elements()), known - now
        for line in new:
            print(f"  NEW {line}")
        if gone and not new:
            print(f"{gone.total()} differences less than the snapshot has: run make conformance-update")
        if len(result.items) < self.items:
            print(f"{len(result.items)} items, and the snapshot has {self.items}")
        return not new and len(result.items) >= self.items


def without_place(difference):
    """ "a.c:12 ERROR:SPACING extra" -> "ERROR:SPACING extra"; totals and exits keep their kind only."""
    match = re.search(r" (\S+:\S+ (?:missing|extra)|says|exits|differs|is \w+)", difference)
    return match[1] if match else difference


def files_set(listing, tree, options):
    lines = (line.strip() for line in listing.read_text().splitlines())
    names = [line for line in lines if line and not line.startswith("#")]
    items = {name: name for name in names if (tree / name).is_file()}
    for name in set(names) - items.keys():
        print(f"not in the tree: {name}")
    return Set("files", items, ["-f"], options)


def patches_set(folder, options):
    folder = folder.resolve()
    items = {str(path.relative_to(folder)): path for path in folder.rglob("*.patch")}
    return Set("patches", items, [], options)


def by_name(arguments, lintel, oracle):
    """The comparisons that are made under the script's name, in which a whole output counts; their exit status."""
    if arguments.layout:
        return layout.compare(HERE, lintel, oracle, arguments.jobs)
    types = arguments.types.split(",") if arguments.types else None
    return sites.compare(HERE / "sites", lintel, oracle, types, arguments.no_tree)


def main():
    arguments = parse_arguments()
    started = time.monotonic()
    tree = harness.require_tree(arguments.tree)
    lintel = harness.command(arguments.lintel or harness.LINTEL)
    oracle = harness.Oracle(tree)
    if arguments.layout or arguments.sites:
        with tempfile.TemporaryDirectory(prefix="lintel-script-") as folder:
            named = lintel if arguments.lintel else harness.stand_in(tree, folder)
            sys.exit(by_name(arguments, named, oracle))

    options = OPTIONS + (["--types", arguments.types] if arguments.types else [])
    fixed = not (arguments.files or arguments.patches)
    sets = []
    if fixed or arguments.files:
        sets.append(files_set(arguments.files or HERE / "files.txt", tree, options))
    if fixed or arguments.patches:
        sets.append(patches_set(arguments.patches or fixed_patches(tree), options))

    if arguments.fix:
        # The files take longest, and have least to fix.
        sets = [fixes.FixSet(s.kind, dict(sorted(s.items.items())[::3 if fixed and s.kind == "files" else 1]),
                             arguments.recheck) for s in sets]

    good = True
    for result in sets:
        if not result.items:
            sys.exit(f"no items among the {result.kind}")
        result.compare(lintel, oracle, tree, arguments.jobs)
        result.print()
        if not fixed or arguments.types:
            good &= not result.differences
            continue
        snapshot = Snapshot(snapshot_folder(tree) / f"{result.kind}.txt")
        if arguments.update:
            snapshot.write(harness.tree_version(tree), result)
        else:
            good &= snapshot.judge(harness.tree_version(tree), result)
    print(f"{'fixes' if arguments.fix else 'conformance'}: {'passed' if good else 'FAILED'}, {sum(len(s.items) for s in sets)} items, "
          f"{sum(s.exact for s in sets)} exact, {time.monotonic() - started:.0f} s")
    sys.exit(not good)


if __name__ == "__main__":
    main()
