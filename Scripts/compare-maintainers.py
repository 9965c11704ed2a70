#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares Lintel, under the script's name, with a tree's scripts/get_maintainer.pl.

Perl lists a hash in another order in each run, and the script prints sections whose patterns reach
equally deep in that order. So the answers are compared twice: line by line with a copy of the script
that has its ties (and the order of several MAINTAINERS files) decided as Lintel decides them, and as sets with the script as it is, until one of
--seeds runs gives the same set. Each line of a list is a command line, run in the tree.
"""
import argparse
import difflib
import pathlib
import random
import shlex
import subprocess
import sys
import tempfile
import time

from modules import harness

LIST = harness.TOP / "Tests/Conformance/maintainers.txt"
TIES = [
    ("sort {$hash{$b} <=> $hash{$a}} keys %hash) {\n\t    add_categories",
     "sort {$hash{$b} <=> $hash{$a} || $a <=> $b} keys %hash) {\n\t    add_categories"),
    ("sort {$hash{$b} <=> $hash{$a}} keys %hash) {\n\tmy $sign_offs",
     "sort {$hash{$b} <=> $hash{$a} || $a cmp $b} keys %hash) {\n\tmy $sign_offs"),
    ("foreach my $file (@mfiles) {\n\tread_", "foreach my $file (sort @mfiles) {\n\tread_"),
]


def decided_copy(script, folder):
    """A copy of the script that gives equally deep sections in the order of MAINTAINERS."""
    text = script.read_text()
    for old, new in TIES:
        if old not in text:
            sys.exit(f"{script}: not the script that this comparison knows")
        text = text.replace(old, new)
    copy = pathlib.Path(folder) / "get_maintainer.pl"
    copy.write_text(text)
    return copy


def played(folder):
    """The words that start Lintel as the script."""
    link = pathlib.Path(folder) / "as" / "get_maintainer.pl"
    link.parent.mkdir()
    link.symlink_to(harness.PROGRAM)
    return [str(link)]


def answer(words, arguments, cwd, seed=None):
    """(lines of standard output, exit status) of one run."""
    env = harness.quiet_environment(**({} if seed is None else {
        "PERL_HASH_SEED": str(seed), "PERL_PERTURB_KEYS": "1"}))
    arguments, stdin = list(arguments), b""
    if "<" in arguments:
        at = arguments.index("<")
        stdin = pathlib.Path(cwd, arguments[at + 1]).read_bytes()
        arguments[at:] = []
    out, code = harness.run([*words, *arguments], cwd, env, stdin)
    return out.decode("utf-8", "replace").splitlines(), code


def rows_of(options):
    """The command lines to compare."""
    if options.files or options.mails:
        rows, rng = [], random.Random(options.seed)
        if options.files:
            tracked = subprocess.run(["git", "ls-files"], cwd=options.tree, check=True, text=True,
                                     stdout=subprocess.PIPE).stdout.splitlines()
            rows += [[*options.options, "-f", f] for f in rng.sample(tracked, options.files)]
        for path in options.mails or []:
            rows.append([*options.options, path])
        return rows
    lines = [shlex.split(line, comments=True) for line in options.list.read_text().splitlines()]
    return [[word.replace("@", str(harness.TOP) + "/") if word.startswith("@") else word
             for word in line] + options.options for line in lines if line]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", type=pathlib.Path, default=harness.TREE, help="where both are run")
    parser.add_argument("--script", type=pathlib.Path, help="the script (default: that of the tree)")
    parser.add_argument("--list", type=pathlib.Path, default=LIST, help="command lines")
    parser.add_argument("--files", type=int, default=0, help="so many files of the tree instead")
    parser.add_argument("--mails", nargs="*", help="these mails instead")
    parser.add_argument("--seed", type=int, default=1, help="which files")
    parser.add_argument("--seeds", type=int, default=0, help="runs of the script as it is")
    parser.add_argument("--lintel", metavar="CMD", help="the program to judge (Lintel, under the script's name)")
    parser.add_argument("-v", action="store_true", help="print the differences")
    parser.add_argument("options", nargs="*", help="after --: options for both")
    options = parser.parse_args()
    script = options.script or harness.require_tree(options.tree) / "scripts/get_maintainer.pl"
    same, in_a_seed, differing = 0, 0, []
    seconds = {"script": 0.0, "lintel": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        decided = ["perl", str(decided_copy(script, folder))]
        lintel = shlex.split(options.lintel) if options.lintel else played(folder)
        rows = rows_of(options)
        for row in rows:
            start = time.monotonic()
            theirs = answer(decided, row, options.tree)
            middle = time.monotonic()
            ours = answer(lintel, row, options.tree)
            seconds["script"] += middle - start
            seconds["lintel"] += time.monotonic() - middle
            if ours == theirs:
                same += 1
            else:
                differing.append(row)
                if options.v:
                    print("\n".join([shlex.join(row), *difflib.unified_diff(
                        [*theirs[0], f"exit {theirs[1]}"], [*ours[0], f"exit {ours[1]}"],
                        "script", "lintel", lineterm="", n=0)]))
            for seed in range(options.seeds):
                lines, code = answer(["perl", str(script)], row, options.tree, seed)
                if (sorted(lines), code) == (sorted(ours[0]), ours[1]):
                    in_a_seed += 1
                    break
    print(f"maintainers: {same} of {len(rows)} the same, line by line"
          + (f"; {in_a_seed} the same set in one of {options.seeds} runs of the script as it is"
             if options.seeds else "")
          + f" (script {seconds['script']:.1f} s, lintel {seconds['lintel']:.1f} s)")
    for row in differing:
        print("differs:", shlex.join(row))
    return 1 if differing or (options.seeds and in_a_seed < len(rows)) else 0


if __name__ == "__main__":
    sys.exit(main())
