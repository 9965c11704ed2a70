# SPDX-License-Identifier: GPL-2.0-only
"""What bench.py lets both programs check: files of the kernel tree, mails made of them, copies that may be changed."""
import os
import pathlib
import random
import subprocess

from . import harness

SUFFIXES = (".c", ".h", ".S")
SEED = 1


def git(folder, *words, stdin=None):
    """What a git command says, as bytes."""
    return subprocess.run(["git", "-C", str(folder), *words], check=True, input=stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def revision():
    """The commit of Lintel that is measured."""
    return git(harness.TOP, "rev-parse", "--short=12", "HEAD").decode().strip()


def sources(tree):
    """All .c, .h and .S files that git tracks, sorted."""
    names = git(tree, "ls-files", "-z").decode().split("\0")
    return sorted(name for name in names if name.endswith(SUFFIXES) and not (tree / name).is_symlink())


def sample(names, count):
    """`count` of the names, the same ones each time."""
    return sorted(random.Random(SEED).sample(names, count))


def shuffled(names):
    """All names in an order that is the same each time."""
    return random.Random(SEED).sample(names, len(names))


def lines_of(tree, names):
    return sum((pathlib.Path(tree) / name).read_bytes().count(b"\n") for name in names)


def mail(tree, path, near=None, length=200, hunks=4):
    """A mail of `length` lines with a patch that, applied, gives `path` as it is in the tree.

    Each hunk adds a run of the file's lines, and takes some of them away that stood one tab further to the right. The
    hunks are spread over the file; with `near` the first one begins above the first line that has this text.
    """
    lines = (tree / path).read_text().split("\n")
    head = ["From: A U Thor <author@example.org>", "Date: Thu, 1 Jan 2026 12:00:00 +0000",
            f"Subject: [PATCH] {pathlib.Path(path).stem}: move what is checked", "",
            "Take the blocks out of the conditions that no longer hold, so that they",
            "run each time.", "", "Signed-off-by: A U Thor <author@example.org>", "---",
            f" {path} | many", "", f"diff --git a/{path} b/{path}", f"--- a/{path}", f"+++ b/{path}"]
    tail = ["-- ", "2.39.5"]
    room = length - len(head) - len(tail) - hunks * 7  # of a hunk: its header, six lines of context
    moved = room // hunks // 5
    places = [len(lines) * (2 * n + 1) // (2 * hunks) for n in range(hunks)]
    if near:
        first = next(n for n, line in enumerate(lines) if near in line) - 4
        places = [first] + [first + (len(lines) - first) * n // hunks for n in range(1, hunks)]
    body, drift = [], 0
    for number, place in enumerate(places):
        added = room // hunks - moved + (room % hunks if number == hunks - 1 else 0)
        run = lines[place:place + added]
        before, after = lines[place - 3:place], lines[place + added:place + added + 3]
        body.append(f"@@ -{place - 2 - drift},{6 + moved} +{place - 2},{6 + added} @@")
        body += [" " + line for line in before] + ["-\t" + line for line in run[:moved]]
        body += ["+" + line for line in run] + [" " + line for line in after]
        drift += added - moved
    return "\n".join([*head, *body, *tail]) + "\n"


def copy_of_sources(tree, folder):
    """A copy of the tree below `folder` where git tracks the .c, .h and .S files alone: what `-f .` checks there."""
    copy = pathlib.Path(folder, "tree")
    git(folder, "clone", "--quiet", "--shared", str(tree), str(copy))
    others = [name for name in git(copy, "ls-files", "-z").split(b"\0")
              if name and not name.endswith(tuple(s.encode() for s in SUFFIXES))]
    git(copy, "update-index", "-z", "--force-remove", "--stdin", stdin=b"\0".join(others) + b"\0")
    return copy


def change(copy, names, run):
    """Adds a line with a finding to each file."""
    for name in names:
        with open(copy / name, "a", encoding="utf-8") as file:
            file.write(f"/* change {run} */ \n")


def copy_of_history(repository, folder):
    """A clone that shares the objects, as checkpatch.pl asks for a .git; nothing is checked out."""
    copy = pathlib.Path(folder, "history")
    git(folder, "clone", "--quiet", "--shared", "--no-checkout", os.path.abspath(repository), str(copy))
    return copy


def commits(copy, count):
    """The last `count` commits that are no merges, as `-g HEAD-count` takes them."""
    return git(copy, "log", "--no-merges", f"-{count}", "--format=%H").decode().split()


def mail_lines(copy, ids):
    """How many lines the mails of these commits have."""
    ids = "\n".join(ids).encode()
    return git(copy, "log", "--no-walk", "--stdin", "--patch-with-stat", "--format=email", stdin=ids).count(b"\n")


def enough(tree, names, lines):
    """Some of the names that together have about so many lines, five in a hundred more or less, and how many."""
    chosen, total = [], 0
    for name in names:
        more = lines_of(tree, [name])
        if total + more <= lines * 1.05:
            chosen.append(name)
            total += more
        if total >= lines * 0.95:
            break
    return chosen, total
