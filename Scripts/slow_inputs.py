# SPDX-License-Identifier: GPL-2.0-only
"""Inputs that were made to be slow or large: each can be made at any size, and time should grow in proportion to it."""
import collections
import os
import pathlib
import sys

MOST_MEBIBYTES = 300  # that any input may need
POSTMARK = "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"


def mail(patch, log=""):
    return ("From: A U Thor <author@example.org>\nSubject: [PATCH] example: change\n\nWhy.\n\n"
            f"{log}Signed-off-by: A U Thor <author@example.org>\n---\n{patch}")


def hunk(lines, line="+\ta = b;\n", name="x.c"):
    """A diff whose only hunk adds the line that often."""
    return f"--- a/{name}\n+++ b/{name}\n@@ -0,0 +1,{lines} @@\n" + line * lines


def files(count):
    """A patch of so many files, each with the same 60 lines."""
    body = "".join(f"+\tcall(a{n},b);\n" for n in range(60))
    return mail("".join(f"--- a/{n}.c\n+++ b/{n}.c\n@@ -0,0 +1,60 @@\n{body}" for n in range(count)))


def mails(count):
    body = hunk(40, "+\tcall(a,b);\n")
    return "".join(POSTMARK + mail(body) + "\n" for n in range(count))


def function(value):
    return "int f(void)\n{\n\treturn " + value + ";\n}\n"


# What it is, how many of what at its largest, the name of the file, the text for a count, and how it is checked: a key of
# COMMANDS.
Case = collections.namedtuple("Case", "what count unit name text how", defaults=["check"])

COMMANDS = {
    "check": ["check", "--terse", "--strict", "--show-types", "--no-tree", "--jobs", "1"],
    "default": ["check", "--strict", "--no-tree", "--jobs", "1"],
    "fix": ["check", "--terse", "--strict", "--no-tree", "--jobs", "1", "--fix"],
    "precise": ["fix", "--strict", "--unsafe-fixes", "--diff"],
}

CASES = [
    Case("one line", 100_000_000, "bytes", "x.c", lambda n: "int a = " + "b + " * (n // 4) + "c;\n"),
    Case("one line with many findings", 300_000, "findings", "x.c", lambda n: "int a" + " ,b" * n + ";\n"),
    Case("a macro", 50_000, "lines", "x.c", lambda n: "#define M(a) \\\n" + "\tdo_it(a); \\\n" * n + "\tend(a)\n"),
    Case("nested parentheses in a line", 100_000, "pairs", "x.c", lambda n: function("(" * n + "a" + ")" * n)),
    Case("nested parentheses, one a line", 100_000, "pairs", "x.c",
         lambda n: function("(\n\t" * n + "a" + ")\n\t" * n)),
    Case("nested braces, one a line", 100_000, "pairs", "x.c", lambda n: "{\n" * n + "}\n" * n),
    Case("nested #if", 100_000, "pairs", "x.c", lambda n: "#if A\n" * n + "#endif\n" * n),
    Case("if without a body", 100_000, "lines", "x.c", lambda n: "\tif (a)\n" * n),
    Case("barriers without a comment", 100_000, "lines", "x.c", lambda n: "\tmb();\n" * n),
    Case("a comment", 1_000_000, "lines", "x.c", lambda n: "/*\n" + " * text\n" * n + " */\n"),
    Case("a hunk", 1_000_000, "lines", "x.patch", lambda n: mail(hunk(n))),
    # What one line of code can have again and again.
    Case("a keyword again and again", 500_000, "bytes", "x.c", lambda n: "\t" + "unsigned " * (n // 9) + "\n"),
    Case("a storage class again and again", 500_000, "bytes", "x.c", lambda n: "static " * (n // 7) + "\n"),
    Case("misspelt words in a comment", 500_000, "bytes", "x.c", lambda n: "/* " + "teh " * (n // 4) + "*/\n"),
    Case("misspelt words in a comment", 500_000, "bytes", "x.c", lambda n: "/* " + "teh " * (n // 4) + "*/\n", "default"),
    Case("misspelt words in the log", 500_000, "bytes", "x.patch",
         lambda n: mail(hunk(1), "teh recieve " * (n // 12) + "\n"), "default"),
    Case("hints inside hints", 500_000, "bytes", "x.c",
         lambda n: "\tif (" + "likely(" * (n // 8) + "a" + ")" * (n // 8) + ")\n"),
    Case("attributes that never close", 500_000, "bytes", "x.c", lambda n: "\t" + "__aligned(" * (n // 10) + "\n"),
    Case("attributes without a space", 500_000, "bytes", "x.c", lambda n: "\t" + "__iomem" * (n // 7) + "\n"),
    Case("comparisons in parentheses", 500_000, "bytes", "x.c",
         lambda n: "\tif (" + "(a == b) && " * (n // 12) + "c)\n\t\td();\n"),
    Case("signs of an address", 500_000, "bytes", "x.c", lambda n: "\t" + "<(" * (n // 2) + "\n"),
    Case("one long name", 500_000, "bytes", "x.c", lambda n: "\t" + "sizeof" * (n // 6) + "\n"),
    Case("names pasted together", 500_000, "bytes", "x.c", lambda n: "#define M a" + "##a" * (n // 3) + "\n"),
    # What many lines can have.
    Case("types that are learned", 500_000, "bytes", "x.c", lambda n: "".join(f"type{i:06} *a{i:06};\n" for i in range(n // 22))),
    Case("modifiers that are learned", 500_000, "bytes", "x.c",
         lambda n: "".join(f"mod{i:06} type{i:06} *a{i:06};\n" for i in range(n // 32))),
    Case("a condition over many lines", 500_000, "bytes", "x.c",
         lambda n: "\tif (" + "(a == b) &&\n\t    " * (n // 18) + "c)\n\t\td();\n", "default"),
    Case("trailers", 500_000, "bytes", "x.patch",
         lambda n: mail(hunk(1), "".join(f"Cc: A <a{i:06}@example.org>\n" for i in range(n // 28)))),
    Case("hunks", 500_000, "bytes", "x.patch", lambda n: mail("--- a/x.c\n+++ b/x.c\n" + "@@ -1 +1 @@\n-a\n+b\n" * (n // 18))),
    # What is large.
    Case("short lines with a finding each", 100_000_000, "bytes", "x.c", lambda n: "a,b;\n" * (n // 5), "default"),
    Case("empty lines", 100_000_000, "bytes", "x.c", lambda n: "\n" * n),
    Case("a patch of many files", 100_000, "files", "x.patch", files),
    Case("a mail", 100_000_000, "bytes", "x.patch", lambda n: POSTMARK + mail(hunk(n // 14, "+\tcall(a,b);\n"))),
    Case("a mailbox of many mails", 100_000, "mails", "x.patch", mails),
    # What is fixed.
    Case("a line with many fixes", 500_000, "bytes", "x.c", lambda n: "int a" + " ,b" * (n // 3) + ";\n", "fix"),
    Case("a line with many fixes", 500_000, "bytes", "x.c", lambda n: "int a" + " ,b" * (n // 3) + ";\n", "precise"),
    Case("many lines with a fix each", 5_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "fix"),
    Case("many lines with a fix each", 2_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "precise"),
    Case("misspelt words in a comment", 500_000, "bytes", "x.c", lambda n: "/* " + "teh " * (n // 4) + "*/\n", "fix"),
    Case("more than can be fixed", 100_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "fix"),
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
