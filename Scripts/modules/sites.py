# SPDX-License-Identifier: GPL-2.0-only
"""Compares Lintel and the oracle over small inputs of each type (conformance.py --sites).

Tests/Conformance/sites/TYPE.txt holds what is near to one type's conditions: some lines that it reports and some
that it just does not. A line "@ KIND" or "@ PATH [WORD]" starts an input:

    @ kernel/a.c        lines of that file: as an added hunk, as hunks in which some lines are context or removed,
                        each line alone, and as a whole file (-f)
    @ kernel/a.c first  the first lines of that file: as an added file and as a whole file
    @ kernel/a.c diff   the lines of a hunk, with their markers
    @ patch             a patch as it is
    @ mail              the head of a mail; a text, a trailer and a hunk follow
    @ log               the text of a mail
    @ trailers          the trailers of a mail
    @ authors           a line a mail: who sent it, a bar, who signed it off

In the lines, {commit} stands for the first 12 digits of the tree's commit, ␍ for a carriage return and ␦ for a byte
that is not UTF-8.

All inputs of one sort are given to one run of each program, since starting the script takes longer than most inputs.
What a run remembers from one input to the next is compared along with it.
"""
import collections
import pathlib
import re
import subprocess
import tempfile

from . import harness

AUTHOR = "Ada Example <ada@example.org>"
HUNK = ("---\ndiff --git a/drivers/x.c b/drivers/x.c\n--- a/drivers/x.c\n+++ b/drivers/x.c\n"
        "@@ -10,1 +10,2 @@\n int a;\n+int b;\n")
FINDING = re.compile(r"^(.*?):(\d+): (ERROR|WARNING|CHECK):([A-Za-z0-9_]+):")
TOTAL = re.compile(r"^(\S+) (total: .*)")


def mail(author=AUTHOR, signer=AUTHOR, log="Text.\n", trailers=""):
    return f"From: {author}\nSubject: [PATCH] area: thing\n\n{log}\n{trailers}Signed-off-by: {signer}\n{HUNK}"


def hunk(path, lines, start=10, function=""):
    """A diff of one hunk from lines with their markers."""
    old, new = (sum(line[:1] != marker for line in lines) for marker in "+-")
    return (f"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n"
            f"@@ -{start},{old} +{start},{new} @@{function}\n" + "".join(f"{line}\n" for line in lines))


def marked(lines, context, removed=None):
    """The lines, of which each third is context, and each seventh removed where that is asked for."""
    return [(" " if at % 3 == context else "-" if at % 7 == removed else "+") + line
            for at, line in enumerate(lines)]


def code_inputs(path, lines):
    """(name, content) of the patches that are made of some lines of code."""
    yield "added", hunk(path, ["+" + line for line in lines])
    yield "mixed", hunk(path, marked(lines, 0), function=" int fn(int a)")
    yield "removed", hunk(path, marked(lines, 1, 3), function=" int fn(int a)")
    for at, line in enumerate(lines):
        if line.strip():
            yield f"line-{at + 1}", hunk(path, ["+" + line], start=20)


def inputs(name, head, lines):
    """(path below the folder, content, whether it is a file) of one input of a table."""
    path, word = [*head.split(), ""][:2]
    body = "".join(f"{line}\n" for line in lines)
    if path == "patch":
        patches = [("patch", body)]
    elif path == "mail":
        text = body if "\n\n" in body else f"{body}\nText.\n"
        patches = [("mail", f"{text}\nSigned-off-by: {AUTHOR}\n{HUNK}")]
    elif path == "log":
        patches = [("log", mail(log=body))]
    elif path == "trailers":
        patches = [("trailers", mail(trailers=body))]
    elif path == "authors":
        pairs = (line.split("|") for line in lines)
        patches = [(f"author-{at}", mail(author, signer)) for at, (author, signer) in enumerate(pairs, 1)]
    elif word == "diff":
        patches = [("diff", hunk(path, lines))]
    elif word == "first":
        patches = [("first", hunk(path, ["+" + line for line in lines], start=1))]
    else:
        patches = code_inputs(path, lines)
    for kind, content in patches:
        yield f"{name}/{kind}.patch", content, False
    if path not in ("patch", "mail", "log", "trailers", "authors") and word != "diff":
        first = "" if word == "first" else "// SPDX-License-Identifier: GPL-2.0\n"
        yield f"{name}/{path}", first + body, True


def read(table, commit):
    """The inputs of a table: (name, head, lines)."""
    found = []
    for number, line in enumerate(table.read_text().split("\n"), 1):
        line = line.replace("{commit}", commit).replace("␍", "\r").replace("␦", "\udce9")
        if line.startswith("@ "):
            found.append((f"{table.stem}-{number}", line[2:], []))
        elif found:
            found[-1][2].append(line)
        elif line and not line.startswith("#"):
            raise SystemExit(f"{table}:{number}: text in front of the first input")
    for name, head, lines in found:
        while lines and not lines[-1]:
            lines.pop()
        yield name, head, lines


def write(tables, folder, commit):
    """Writes the inputs of the tables below a folder: (table, path, whether it is a file) of each."""
    for table in tables:
        for name, head, lines in read(table, commit):
            for item, content, is_file in inputs(name, head, lines):
                place = folder / item
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.encode("utf-8", "surrogateescape"))
                yield table, item, is_file


def options(is_file, no_tree, script):
    """The options for inputs of one sort.

    Each file that the script meets costs it a search for its maintainers, and here every path is another.
    """
    return ["--terse", "--strict", "--show-types", "--summary-file",
            *(["--no-tree"] if is_file or no_tree else []), *(["-f"] if is_file else []),
            *(["--root=."] if no_tree else []), *(["--u-boot"] if "'u-boot'" in script else [])]


def answers(words, items, folder, tree, env):
    """{item: (findings, total)} of one run over all items, and its exit status."""
    output, code = harness.run([*words, *(str(folder / item) for item in items)], tree, env)
    found = {item: (collections.Counter(), []) for item in items}
    for line in output.decode("utf-8", "replace").split("\n"):
        if match := FINDING.match(line):
            path, number, level, kind = match.groups()
            found[str(pathlib.Path(path).relative_to(folder))][0][(int(number), level, kind)] += 1
        elif match := TOTAL.match(line):
            found[str(pathlib.Path(match[1]).relative_to(folder))][1].append(match[2])
    return found, code


def compare(tables, lintel, oracle, types=None, no_tree=False):
    """Runs all tables, or those of some types, prints every difference, and returns the exit status.

    Without a tree the script does not ask for the maintainers of each path, and takes a tenth of the time.
    """
    tables = [t for t in sorted(tables.glob("*.txt")) if types is None or t.stem in types]
    script = (oracle.tree / "scripts/checkpatch.pl").read_text(errors="replace")
    commit = subprocess.run(["git", "-C", str(oracle.tree), "rev-parse", "--short=12", "HEAD"], check=True,
                            stdout=subprocess.PIPE, text=True).stdout.strip()
    with tempfile.TemporaryDirectory(prefix="lintel-sites-") as top:
        folder = pathlib.Path(top)
        sorts = {False: [], True: []}
        text = []
        for _, item, is_file in write(tables, folder, commit):
            sorts[is_file].append(item)
            text.append((item, (folder / item).read_bytes().decode("utf-8", "surrogateescape")))
        equal = total = 0
        seen, status = set(), 0
        for is_file, items in sorts.items():
            words = options(is_file, no_tree, script)

            def ask(words=words, items=items):
                found, code = answers([*oracle.words, *words], items, folder, oracle.tree, oracle.env)
                return [[[[*k, n] for k, n in f.items()], t] for f, t in found.values()], code

            rows, code = oracle.kept(f"sites {words} {text}", ask)
            got, other = answers([*lintel, *words], items, folder, oracle.tree, oracle.env)
            for item, (findings, sums) in zip(items, rows):
                want = collections.Counter({tuple(f[:3]): f[3] for f in findings})
                seen |= {f[2] for f in findings}
                total += 1
                if (want, sums) == got[item]:
                    equal += 1
                else:
                    show(item, want, sums, *got[item])
            if code != other:
                print(f"DIFFERS: the run exits with {other} and not {code}")
                status = 1
    silent = [t.stem for t in tables if t.stem not in seen and f'"{t.stem}"' in script]
    for name in silent:
        print(f"no input of {name}.txt makes the script report {name}{', which may need a tree' if no_tree else ''}")
    print(f"sites: {equal} of {total} inputs equal, {len(seen)} types")
    return int(status or equal < total or bool(silent) and not no_tree)


def show(item, want, sums, found, other):
    print(f"DIFFERS: {item}")
    for word, rest in (("missing", want - found), ("extra", found - want)):
        for (line, level, kind), times in sorted(rest.items()):
            print(f"  {word} {line} {level}:{kind}" + (f" {times} times" if times > 1 else ""))
    if sums != other:
        print(f"  says {other} and not {sums}")
