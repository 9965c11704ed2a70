#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures Lintel and checkpatch.pl side by side and writes the table of Benchmarks/README.md.

Both programs do the same work in the same minute on the same machine, in turns, so that what else runs there
hits both. Times are medians of wall-clock seconds; memory is the largest resident set of the process.
"""
import argparse
import os
import pathlib
import platform
import random
import shlex
import statistics
import subprocess
import sys
import time

import harness

PAGE = harness.TOP / "Benchmarks/README.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
LARGE = "kernel/sched/core.c"


def measure(words, cwd, core):
    """One run: (seconds, peak memory in MiB). A checker that dies by a signal or cannot start ends the bench."""
    pin = ["taskset", "-c", "0"] if core else []
    start = time.monotonic()
    process = subprocess.Popen([*pin, *words], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{shlex.join(words)} exits with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def medians(words, cwd, core, runs):
    rows = [measure(words, cwd, core) for _ in range(runs)]
    return statistics.median(r[0] for r in rows), max(r[1] for r in rows)


def lines_of(tree, names):
    return sum((tree / name).read_bytes().count(b"\n") for name in names)


def sample(tree, count):
    """`count` C files and headers of the tree, the same ones each time."""
    listing = subprocess.run(["git", "-C", str(tree), "ls-files", "*.c", "*.h"], check=True,
                             stdout=subprocess.PIPE, text=True).stdout
    return sorted(random.Random(1).sample(sorted(listing.split()), count))


def duration(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def rate(lines, seconds):
    return f"{lines / seconds:,.0f}" if lines else "-"


def machine():
    cpu = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
               platform.machine())
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def table(arguments, tree, lintel, script, files):
    """The rows: each case, both programs, the ratio."""
    cores = os.cpu_count() or 1
    check = ["--terse", "--strict", "--show-types"]
    patch = [*check, "--no-tree", str(harness.TOP / "Samples/kmap.patch")]
    large = [*check, "-f", LARGE]
    many = [*check, "-f", *files]
    # name, lines, arguments, what Lintel is given beside them, one core, how often the script is run
    cases = [("start (`--version`)", 0, ["--version"], [], True, arguments.runs),
             ("one patch", lines_of(harness.TOP, ["Samples/kmap.patch"]), patch, [], True, arguments.runs),
             (f"`{LARGE}`", lines_of(tree, [LARGE]), large, ["--jobs", "1"], True, 1 if arguments.quick else 3),
             (f"{len(files)} files, one core", lines_of(tree, files), many, ["--jobs", "1"], True, 1),
             (f"{len(files)} files, {cores} cores", lines_of(tree, files), many, ["--jobs", str(cores)], False, 1)]
    rows = ["| what | lines | checkpatch.pl | Lintel | ratio | lines/s: checkpatch.pl | Lintel "
            "| MiB: checkpatch.pl | Lintel |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, lines, words, more, core, runs in cases:
        more = more if arguments.jobs else []
        measure([*lintel, *more, *words], tree, core)  # the first run reads the files from the disk
        fast, memory = medians([*lintel, *more, *words], tree, core, arguments.runs)
        slow, script_memory = medians([*script, *words], tree, core, runs)
        rows.append(f"| {name} | {lines:,} | {duration(slow)} | {duration(fast)} | {slow / fast:,.0f} "
                    f"| {rate(lines, slow)} | {rate(lines, fast)} | {script_memory:.0f} | {memory:.0f} |")
        print(rows[-1], flush=True)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="CMD", default=harness.LINTEL)
    parser.add_argument("--tree", type=pathlib.Path, default=harness.TREE)
    parser.add_argument("--runs", type=int, default=9, help="runs of Lintel a case; the script has fewer")
    parser.add_argument("--quick", action="store_true", help="20 files and 3 runs, and do not write the page")
    parser.add_argument("--no-jobs", dest="jobs", action="store_false", help="do not give --jobs to the program")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.runs = min(arguments.runs, 3)

    tree = harness.require_tree(arguments.tree)
    oracle = harness.Oracle(tree)
    os.environ.update(oracle.env)
    files = sample(tree, 20 if arguments.quick else 100)
    rows = table(arguments, tree, harness.command(arguments.lintel), oracle.words, files)
    if arguments.quick:
        return
    facts = [f"`make bench` on {time.strftime('%Y-%m-%d', time.gmtime())}: {machine()}; linux "
             f"{harness.tree_version(tree)}; `--terse --strict --show-types`; medians of {arguments.runs} runs "
             "of Lintel (of the script: as many for the first two rows, 3 for the large file, 1 for the many).",
             "checkpatch.pl has no parallel mode: both rows of many files give it the same work."]
    before, rest = PAGE.read_text().split(BEGIN)
    PAGE.write_text("\n".join([before + BEGIN, *facts, "", *rows, END]) + rest.split(END)[1])


if __name__ == "__main__":
    main()
