#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares `lintel check --new-from` with full reports of both versions, over commits of a repository.

    Scripts/new-from-truth.py REPOSITORY [--program LINTEL] [--count N] [--until REV] [--strict]

The newest COUNT commits before REV that are no merges are checked out, one after the other, in a clone that goes again.
`--new-from=PARENT` is compared with what the full reports say, file by file. A finding of the new version is old where
its line was not changed and the old one had the same type there; where its line is new and a line that is gone had the same
type and text but for white space; or where it is about the first line or the whole file, which had that type. Ends with 1
where a report differs.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

from modules import line_map
from modules.harness import PROGRAM, quiet_environment


def main():
    options = arguments()
    commits = git(options.repository, "rev-list", "--no-merges", f"-n{options.count}", options.until).split()
    tally, wrong = collections.Counter(), 0
    with tempfile.TemporaryDirectory(prefix="lintel-new-from-") as folder:
        new, old = pathlib.Path(folder, "new"), pathlib.Path(folder, "old")
        for clone in (new, old):
            subprocess.run(["git", "clone", "--quiet", "--shared", "--no-checkout", options.repository, clone], check=True)
        for commit in commits:
            if not is_right(commit, new, old, options, tally):
                wrong += 1
                print(f"{commit}: differs")
    print(f"{len(commits)} commits, {tally['files']} files changed; of {tally['full']} findings {tally['new']} are new; "
          f"{wrong} commits differ")
    return 1 if wrong or not commits or not tally["new"] else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("repository", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--program", default=PROGRAM, type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--count", default=500, type=int)
    parser.add_argument("--until", default="HEAD")
    parser.add_argument("--strict", action="store_true")
    return parser.parse_args()


def git(folder, *words, text=True):
    return subprocess.run(["git", "-C", folder, *words], check=True, stdout=subprocess.PIPE, text=text).stdout


def report(options, folder, *words):
    """The findings: type, path, line, and text of the line."""
    command = [options.program, "check", "--no-tree", "--format=jsonl", *(["--strict"] if options.strict else []), *words]
    done = subprocess.run(command, cwd=folder, env=quiet_environment(), stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"new-from-truth: {' '.join(map(str, command))} ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def text_of(path):
    """The lines with white space collapsed; C's white space, as the program has it."""
    return [b" ".join(line.split()) for line in path.read_bytes().split(b"\n")]


def is_right(commit, new, old, options, tally):
    """Whether the report of one commit is what the full reports give."""
    parent = git(new, "rev-parse", f"{commit}^").strip()
    git(new, "checkout", "-q", "-f", "--detach", commit)
    git(old, "checkout", "-q", "-f", "--detach", parent)
    fields = git(new, "diff", "-M", "--name-status", "-z", "--ignore-submodules", parent, "--").split("\0")
    expected, names = [], []
    while len(fields) > 1:
        status, path = fields.pop(0), fields.pop(0)
        target = fields.pop(0) if status[0] == "R" else path
        if status[0] == "D" or not (new / target).is_file() or (new / target).is_symlink():
            continue
        names.append(target)
        found = report(options, new, "-f", target)
        tally["full"] += len(found)
        if status[0] == "A" or (old / path).is_symlink():
            expected += [(target, row["type"], row.get("line", 0)) for row in found]
            continue
        expected += [(target, row["type"], row.get("line", 0))
                     for row in news(report(options, old, "-f", path), found, old / path, new / target)]
    shown = []
    for name in names:
        shown += report(options, new, f"--new-from={parent}", name)
    tally["files"] += len(names)
    tally["new"] += len(shown)
    return sorted(expected) == sorted((row["path"], row["type"], row.get("line", 0)) for row in shown)


def news(before, after, old, new):
    """The findings of the new version that are not old."""
    lines, old_text, new_text = line_map.between(old, new), text_of(old), text_of(new)
    kept = {lines.old(number) for number in range(1, len(new_text) + 1)}
    by_line, by_text = collections.Counter(), collections.Counter()
    for row in before:
        line = row.get("line", 0)
        if line == 0 or line in kept:
            by_line[row["type"], line] += 1
        else:
            by_text[row["type"], old_text[line - 1]] += 1
    for row in after:
        line = row.get("line", 0)
        was = lines.old(line) if line else 0
        if was is not None:
            places = [(by_line, (row["type"], was))]
        else:
            places = [(by_text, (row["type"], new_text[line - 1]))]
            if line == 1:
                places.append((by_line, (row["type"], 1)))
        for counts, key in places:
            if counts[key] > 0:
                counts[key] -= 1
                break
        else:
            yield row


if __name__ == "__main__":
    sys.exit(main())
