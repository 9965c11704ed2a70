#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Breaks functions that `lintel convert` converts, each in one way, and checks that it converts none of what comes out.

    Scripts/conversion-mutants.py [--program LINTEL] [--tree TREE] [--count N] [--seed N] [--only KIND]... [--without KIND]...
                                 [--keep DIR] [--show KIND]

Each mutant is a file of the tree with one function changed, in a small tree of its own with the headers beside it. A
function that is not converted there unchanged is passed over. --keep writes the mutants that were converted into DIR, and
--show KIND prints some of a kind, to be judged by eye. Ends with 1 where a mutant is converted.
"""
import argparse
import collections
import concurrent.futures
import difflib
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile

from modules import conversion, unsafe_groups, upstream
from modules.harness import CACHE, TOP
from modules.regions import regions
from modules.unsafe import KINDS, Site


def main():
    options = arguments()
    chance = random.Random(options.seed)
    sites = [(path, Site(source, function, region)) for path, source, functions in upstream.users(options.tree)
             for function in functions for region in regions(source.text, function)
             if sum(f.name == function.name for f in source.functions) == 1]
    chance.shuffle(sites)
    kinds = [name for name in KINDS if name not in options.without and (not options.only or name in options.only)]
    if options.show:
        return show(sites, options.show)
    run = Run(options, chance)
    run.mutate(sites, kinds)
    return run.report(kinds)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=conversion.PROGRAM, help="lintel")
    parser.add_argument("--tree", type=pathlib.Path, default=CACHE / "source-6.1", help="Scripts/fetch-source.sh 6.1")
    parser.add_argument("--count", type=int, default=800, help="how many mutants (default: 800)")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--only", action="append", default=[], help="kinds of mutants")
    parser.add_argument("--without", action="append", default=[], help="kinds to leave out")
    parser.add_argument("--keep", type=pathlib.Path, help="where to write mutants that were converted")
    parser.add_argument("--show", choices=sorted(KINDS), help="print five mutants of a kind")
    options = parser.parse_args()
    if unknown := set(options.only) - set(KINDS):
        parser.error(f"no such kind: {' '.join(sorted(unknown))}; there are: {' '.join(sorted(KINDS))}")
    if not options.show and not options.program.exists():
        parser.error(f"{options.program} is not there")
    if not (options.tree / "MAINTAINERS").exists():
        parser.error(f"{options.tree} is no kernel tree")
    options.program = options.program.resolve()
    return options


def show(sites, name):
    """Prints what changes in the first five mutants of a kind."""
    shown = 0
    for path, site in sites:
        text = KINDS[name](site)
        if text and shown < 5:
            shown += 1
            print(f"==== {name} {path} {site.function.name}")
            lines = difflib.unified_diff(site.source.text.split("\n"), text.split("\n"), n=4, lineterm="")
            print("\n".join(list(lines)[2:]))
    return 0


def changed_part(site, text):
    """The changed function, and what was put before it."""
    return text[site.function.start:len(text) - (len(site.source.text) - site.function.end)]


class Run:
    """The mutants that were made, and what the tool said of them."""

    def __init__(self, options, chance):
        self.options, self.chance = options, chance
        self.made, self.slipped = collections.Counter(), []
        self.codes = collections.defaultdict(collections.Counter)  # of the kinds: the reasons that were given
        self.tried, self.converted, self.verdicts = 0, 0, collections.Counter()

    def mutate(self, sites, kinds):
        """Takes sites until there are enough mutants; of each site the kinds that were made least so far."""
        each = max(1, -(-self.options.count // max(1, len(sites)) * 2))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for start in range(0, len(sites), 16):
                if self.made.total() >= self.options.count:
                    break
                some = sites[start:start + 16]
                safe = [verdict for verdict, _ in pool.map(self.judge, ((*item, "", item[1].source.text) for item in some))]
                self.tried += len(some)
                self.converted += safe.count("convert")
                jobs = [job for item, verdict in zip(some, safe) if verdict == "convert" for job in self.jobs(*item, kinds, each)]
                for (path, site, name, text), (verdict, codes) in zip(jobs, pool.map(self.judge, jobs)):
                    self.verdicts[verdict] += 1
                    self.codes[name][codes] += 1
                    if verdict == "convert":
                        self.slip(path, site, name, text)

    def jobs(self, path, site, kinds, each):
        """Up to `each` mutants of a site."""
        order = sorted(kinds, key=lambda name: (self.made[name], self.chance.random()))
        taken = 0
        for name in order:
            if taken == each or self.made.total() >= self.options.count:
                break
            if text := KINDS[name](site):
                taken += 1
                self.made[name] += 1
                yield path, site, name, text

    def judge(self, job):
        """What the tool says of a function of a file with this text, in a tree of its own: the verdict and its first reason."""
        path, site, _, text = job
        with tempfile.TemporaryDirectory(prefix="lintel-mutant-") as folder:
            tree = conversion.small_tree(folder)
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(text, encoding="latin-1")
            for name in re.findall(r'^#include "([\w./-]+)"', text, re.M):
                header = os.path.normpath(os.path.join(os.path.dirname(path), name))
                if not header.startswith("..") and (self.options.tree / header).is_file() and not (tree / header).exists():
                    (tree / header).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(self.options.tree / header, tree / header)
            verdicts, _ = conversion.convert(self.options.program, tree, [path], seconds=120)
        # A mapping that is shared is converted where the function is that maps.
        judged = unsafe_groups.GET if f" *{unsafe_groups.GET}(" in text else site.function.name
        for verdict in verdicts:
            if (verdict.path, verdict.function) == (path, judged):
                return verdict.verdict, f"{verdict.verdict} {' '.join(verdict.codes[:1])}"
        return "nothing said", "nothing said"

    def slip(self, path, site, name, text):
        self.slipped.append((name, path, site.function.name))
        print(f"SLIPPED {name} {path} {site.function.name}", flush=True)
        if self.options.keep:
            place = self.options.keep / f"{name}-{site.function.name}.c"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(changed_part(site, text), encoding="latin-1")

    def report(self, kinds):
        wrong = collections.Counter(name for name, *_ in self.slipped)
        for name in sorted(kinds):
            if self.made[name]:
                why = ", ".join(f"{count} {codes}" for codes, count in self.codes[name].most_common(3))
                print(f"  {name}: {self.made[name]} mutants, {wrong[name]} converted ({why})")
        print(f"unchanged: {self.converted} of {self.tried} mappings are in functions that are converted")
        said = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        print(f"conversion mutants: {self.made.total()} of {len(self.made)} kinds with seed {self.options.seed}, "
              f"{len(self.slipped)} converted ({said})")
        if self.made.total() < self.options.count:
            print(f"conversion mutants: {self.options.count} were asked for")
        return 1 if self.slipped or not self.made else 0


if __name__ == "__main__":
    os.chdir(TOP)
    sys.exit(main())
