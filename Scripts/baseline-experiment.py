#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures a baseline: what of 6.1's findings it still leaves out in 6.12, and what of the new ones it hides.

    Scripts/baseline-experiment.py [--program LINTEL] [--older TREE] [--newer TREE] [--count N] [--seed N] [--strict]

COUNT files that differ between the trees are drawn. `lintel baseline write` takes their findings in the older tree. In the
newer one a finding is old where its line was not changed and had the same type in the older file; every other one is new.
Survives: the share of the old ones that the baseline leaves out. Hides: the share of the new ones that it leaves out.
Ends with 1 below 99.9 % or above 8 %.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from modules import line_map
from modules.harness import CACHE, PROGRAM, TREE, quiet_environment

LEAST_SURVIVING, MOST_HIDDEN = 0.999, 0.08


def main():
    options = arguments()
    names = draw(options)
    flags = ["--strict"] if options.strict else []
    tally = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="lintel-baseline-") as folder:
        baseline = pathlib.Path(folder) / "baseline"
        words = [options.program, "baseline", "write", f"--baseline={baseline}", *flags, *names]
        written = subprocess.run(words, cwd=options.older, env=quiet_environment(), check=False, stdout=subprocess.PIPE)
        if written.returncode != 0:
            sys.exit("baseline-experiment: the baseline was not written")
        print(written.stdout.decode().strip().replace(str(baseline), "baseline"))
        for name in names:
            count(name, baseline, flags, options, tally)
    old, new = tally["old"], tally["new"]
    survives, hides = tally["old left out"] / max(old, 1), tally["new left out"] / max(new, 1)
    print(f"{len(names)} files; survive: {tally['old left out']} of {old}, {100 * survives:.2f} %; "
          f"hidden: {tally['new left out']} of {new}, {100 * hides:.1f} %")
    return 0 if old and new and survives >= LEAST_SURVIVING and hides <= MOST_HIDDEN else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=PROGRAM, type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--older", default=CACHE / "source-6.1", type=pathlib.Path)
    parser.add_argument("--newer", default=TREE, type=pathlib.Path)
    parser.add_argument("--count", default=400, type=int)
    parser.add_argument("--seed", default=1, type=int)
    parser.add_argument("--strict", action="store_true")
    return parser.parse_args()


def draw(options):
    """Names of C files that both trees have and that differ."""
    older = sorted(str(p.relative_to(options.older)) for top in ("drivers", "fs", "kernel", "mm", "net", "sound", "arch", "lib")
                   for p in (options.older / top).rglob("*.[ch]") if p.is_file() and not p.is_symlink())
    random.Random(options.seed).shuffle(older)
    names = []
    for name in older:
        if len(names) == options.count:
            break
        newer = options.newer / name
        if newer.is_file() and newer.read_bytes() != (options.older / name).read_bytes():
            names.append(name)
    return sorted(names)


def findings(options, tree, name, flags):
    """How often each type and line is reported."""
    words = [options.program, "check", "--format=jsonl", *flags, "-f", name]
    text = subprocess.run(words, cwd=tree, env=quiet_environment(), check=False, stdout=subprocess.PIPE).stdout
    rows = map(json.loads, text.splitlines())
    return collections.Counter((row["type"], row.get("line", 0)) for row in rows)


def count(name, baseline, flags, options, tally):
    """Adds what became of a file's findings."""
    before = findings(options, options.older, name, flags)
    full = findings(options, options.newer, name, flags)
    shown = findings(options, options.newer, name, [*flags, f"--baseline={baseline}"])
    mapping = line_map.between(options.older / name, options.newer / name)
    for (kind, line), number in full.items():
        was = before[kind, mapping.old(line)] if line and mapping.old(line) else 0
        old = min(number, was)
        left_out = number - shown[kind, line]
        tally["old"] += old
        tally["new"] += number - old
        tally["old left out"] += min(left_out, old)
        tally["new left out"] += max(left_out - old, 0)


if __name__ == "__main__":
    sys.exit(main())
