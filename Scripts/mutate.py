#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares Lintel with checkpatch.pl over broken source, patches and mails, and reduces what differs.

    mutate.py [--seed N] [--count M] [--keep DIR]

An input on which the script dies (some macros give it a broken regular expression) or runs for over ten seconds is
named and counted as skipped. Ends with 1 if any other differs.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from modules import fixes, harness, mutants, reducer

OPTIONS = ["--terse", "--show-types"]
# Each batch takes the next of these: what is found depends on them, not only what is shown.
WAYS = [["--strict"], [], ["--strict", "--ignore=C99_COMMENT_TOLERANCE"], ["--strict", "--tab-size=4", "--max-line-length=80"],
        ["--strict"], ["--no-tree", "--ignore=LONG_LINE"]]
READ = fixes.View.READ | {".mailmap", ".gitattributes"}
BATCH = 200  # mutants that one run of the script takes
LINKED = """drivers drivers/net drivers/staging net include include/linux include/uapi include/uapi/linux include/asm-generic
    include/dt-bindings include/dt-bindings/clock kernel kernel/rcu mm lib arch arch/x86 arch/x86/kernel arch/arm
    arch/x86/include arch/x86/include/asm arch/arm/include arch/arm/include/asm arch/arm/boot arch/arm/boot/dts
    Documentation tools tools/testing tools/testing/selftests tools/testing/selftests/bpf rust scripts
    tools/testing/selftests/bpf/progs rust/kernel""".split()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="CMD", default=harness.LINTEL, help="the program to judge")
    parser.add_argument("--tree", type=pathlib.Path, default=harness.TREE, help="the kernel tree")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--keep", metavar="DIR", type=pathlib.Path, help="write the mutants that differ there")
    parser.add_argument("--jobs", type=int, default=1, help="how many runs of Lintel at the same time")
    return parser.parse_args()


def link_tree(tree, view):
    """Makes `view` look like the tree, with folders of its own into which mutants can be written.

    The paths of files decide which rules look at them, and the tree itself must stay as it is. What git and Lintel read
    of a tree is there itself, by further names of the same files, since they follow no link.
    """
    for entry in os.scandir(tree):
        fixes.View.bring(tree / entry.name, view / entry.name, entry.name in READ)
    for folder in LINKED:
        place = view / folder
        if place.is_symlink():
            place.unlink()
        place.mkdir(exist_ok=True)
        for entry in os.scandir(tree / folder):
            if not os.path.lexists(place / entry.name):
                os.symlink(entry.path, place / entry.name)


class Judge:
    """Both programs, run in a view of the tree."""

    def __init__(self, tree, view, lintel, jobs):
        self.view, self.lintel, self.jobs = view, lintel, jobs
        # The script's command line of this run; its list of names is made on the first one.
        self.env = harness.Oracle(tree).env
        self.cache = harness.CACHE / "forked"
        self.cache.mkdir(parents=True, exist_ok=True)
        self.server = ["perl", str(harness.TOP / "Scripts/oracle-fork.pl"), str(view / "scripts/checkpatch.pl"),
                       str(self.cache)]
        self.options = []

    def place(self, name, path, text):
        """Writes an input: ("f" or "p", where it is)."""
        if path is None:
            where = f".mutants/{name}.patch"
        else:
            folder = os.path.dirname(path)
            while os.path.realpath(self.view / folder) != str(self.view / folder):
                folder = os.path.dirname(folder)
            base = os.path.basename(path)
            # Kconfig and Makefile are known by how their names start.
            base = f"{base}.{name}" if mutants.kind_of(path) in ("Kconfig", "Makefile") else f"{name}-{base}"
            where = os.path.join(folder, base)
        (self.view / where).parent.mkdir(parents=True, exist_ok=True)
        (self.view / where).write_bytes(text.encode("utf-8", "surrogateescape"))
        return ("p" if path is None else "f"), where

    def ask_script(self, items):
        listing = "".join(f"{kind} {where}\n" for kind, where in items)
        done = subprocess.run([*self.server, *self.options], cwd=self.view, env=self.env, input=listing.encode(), check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        parts = re.split(rb"^=== (.*)\n", done.stdout, flags=re.M)
        if len(parts) != 2 * len(items) + 1:
            sys.exit(f"the script answered {len(parts) // 2} of {len(items)} inputs")
        return [harness.read_answer(text, int(code) if code.isdigit() else code.decode())
                for text, code in zip(parts[::2], parts[1::2])]

    def ask_lintel(self, item):
        kind, where = item
        return harness.answer([*self.lintel, *self.options, *(["-f"] if kind == "f" else []), where], self.view, self.env)

    def judge(self, items):
        """For each item: the script's answer and Lintel's."""
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            found = list(pool.map(self.ask_lintel, items))
        return list(zip(self.ask_script(items), found))


def is_answer(answer):
    """Whether the script came to its end: it says what it counted unless all is well."""
    return answer.exit == 0 or answer.exit == 1 and answer.total is not None


def differences(want, got):
    """A line a difference, and their kinds."""
    lines, kinds = [], set()
    for word, rest in (("missing", want.findings - got.findings), ("extra", got.findings - want.findings)):
        for (line, level, kind), times in sorted(rest.items()):
            lines.append(f"{word} {line} {level}:{kind}" + (f" {times} times" if times > 1 else ""))
            kinds.add((word, kind))
    if want.total != got.total:
        lines.append(f"says '{got.total}' and not '{want.total}'")
    if want.exit != got.exit:
        lines.append(f"exits with {got.exit} and not {want.exit}")
    return lines, kinds or set(lines)


def reduced(judge, name, path, text, kinds):
    """The text made small, where one of the kinds of difference stays."""
    def disagree(texts):
        items = [judge.place(f"{name}{at:05}", path, text) for at, text in enumerate(texts)]
        return [is_answer(want) and bool(differences(want, got)[1] & kinds) for want, got in judge.judge(items)]

    kinds = {min(kinds)}
    return reducer.reduce(text, disagree)


def main():
    arguments = parse_arguments()
    started = time.monotonic()
    tree = harness.require_tree(arguments.tree)
    names = subprocess.run(["git", "-C", str(tree), "ls-files"], check=True, stdout=subprocess.PIPE, text=True).stdout
    sources = mutants.Sources(tree, names.split("\n"))
    counts, types = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory(prefix="lintel-mutate-", dir=tree.parent) as top:
        view = pathlib.Path(top).resolve()
        link_tree(tree, view)
        judge = Judge(tree, view, harness.command(arguments.lintel), arguments.jobs)
        for first in range(0, arguments.count, BATCH):
            judge.options = OPTIONS + WAYS[first // BATCH % len(WAYS)]
            numbers = range(first, min(first + BATCH, arguments.count))
            made = [mutants.make(arguments.seed, number, sources) for number in numbers]
            items = [judge.place(f"zz{number:05}", *mutant) for number, mutant in zip(numbers, made)]
            for number, (path, text), (want, got) in zip(numbers, made, judge.judge(items)):
                counts["mutants"] += 1
                if not is_answer(want):
                    counts["skipped"] += 1
                    print(f"skipped {number} of seed {arguments.seed}: the script ends with {want.exit}")
                    continue
                types.update(kind for _, _, kind in want.findings.elements())
                lines, kinds = differences(want, got)
                if not lines:
                    counts["exact"] += 1
                    continue
                counts["differ"] += 1
                print(f"DIFFERS: {number} of seed {arguments.seed}, {path or 'a patch'}, {' '.join(judge.options)}")
                print("".join(f"  {line}\n" for line in lines[:8]), end="")
                small = reduced(judge, f"zz{number:05}", path, text, kinds)
                print("".join(f"    | {line}\n" for line in small.split("\n")[:40]), end="", flush=True)
                if arguments.keep:
                    arguments.keep.mkdir(parents=True, exist_ok=True)
                    place = arguments.keep / f"{arguments.seed}-{number}{os.path.splitext(path or '.patch')[1]}"
                    place.write_bytes(small.encode("utf-8", "surrogateescape"))
    print(f"mutants: {counts['exact']} of {counts['mutants']} exact, {counts['differ']} differ, {counts['skipped']} skipped; "
          f"{types.total()} findings of {len(types)} types, {time.monotonic() - started:.0f} s")
    sys.exit(counts["differ"] > 0)


if __name__ == "__main__":
    main()
