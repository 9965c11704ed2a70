#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures how cost grows with the size of the input, and writes the plots and the table of Benchmarks/README.md.

bench.py calls it for both plots. On its own it measures the inputs that were made to be slow. One worker on one core:
medians of wall-clock seconds from start to exit for source, the processor's time for what was made to be slow.
"""
import argparse
import math
import pathlib
import re
import tempfile

from modules import bench_inputs as inputs
from modules import bench_table, harness, plot, slow_inputs
from modules.timing import Stopwatch, duration, machine

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)  # lines
SCRIPT_LIMIT = 30_000  # lines; the script takes half a minute for so many
SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1)  # of the largest size of a slow input
CHECK = ["--terse", "--strict", "--show-types"]
PLOTS = harness.TOP / "Benchmarks"


def real_source(bench, writes):
    """Random files of the tree until there are N lines of them: as they are, and as one file."""
    quick = bench.arguments.quick
    sizes = SIZES[:4] if quick else SIZES
    joined = bench.scratch / "joined.c"
    curves = {name: [] for name in ("checkpatch.pl, one file", "checkpatch.pl, files of the tree",
                                    "Lintel, one file", "Lintel, files of the tree")}
    order = inputs.shuffled([name for name in bench.names if name.endswith(".c")])
    for size in sizes:
        files, lines = inputs.enough(bench.tree, order, size)
        joined.write_bytes(b"".join((bench.tree / name).read_bytes() for name in files))
        cases = {"one file": ([*CHECK, "--no-tree", "-f", joined.name], bench.scratch),
                 "files of the tree": ([*CHECK, "-f", *files], bench.tree)}
        for case, (words, folder) in cases.items():
            fast = bench.stopwatch.runs(1 if quick else 5, [*bench.lintel, "--jobs", "1", *words], folder)
            curves["Lintel, " + case].append((lines, fast.seconds))
            if size <= (SIZES[0] if quick else SCRIPT_LIMIT):
                reports = bench.scratch / "lintel.out", bench.scratch / "script.out"
                bench.stopwatch.run([*bench.lintel, *words], folder, output=reports[0])
                slow = bench.stopwatch.run([*bench.script, *words], folder, output=reports[1])
                bench.same_findings(f"{case}, {lines} lines", *reports)
                curves["checkpatch.pl, " + case].append((lines, slow.seconds))
        print(f"{lines:,} lines: " + "; ".join(f"{name} {duration(points[-1][1])}" for name, points in
                                               curves.items() if points[-1:] and points[-1][0] == lines), flush=True)
    if writes:
        drawing = plot.Plot("Time by lines of source", f"Random .c files of Linux {harness.tree_version(bench.tree)}, "
                            "one core, from start to exit",
                            "lines", plot.count_label)
        (PLOTS / "growth-source.svg").write_text(drawing.svg(curves))


MOST_TIMES = 2.2  # that twice the size may take
MOST_SECONDS = 0.5  # that 500 KB may take, and a larger input in proportion
RUNS = 5
DRAWN = 12  # curves that a plot can tell apart: those that take longest


def worst_cases(bench, writes, only=""):
    """Each slow input at several sizes; the names of those that take too much."""
    quick = bench.arguments.quick
    rows = ["| input | size | half of it | all of it | times | slope | MiB |", "|---|--:|--:|--:|--:|--:|--:|"]
    print(*rows, sep="\n")
    curves, missed = {}, []
    for case in slow_inputs.CASES:
        name = case.what + HOW[case.how]
        if not re.search(only, name):
            continue
        largest = case.count // 10 if quick else case.count
        points = curves[name] = []
        with tempfile.TemporaryDirectory(dir=bench.scratch) as folder:
            def point(share, case=case, largest=largest, folder=folder):
                words, size = slow_inputs.put(folder, case, max(2, int(largest * share)))
                run = measure(bench, words, folder, 1 if quick else RUNS)
                return size, run.processor, run.mebibytes

            for share in SHARES:
                *place, mebibytes = point(share)
                points.append(tuple(place))
            # The machine may have been busy with something else: what misses has a second chance.
            for at in (-2, -1):
                if not quick and points[-1][1] > MOST_TIMES * points[-2][1]:
                    size, seconds, _ = point(SHARES[at])
                    points[at] = size, min(seconds, points[at][1])
        half, whole = points[-2][1], points[-1][1]
        if not quick and (whole / half > MOST_TIMES or mebibytes > slow_inputs.MOST_MEBIBYTES
                          or whole > MOST_SECONDS * max(1, points[-1][0] / slow_inputs.SMALL_BYTES)):
            missed.append(name)
        rows.append(f"| {name} | {largest:,} {case.unit} | {duration(half)} | {duration(whole)} "
                    f"| {whole / half:.1f} | {slope(points):.2f} | {mebibytes:,.0f} |")
        print(rows[-1], flush=True)
    if writes:
        facts = (f"{bench_table.today()}: {machine()}; Lintel {inputs.revision()}; the processor's time, "
                 f"the least of {RUNS} runs, or of two that take over a second.")
        bench_table.put("worst cases", [facts, "", *rows])
        drawing = plot.Plot("Time by size, inputs made to be slow", "The processor's time, one core", "bytes",
                            plot.byte_label)
        slowest = sorted(curves, key=lambda name: curves[name][-1][1])[-DRAWN:]
        (PLOTS / "growth-worst.svg").write_text(drawing.svg({n: c for n, c in curves.items() if n in slowest}))
    return missed


# How a row says by which command the input was checked, or what the input is.
HOW = {"check": "", "default": ", with excerpts", "fix": ", `check --fix`", "json": ", `--format=json`", "precise": ", `lintel fix --diff`",
       "commit": ", `-g`", "configuration": "", "types": "", "words": "", "tree": "", "deprecations": "",
       "census": ", `lintel census`", "pairs": ", `lintel census`", "maintainers": "", "for a patch": ", `lintel maintainers`"}


def measure(bench, words, folder, count):
    """Two runs, and more where that is quick; the least."""
    # 2: it was too large for something, and was not all checked.
    runs = []
    while len(runs) < (count if not runs or runs[0].processor < 1 else min(count, 2)):
        runs.append(bench.stopwatch.run([bench.lintel[0], *words], folder, statuses=(0, 1, 2)))
    return min(runs, key=lambda run: run.processor)


def slope(points):
    """By which power of the size the time grows, from the larger half of the sizes: 1 is in proportion."""
    points = [(math.log(x), math.log(y)) for x, y in points[len(points) // 2:]]
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)


class Bench:
    """What worst_cases() needs, where bench.py does not call it: no tree and no script."""

    def __init__(self, arguments, scratch):
        self.arguments, self.scratch = arguments, pathlib.Path(scratch)
        self.lintel = harness.command(arguments.lintel)
        self.stopwatch = Stopwatch(harness.quiet_environment())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="CMD", default=harness.LINTEL)
    parser.add_argument("--quick", action="store_true", help="a tenth of each size, once, and do not write the page")
    parser.add_argument("--only", metavar="PATTERN", default="", help="only inputs that match it, and do not write the page")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        missed = worst_cases(Bench(arguments, scratch), writes=not arguments.quick and not arguments.only,
                             only=arguments.only)
    if missed:
        raise SystemExit(f"more than {MOST_TIMES} times for twice the size, or over {slow_inputs.MOST_MEBIBYTES} MiB: "
                         + "; ".join(missed))


if __name__ == "__main__":
    main()
