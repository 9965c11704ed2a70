#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures Lintel and checkpatch.pl side by side and writes the figures of Benchmarks/README.md.

Both programs do the same work in turns on the same machine, so that what else runs there hits both. Times are medians
of wall-clock seconds from start to exit, with the output thrown away; memory is the largest resident set of a run. The
first run of each program in a row is kept and compared: both must have the same findings, or the bench ends. What the
script would take hours for is computed from a row above, and marked so.
"""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import time

import growth
from modules import bench_inputs as inputs
from modules import harness
from modules.bench_table import Goal, Row, put, thousand, today
from modules.timing import Stopwatch, finding_count, findings, machine, middle

CHECK = ["--terse", "--strict", "--show-types"]
PLAIN_MAIL = "mm/page_alloc.c"
BINDING_MAIL = "drivers/mfd/madera-core.c"  # has a table of `compatible` strings


class Bench:
    """Both programs, the tree, and the rows so far."""

    def __init__(self, arguments, scratch):
        self.arguments, self.scratch = arguments, pathlib.Path(scratch)
        self.tree = harness.require_tree(arguments.tree)
        oracle = harness.Oracle(self.tree)
        self.script, self.lintel = oracle.words, harness.command(arguments.lintel)
        self.stopwatch = Stopwatch({**oracle.env, "XDG_CACHE_HOME": str(self.scratch / "home")})
        self.names = inputs.sources(self.tree)
        self.rows, self.notes = [], []

    def add(self, row):
        self.rows.append(row)
        print(row.text(), flush=True)
        return row

    def both(self, name, lines, words, goal=None, more=(), cwd=None, script_runs=None):
        """A row of both programs on one core, in turns. `more` is what Lintel gets beside `words`."""
        cwd = cwd or self.tree
        fast_words, slow_words = [*self.lintel, *more, *words], [*self.script, *words]
        script_runs = script_runs or self.arguments.script_runs
        reports = self.scratch / "lintel.out", self.scratch / "script.out"
        self.stopwatch.run(fast_words, cwd, output=reports[0])  # reads what is checked from the disk
        fast, slow = [], []
        for turn in range(max(self.arguments.runs, script_runs)):
            if turn < self.arguments.runs:
                fast.append(self.stopwatch.run(fast_words, cwd))
            if turn < script_runs:
                output = reports[1] if turn == 0 else os.devnull
                slow.append(self.stopwatch.run(slow_words, cwd, output=output))
        count = self.same_findings(name, *reports) if lines else None
        return self.add(Row(name, lines, count, middle(fast), middle(slow), goal=goal))

    @staticmethod
    def same_findings(name, one, other):
        """The number of findings of two reports, which must be the same findings."""
        fast, slow = findings(one), findings(other)
        if fast != slow:
            only = sorted(((fast - slow) + (slow - fast)).elements())
            sys.exit(f"{name}: the programs have different findings, {len(only)} in all; the first: {only[0]}")
        if not fast:
            sys.exit(f"{name}: nothing was found, so nothing can be compared")
        return fast.total()

    def alone(self, name, lines, words, cwd, cores, goal=None, before=None, not_run=None):
        """A row of Lintel, `before` called ahead of each run with its number; the first run is not timed."""
        words, report = [*self.lintel, "--jobs", str(cores), *words], self.scratch / "lintel.out"
        measured = []
        for number in range(self.arguments.runs_of_tree + 1):
            if before:
                before(number)
            run = self.stopwatch.run(words, cwd, cores, report if number == 0 else os.devnull)
            measured += [run] if number else []
        count = finding_count(report)
        report.unlink()
        return self.add(Row(name, lines, count, middle(measured), not_run=not_run, goal=goal))


def short_rows(bench):
    """Start, and a mail each."""
    bench.both("start (`--version`)", 0, ["--version"], Goal(seconds=0.004))
    for name, path, near in (("a mail of 200 lines", PLAIN_MAIL, None),
                             ("the same with `compatible` strings", BINDING_MAIL, '.compatible = "')):
        mail = bench.scratch / "change.patch"
        mail.write_text(inputs.mail(bench.tree, path, near))
        bench.both(name, inputs.lines_of(bench.scratch, [mail.name]), [*CHECK, str(mail)], Goal(seconds=0.008))


def file_rows(bench):
    """Large files, and many; gives the row of many on one core."""
    for path, goal in (("kernel/sched/fair.c", Goal(seconds=0.04)), ("kernel/sched/core.c", None)):
        bench.both(f"`{path}`", inputs.lines_of(bench.tree, [path]), [*CHECK, "-f", path], goal,
                   more=["--jobs", "1"])
    files = inputs.sample(bench.names, 20 if bench.arguments.quick else 200)
    lines, words = inputs.lines_of(bench.tree, files), [*CHECK, "-f", *files]
    many = bench.both(f"{len(files)} files, one core", lines, words, Goal(ratio=400), more=["--jobs", "1"])
    two = bench.alone(f"{len(files)} files, two cores", lines, words, bench.tree, 2, not_run=many.slow.seconds)
    if two.findings != many.findings:
        sys.exit("two workers find something else than one")
    return many


def tree_rows(bench, many):
    """All .c, .h and .S files, without the cache and through it, in a copy that is changed."""
    copy = inputs.copy_of_sources(bench.tree, bench.scratch)
    lines = inputs.lines_of(copy, bench.names)
    hours = lines * many.slow.seconds / many.lines
    words, cache = [*CHECK, "-f", "."], bench.scratch / "cache"
    name = f"the tree ({len(bench.names):,} files), two cores"
    plain = bench.alone(name, lines, [*words, "--no-cache"], copy, 2, Goal(seconds=45, mebibytes=400), not_run=hours)
    words.append(f"--cache={cache}")
    cold = bench.alone("the same, filling the cache", lines, words, copy, 2, not_run=hours,
                       before=lambda _: shutil.rmtree(cache, ignore_errors=True))
    time.sleep(3)  # files that are younger than two seconds are read again
    warm = bench.alone("the same, nothing changed", lines, words, copy, 2, Goal(seconds=2), not_run=hours)
    changed = inputs.sample(bench.names, 10)
    after = bench.alone("the same, 10 files changed before each run", lines, words, copy, 2, Goal(seconds=1),
                        before=lambda number: inputs.change(copy, changed, number), not_run=hours)
    if not plain.findings == cold.findings == warm.findings < after.findings:
        sys.exit(f"the cache gives other findings: {[r.findings for r in (plain, cold, warm, after)]}")


def history_rows(bench):
    """Commits of a repository with a history, which the kernel's package has not."""
    if not bench.arguments.history:
        bench.notes.append("1,000 commits were not measured: no repository was given (`HISTORY=DIR`).")
        print(bench.notes[-1], file=sys.stderr)
        return
    copy = inputs.copy_of_history(bench.arguments.history, bench.scratch)
    count = 100 if bench.arguments.quick else 1000
    last = inputs.commits(copy, count)
    if len(last) < count:
        sys.exit(f"{bench.arguments.history} has {len(last)} commits; {count} are needed")
    words = [*CHECK, "--no-tree", "-g"]
    some = last[::count // 20]
    few = bench.both(f"{len(some)} of the commits of the next row, one core", inputs.mail_lines(copy, some),
                     [*words, *some], more=["--jobs", "1"], cwd=copy)
    bench.alone(f"{count:,} commits up to {last[0][:12]}, two cores", inputs.mail_lines(copy, last),
                [*words, f"HEAD-{count}"], copy, 2, Goal(seconds=5), not_run=few.slow.seconds * count / len(some))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="CMD", default=harness.LINTEL)
    parser.add_argument("--tree", type=pathlib.Path, default=harness.TREE)
    parser.add_argument("--history", metavar="DIR", default=os.environ.get("HISTORY"),
                        help="a git repository with 1,000 commits; without it they are not measured")
    parser.add_argument("--runs", type=int, default=9, help="runs of Lintel beside the script")
    parser.add_argument("--runs-of-tree", type=int, default=5, help="runs of Lintel alone")
    parser.add_argument("--script-runs", type=int, default=5, help="runs of the script")
    parser.add_argument("--only", choices=("short", "files", "tree", "history", "growth"), action="append",
                        help="only this part, and leave the table as it is; may be repeated")
    parser.add_argument("--quick", action="store_true", help="fewer files and runs, and do not write the page")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.runs, arguments.runs_of_tree, arguments.script_runs = 3, 1, 1
    wanted = arguments.only or ["short", "files", "tree", "history", "growth"]

    with tempfile.TemporaryDirectory(dir=harness.CACHE, prefix="bench-") as scratch:
        bench = Bench(arguments, scratch)
        print(*Row.HEAD, sep="\n")
        if "short" in wanted:
            short_rows(bench)
        many = file_rows(bench) if {"files", "tree"} & set(wanted) else None
        if "tree" in wanted:
            tree_rows(bench, many)
        if "history" in wanted:
            history_rows(bench)
        if many:
            print(thousand(many))
        if not (arguments.quick or arguments.only):
            write(bench, many)
        if "growth" in wanted:
            growth.real_source(bench, writes=not arguments.quick)
            growth.worst_cases(bench, writes=not arguments.quick)


def write(bench, many):
    arguments = bench.arguments
    put("bench", [
        f"`make bench` on {today()}: {machine()}; Linux "
        f"{harness.tree_version(bench.tree)} and its checkpatch.pl; Lintel {inputs.revision()}; `{' '.join(CHECK)}`.",
        f"Medians: {arguments.runs} runs of Lintel and {arguments.script_runs} of checkpatch.pl in turns, "
        f"{arguments.runs_of_tree} of Lintel where the script is not run.", "",
        *Row.HEAD, *(row.text() for row in bench.rows), "", thousand(many), *bench.notes])


if __name__ == "__main__":
    main()
