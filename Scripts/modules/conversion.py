# SPDX-License-Identifier: GPL-2.0-only
"""Runs `lintel convert` over a tree that may be written to, and reads its answers."""
import collections
import json
import os
import pathlib
import shutil
import subprocess

from modules.harness import TOP

PROGRAM = TOP / ".build/release/lintel"
APIS = ("kmap", "kmap_atomic")
# What Lintel takes a folder for a kernel tree by.
LANDMARKS = "COPYING CREDITS Kbuild Makefile README MAINTAINERS".split()
FOLDERS = "Documentation arch include drivers fs init ipc kernel lib scripts".split()

# One function's answer. codes: those of its reasons, in the order given; edits: (start, end, text) of the file's bytes.
Verdict = collections.namedtuple("Verdict", "path function line verdict codes reasons sites edits")


def copy_tree(tree, copy, written):
    """A copy of a tree's C files and Kconfigs: links to all but those in `written`, which are files of their own.

    A tool that replaces files leaves the tree itself alone. `written` are those that it may change: no other has a call
    to convert.
    """
    written = set(written)
    for folder, folders, names in os.walk(tree):
        folders[:] = [name for name in folders if name not in (".git", "tools", "Documentation")]
        here = os.path.relpath(folder, tree)
        target = os.path.join(copy, here)
        os.makedirs(target, exist_ok=True)
        for name in names:
            path = os.path.normpath(os.path.join(here, name))
            if path in written:
                shutil.copyfile(os.path.join(folder, name), os.path.join(target, name))
            elif name.endswith((".c", ".h")) or name == "Kconfig" or (here == "." and name in LANDMARKS):
                os.link(os.path.join(folder, name), os.path.join(target, name))
    for name in FOLDERS:
        os.makedirs(os.path.join(copy, name), exist_ok=True)


def small_tree(folder):
    """An empty kernel tree, to put files into."""
    folder = pathlib.Path(folder)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in LANDMARKS:
        (folder / name).touch()
    (folder / "Makefile").write_text("VERSION = 6\nPATCHLEVEL = 1\n")
    return folder


def convert(program, tree, arguments=(), seconds=1200):
    """The verdicts for a tree, and how the tool ended: its status, standard error, seconds of processor time."""
    command = [str(program), "convert", *APIS, "--tree", str(tree), "--format", "json", *arguments]
    before = os.times()
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    after = os.times()
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return [read_verdict(line) for line in done.stdout.decode("utf-8").splitlines() if line], spent


def read_verdict(line):
    given = json.loads(line)
    reasons = given.get("reasons", [])
    return Verdict(given["path"].removeprefix("./"), given["function"], given["line"], given["verdict"],
                   [reason["code"] for reason in reasons], reasons, given.get("sites", []),
                   [(edit["start"], edit["end"], edit["text"]) for edit in given.get("edits", [])])


def apply(data, edits):
    """A file's bytes with edits made; they may not overlap."""
    parts, at = [], 0
    for start, end, text in sorted(edits):
        if start < at or end < start or end > len(data):
            raise SystemExit(f"an edit of {start}..<{end} overlaps another or leaves the file")
        parts += [data[at:start], text.encode("utf-8")]
        at = end
    return b"".join([*parts, data[at:]])
