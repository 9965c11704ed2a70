# SPDX-License-Identifier: GPL-2.0-only
"""Inputs that were made to be slow: each can be made at any size, and time should grow in proportion to it."""
import collections
import os
import pathlib
import sys


def patch(lines):
    """A mail whose only hunk adds the line that often."""
    return ("From: A U Thor <author@example.org>\nSubject: [PATCH] example: change\n\nWhy.\n\n"
            "Signed-off-by: A U Thor <author@example.org>\n---\n--- a/x.c\n+++ b/x.c\n"
            f"@@ -0,0 +1,{lines} @@\n" + "+\ta = b;\n" * lines)


def function(value):
    return "int f(void)\n{\n\treturn " + value + ";\n}\n"


# What it is, how many of what at its largest, the name of the file, and the text for a count.
Case = collections.namedtuple("Case", "what count unit name text")

CASES = [
    Case("one line", 100_000_000, "bytes", "x.c", lambda n: "int a = " + "b + " * (n // 4) + "c;\n"),
    Case("one line with many findings", 1_000_000, "findings", "x.c",
         lambda n: "int a" + " ,b" * n + ";\n"),
    Case("a macro", 50_000, "lines", "x.c", lambda n: "#define M(a) \\\n" + "\tdo_it(a); \\\n" * n + "\tend(a)\n"),
    Case("nested parentheses in a line", 100_000, "pairs", "x.c", lambda n: function("(" * n + "a" + ")" * n)),
    Case("nested parentheses, one a line", 100_000, "pairs", "x.c",
         lambda n: function("(\n\t" * n + "a" + ")\n\t" * n)),
    Case("nested braces, one a line", 100_000, "pairs", "x.c", lambda n: "{\n" * n + "}\n" * n),
    Case("nested #if", 100_000, "pairs", "x.c", lambda n: "#if A\n" * n + "#endif\n" * n),
    Case("if without a body", 100_000, "lines", "x.c", lambda n: "\tif (a)\n" * n),
    Case("barriers without a comment", 100_000, "lines", "x.c", lambda n: "\tmb();\n" * n),
    Case("a comment", 1_000_000, "lines", "x.c", lambda n: "/*\n" + " * text\n" * n + " */\n"),
    Case("a hunk", 1_000_000, "lines", "x.patch", patch),
]


def put(folder, case, size):
    """Writes the input of that size and gives its path."""
    path = pathlib.Path(folder, case.name)
    child = os.fork()  # a text of 100 MB must not stay with the program that measures
    if child == 0:
        path.write_text(case.text(size))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{path} cannot be written")
    return path
