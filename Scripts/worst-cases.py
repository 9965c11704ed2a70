#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Measures inputs that were made to be slow, each at two sizes, and writes the table of Benchmarks/README.md.

Time that grows in proportion doubles from one size to the other. Each row is the median of wall-clock seconds of runs
with one worker, outside of any tree; memory is the largest resident set.
"""
import argparse
import os
import pathlib
import sys
import tempfile

import bench
import harness

BEGIN, END = "<!-- worst cases: begin -->", "<!-- worst cases: end -->"


def patch(lines):
    """A mail whose only hunk adds the line that often."""
    return ("From: A U Thor <author@example.org>\nSubject: [PATCH] example: change\n\nWhy.\n\n"
            "Signed-off-by: A U Thor <author@example.org>\n---\n--- a/x.c\n+++ b/x.c\n"
            f"@@ -0,0 +1,{lines} @@\n" + "+\ta = b;\n" * lines)


def function(value):
    return "int f(void)\n{\n\treturn " + value + ";\n}\n"


# What it is, how many of what at the larger size, the name of the file, and the text for a count.
CASES = [
    ("one line", 100_000_000, "bytes", "x.c", lambda n: "int a = " + "b + " * (n // 4) + "c;\n"),
    ("one line with a finding every few bytes", 1_000_000, "findings", "x.c",
     lambda n: "int a" + " ,b" * n + ";\n"),
    ("a macro", 50_000, "lines", "x.c", lambda n: "#define M(a) \\\n" + "\tdo_it(a); \\\n" * n + "\tend(a)\n"),
    ("nested parentheses in a line", 100_000, "pairs", "x.c", lambda n: function("(" * n + "a" + ")" * n)),
    ("nested parentheses, one a line", 100_000, "pairs", "x.c",
     lambda n: function("(\n\t" * n + "a" + ")\n\t" * n)),
    ("nested braces, one a line", 100_000, "pairs", "x.c", lambda n: "{\n" * n + "}\n" * n),
    ("nested #if", 100_000, "pairs", "x.c", lambda n: "#if A\n" * n + "#endif\n" * n),
    ("if without a body", 100_000, "lines", "x.c", lambda n: "\tif (a)\n" * n),
    ("a comment", 1_000_000, "lines", "x.c", lambda n: "/*\n" + " * text\n" * n + " */\n"),
    ("a hunk", 1_000_000, "lines", "x.patch", patch),
]


def put(path, text, size):
    """Writes an input in a process of its own: a child's memory starts from the largest that its parent had."""
    child = os.fork()
    if child == 0:
        path.write_text(text(size))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{path} cannot be written")


def row(case, command, scale, runs, folder):
    what, count, unit, name, text = case
    larger = max(2, int(count * scale))
    sizes = []
    for size in (larger // 2, larger):
        path = pathlib.Path(folder, name)
        put(path, text, size)
        words = [*command, "--no-tree", "--strict", "--terse", "--jobs", "1"]
        words += [str(path)] if name.endswith(".patch") else ["-f", str(path)]
        sizes.append(bench.medians(words, folder, False, runs))
    (half, _), (whole, memory) = sizes
    return (f"| {what} | {larger:,} {unit} | {bench.duration(half)} | {bench.duration(whole)} "
            f"| {whole / half:.1f} | {memory:,.0f} |")


def write(rows):
    page = bench.PAGE.read_text()
    if BEGIN not in page or END not in page:
        sys.exit(f"{bench.PAGE} has no place for the table: {BEGIN} and {END}")
    head, rest = page.split(BEGIN)
    bench.PAGE.write_text(head + BEGIN + "\n" + "\n".join(rows) + "\n" + END + rest.split(END)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lintel", default=harness.LINTEL, help="how to start Lintel's check")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a tenth of each size, once; writes nothing")
    options = parser.parse_args()
    command = harness.command(options.lintel)
    rows = ["| input | size | half of it | all of it | times | MiB |", "|---|--:|--:|--:|--:|--:|"]
    print(*rows, sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            rows.append(row(case, command, 0.1 if options.quick else 1, 1 if options.quick else options.runs,
                            folder))
            print(rows[-1], flush=True)
    if not options.quick:
        write(rows)


if __name__ == "__main__":
    main()
