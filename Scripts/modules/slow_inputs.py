# SPDX-License-Identifier: GPL-2.0-only
"""Inputs that were made to be slow or large: each can be made at any size, and time should grow in proportion to it."""
import base64
import collections
import itertools
import os
import pathlib
import quopri
import shutil
import subprocess
import sys

from . import harness

MOST_MEBIBYTES = 300  # that any input may need
SMALL_BYTES = 500_000  # an input of so many is to take half a second at most
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


def names(count):
    """A patch of so many files, each with a line."""
    return mail("".join(f"--- a/d{n % 100}/{n}.c\n+++ b/d{n % 100}/{n}.c\n@@ -0,0 +1 @@\n+\ta = b;\n" for n in range(count)))


def usual(size, text):
    """So much of the text, whole lines, each function with a name of its own."""
    return "".join(text.replace("NAME", f"example_{n}") for n in range(size // len(text)))


def encoded(encoding, size):
    """A mail whose patch is encoded."""
    body = "Why.\n\nSigned-off-by: A U Thor <author@example.org>\n---\n"
    share = {"base64": 0.74, "quoted-printable": 0.85}[encoding]
    body += hunk(int(size * share) // 15, "+\tcall(a = b);\n")
    coder = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[encoding]
    return ("From: A U Thor <author@example.org>\nSubject: [PATCH] example: change\nMIME-Version: 1.0\n"
            f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
            + coder(body.encode()).decode())


def numbered(text, size):
    """The text again and again, N in it with another number each time."""
    return "".join(text.replace("NNNNNNN", f"{n:07}") for n in range(size // len(text)))


def mails(count):
    body = hunk(40, "+\tcall(a,b);\n")
    return "".join(POSTMARK + mail(body) + "\n" for n in range(count))


USUAL = """/**
 * NAME_probe - probe the device
 * @pdev: the device
 */
static int NAME_probe(struct platform_device *pdev)
{
	struct NAME_priv *priv = dev_get_platdata(&pdev->dev);
	unsigned int i;
	int ret;

	if (!priv)
		return -ENODEV;

	for (i = 0; i < ARRAY_SIZE(priv->clocks); i++) {
		ret = clk_prepare_enable(priv->clocks[i]);
		if (ret) {
			dev_err(&pdev->dev, "no clock %u: %d\\n", i, ret);
			goto out;
		}
	}

	return 0;
out:
	while (i--)
		clk_disable_unprepare(priv->clocks[i]);
	return ret;
}

"""


def function(value):
    return "int f(void)\n{\n\treturn " + value + ";\n}\n"


# What it is, how many of what at its largest, the name of the file, the text for a count, and how it is checked: a key of
# COMMANDS.
Case = collections.namedtuple("Case", "what count unit name text how", defaults=["check"])

CHECK = ["check", "--terse", "--strict", "--show-types", "--no-tree", "--jobs", "1"]
MAINTAINERS = ["maintainers", "--no-tree", "--no-git-fallback"]
SMALL = "small.c"  # what is checked where the input is a table, or words of the command line

# INPUT stands for the input's name, preceded by -f where it is a file and no patch.
COMMANDS = {
    "check": [*CHECK, "INPUT"],
    "default": ["check", "--strict", "--no-tree", "--jobs", "1", "INPUT"],
    "fix": ["check", "--terse", "--strict", "--no-tree", "--jobs", "1", "--fix", "INPUT"],
    "json": ["check", "--strict", "--no-tree", "--jobs", "1", "--format=json", "INPUT"],
    "precise": ["fix", "--strict", "--unsafe-fixes", "--diff", "INPUT"],
    "commit": [*CHECK, "-g", "HEAD"],
    "configuration": [*CHECK, "-f", SMALL],
    "types": [*CHECK, "--typedefsfile=types", "-f", SMALL],
    "words": [*CHECK, "--codespell", "--codespellfile=words", "-f", SMALL],
    "tree": [*CHECK, "--root=.", "--tree", "-f", SMALL],
    "deprecations": [*CHECK, "--deprecations=table.toml", "-f", SMALL],
    "census": ["census", "--no-cache", "--jobs", "1", "strcpy", "a"],
    "pairs": ["census", "--no-cache", "--jobs", "1", "kmap", "kunmap"],
    "maintainers": [*MAINTAINERS, "-f", SMALL],
    "for a patch": [*MAINTAINERS, "INPUT"],
}
SECTION = "SUBSYSTEM NNNNNNN\nM:\tA Name <aNNNNNNN@example.org>\nS:\tMaintained\nF:\tdrivers/aNNNNNNN/*.c\nK:\t\\bwNNNNNNN\\b\n\n"

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
    Case("signs of # in a macro", 500_000, "bytes", "x.c", lambda n: "#define M(a) " + "#" * n + "\n"),
    Case("arms of else in a line", 500_000, "bytes", "x.c", lambda n: "#define M(a) " + "\telse stop();" * (n // 13) + "\n"),
    # What many lines can have.
    Case("types that are learned", 500_000, "bytes", "x.c", lambda n: "".join(f"type{i:06} *a{i:06};\n" for i in range(n // 22))),
    Case("modifiers that are learned", 500_000, "bytes", "x.c",
         lambda n: "".join(f"mod{i:06} type{i:06} *a{i:06};\n" for i in range(n // 32))),
    Case("a condition over many lines", 500_000, "bytes", "x.c",
         lambda n: "\tif (" + "(a == b) &&\n\t    " * (n // 18) + "c)\n\t\td();\n", "default"),
    Case("conversions in one statement", 500_000, "bytes", "x.c",
         lambda n: "\tx(" + '\tpr_info("%pz", a);,\n' * (n // 21) + "\tb);\n"),
    Case("definitions that go on in the next line", 500_000, "bytes", "x.c", lambda n: "\t#define M(a, b) \\\n" * (n // 19)),
    Case("trailers", 500_000, "bytes", "x.patch",
         lambda n: mail(hunk(1), "".join(f"Cc: A <a{i:06}@example.org>\n" for i in range(n // 28)))),
    Case("hunks", 500_000, "bytes", "x.patch", lambda n: mail("--- a/x.c\n+++ b/x.c\n" + "@@ -1 +1 @@\n-a\n+b\n" * (n // 18))),
    # What is large.
    Case("short lines with a finding each", 100_000_000, "bytes", "x.c", lambda n: "a,b;\n" * (n // 5), "default"),
    Case("empty lines", 100_000_000, "bytes", "x.c", lambda n: "\n" * n),
    Case("a patch of many files", 100_000, "files", "x.patch", files),
    Case("a mail", 100_000_000, "bytes", "x.patch", lambda n: POSTMARK + mail(hunk(n // 14, "+\tcall(a,b);\n"))),
    Case("a mailbox of many mails", 100_000, "mails", "x.patch", mails),
    Case("usual code", 100_000_000, "bytes", "x.c", lambda n: usual(n, USUAL)),
    Case("a patch of usual code", 100_000_000, "bytes", "x.patch",
         lambda n: mail(hunk(n // len(USUAL) * USUAL.count("\n"), "") + usual(n, USUAL.replace("\n", "\n+")))),
    Case("lines of a byte", 100_000_000, "bytes", "x.c", lambda n: "a\n" * (n // 2)),
    Case("lines of 6 KB", 100_000_000, "bytes", "x.c", lambda n: ("\tx = " + "a + " * 1500 + "b;\n") * (n // 6008)),
    Case("lines of 6 KB", 100_000_000, "bytes", "x.patch",
         lambda n: mail(hunk(n // 6009, "+\tx = " + "a + " * 1500 + "b;\n"))),
    Case("a mail in base64", 100_000_000, "bytes", "x.patch", lambda n: encoded("base64", n)),
    Case("a mail in quoted-printable", 100_000_000, "bytes", "x.patch", lambda n: encoded("quoted-printable", n)),
    Case("a commit", 30_000_000, "bytes", "x.c", lambda n: usual(n, USUAL), "commit"),
    Case("a large commit", 100_000_000, "bytes", "x.c", lambda n: usual(n, USUAL), "commit"),
    # Tables.
    Case("MAINTAINERS", 8_000_000, "bytes", "MAINTAINERS", lambda n: numbered(SECTION, n), "maintainers"),
    Case("MAINTAINERS, too large", 100_000_000, "bytes", "MAINTAINERS", lambda n: numbered(SECTION, n), "maintainers"),
    Case("a patch of many files", 100_000, "files", "x.patch", names, "for a patch"),
    Case("types of the user", 8_000_000, "bytes", "types", lambda n: numbered("tNNNNNNN\n", n), "types"),
    Case("types of the user, too large", 100_000_000, "bytes", "types", lambda n: numbered("tNNNNNNN\n", n), "types"),
    Case("words of codespell", 8_000_000, "bytes", "words", lambda n: numbered("wNNNNNNN->word\n", n), "words"),
    Case("words of codespell, too large", 100_000_000, "bytes", "words", lambda n: numbered("wNNNNNNN->word\n", n), "words"),
    Case("spelling.txt of the tree", 8_000_000, "bytes", "scripts/spelling.txt",
         lambda n: numbered("wNNNNNNN||word\n", n), "tree"),
    Case("spelling.txt of the tree, too large", 100_000_000, "bytes", "scripts/spelling.txt",
         lambda n: numbered("wNNNNNNN||word\n", n), "tree"),
    Case("deprecations", 8_000_000, "bytes", "table.toml",
         lambda n: numbered('[fNNNNNNN]\nreplacement = "gNNNNNNN"\n', n), "deprecations"),
    Case("deprecations, too large", 100_000_000, "bytes", "table.toml",
         lambda n: numbered('[fNNNNNNN]\nreplacement = "gNNNNNNN"\n', n), "deprecations"),
    Case(".checkpatch.conf", 100_000_000, "bytes", ".checkpatch.conf", lambda n: "--strict\n" * (n // 9), "configuration"),
    # A census.
    Case("calls", 8_000_000, "bytes", "x.c", lambda n: "\tstrcpy(a,b);\n" * (n // 14), "census"),
    Case("calls, too many", 100_000_000, "bytes", "x.c", lambda n: "\tstrcpy(a,b);\n" * (n // 14), "census"),
    Case("calls inside calls", 8_000_000, "bytes", "x.c",
         lambda n: function("strcpy(" * (n // 8) + "a" + ")" * (n // 8)), "census"),
    Case("calls that never end", 8_000_000, "bytes", "x.c", lambda n: "strcpy(\n" * (n // 8), "census"),
    Case("nested #if", 8_000_000, "bytes", "x.c", lambda n: "#if A\n" * (n // 13) + "#endif\n" * (n // 13), "census"),
    Case("calls that undo each other", 8_000_000, "bytes", "x.c",
         lambda n: ("void f(void)\n{\n" + "\tkmap(p);\n\tkunmap(p);\n" * 400 + "}\n") * (n // 9218), "pairs"),
    Case("calls in a function with a long name", 8_000_000, "bytes", "x.c",
         lambda n: "void " + "f" * (n // 1000) + "(void)\n{\n" + "\tstrcpy(a,b);\n" * (n // 14) + "}\n", "census"),
    Case("macros in macros", 8_000_000, "bytes", "x.c",
         lambda n: numbered("#define aNNNNNNN(x) strcpy(x) a(NNNNNNN)\n", n), "census"),
    # What is reported to programs.
    Case("a line with many findings", 500_000, "bytes", "x.c", lambda n: "int a" + " ,b" * (n // 3) + ";\n", "json"),
    Case("a line with many findings, not ASCII", 500_000, "bytes", "x.c",
         lambda n: "int a" + ' ,b["é😀"]' * (n // 13) + ";\n", "json"),
    Case("a line with names that messages have", 500_000, "bytes", "x.c",
         lambda n: "a = " + numbered("FooNNNNNNN + ", n) + "b;\n", "json"),
    Case("a line that says the same again", 500_000, "bytes", "x.c", lambda n: "strcpy(a, b);" * (n // 13) + "\n", "json"),
    # What is fixed.
    Case("a line with many fixes", 500_000, "bytes", "x.c", lambda n: "int a" + " ,b" * (n // 3) + ";\n", "fix"),
    Case("a line with many fixes", 500_000, "bytes", "x.c", lambda n: "int a" + " ,b" * (n // 3) + ";\n", "precise"),
    Case("many lines with a fix each", 5_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "fix"),
    Case("many lines with a fix each", 2_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "precise"),
    Case("misspelt words in a comment", 500_000, "bytes", "x.c", lambda n: "/* " + "teh " * (n // 4) + "*/\n", "fix"),
    Case("more than can be fixed", 100_000_000, "bytes", "x.c", lambda n: "\ta = b,c;\n" * (n // 10), "fix"),
]


def commit(folder):
    """All that is in the folder becomes its only commit."""
    shutil.rmtree(folder / ".git", ignore_errors=True)
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-s", "-m", "example: change\n\nWhy."]):
        subprocess.run([*git, *words], check=True, env=harness.quiet_environment())


def small(folder):
    (folder / SMALL).write_text("int recieve = f(a);\n")


def maintainers(folder):
    (folder / "MAINTAINERS").write_text("SUBSYSTEM\nM:\tA Name <a@example.org>\nS:\tMaintained\nF:\td1*/\n")


def tree(folder):
    """What has to be at the top of a kernel tree."""
    small(folder)
    for name in ("COPYING", "CREDITS", "Kbuild", "MAINTAINERS", "Makefile", "README"):
        (folder / name).touch()
    for name in ("Documentation", "arch", "include", "drivers", "fs", "init", "ipc", "kernel", "lib", "scripts"):
        (folder / name).mkdir(exist_ok=True)


PREPARATIONS = {"commit": commit, "tree": tree,
                "for a patch": maintainers,
                **dict.fromkeys(("configuration", "types", "words", "deprecations", "maintainers"), small)}


def put(folder, case, size):
    """Writes the input of that size and what else its command needs; gives the words and the number of bytes."""
    folder = pathlib.Path(folder)
    path = folder / case.name
    path.parent.mkdir(parents=True, exist_ok=True)
    child = os.fork()  # a text of 100 MB must not stay with the program that measures
    if child == 0:
        path.write_text(case.text(size))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{path} cannot be written")
    PREPARATIONS.get(case.how, lambda _: None)(folder)
    given = [case.name] if path.suffix == ".patch" else ["-f", case.name]
    words = itertools.chain.from_iterable(given if word == "INPUT" else [word] for word in COMMANDS[case.how])
    return list(words), path.stat().st_size
