#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares what `lintel-campaign sync` says became of calls between 6.1 and 6.12 with Tests/Campaign/states.tsv.

    Scripts/campaign-truth.py [--program LINTEL-CAMPAIGN] [--older TREE] [--newer TREE] [--history] [--least PERCENT]

With --history the files concerned become a repository of two commits, so that sync has a history to ask.
Ends with 1 where fewer sites agree than --least says.
"""
import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from modules.harness import CACHE, TOP, TREE

LABELS = TOP / "Tests/Campaign/states.tsv"
APIS = ["kmap", "kunmap", "kmap_atomic", "kunmap_atomic"]
LEFT = {"open", "claimed", "posted", "applied"}


def main():
    options = arguments()
    labels = read_labels()
    with tempfile.TemporaryDirectory(prefix="lintel-truth-") as folder:
        folder = pathlib.Path(folder)
        older, newer = options.older, options.newer
        if options.history:
            older, newer = make_history(folder / "tree", older, newer, labels)
        first, last = run_campaign(options.program, folder / "ledger.db", older, newer)
    return compare(labels, first, last, options.least)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=TOP / ".build/release/lintel-campaign")
    parser.add_argument("--older", type=pathlib.Path, default=CACHE / "source-6.1", help="Scripts/fetch-source.sh 6.1")
    parser.add_argument("--newer", type=pathlib.Path, default=TREE, help="Scripts/make-oracle-tree.sh")
    parser.add_argument("--history", action="store_true", help="make a repository of two commits")
    parser.add_argument("--least", type=float, default=99.0, help="the share of sites that must agree, in percent")
    return parser.parse_args()


def read_labels():
    labels = {}
    for line in LABELS.read_text().splitlines():
        if line.startswith("#"):
            continue
        path, function, api, state, reason = line.split("\t")
        labels[path, function, api] = state, reason
    return labels


def make_history(repository, older, newer, labels):
    """A repository whose first commit has the folders concerned as in `older`, the second as in `newer`."""
    folders = {str(pathlib.Path(path).parent) for path, _, _ in labels}
    folders.add("drivers/net/thunderbolt")

    def git(*command):
        identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", repository, *identity, *command], check=True, capture_output=True)

    repository.mkdir()
    git("init", "--quiet")
    for tree in (older, newer):
        for entry in repository.iterdir():
            if entry.name != ".git":
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        for folder in sorted(folders):
            for file in sorted((tree / folder).glob("*.[chS]")):
                target = repository / folder / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        for name in ("Makefile", "MAINTAINERS"):
            shutil.copyfile(tree / name, repository / name)
        git("add", "--all", "--force")
        git("commit", "--quiet", "--message", f"all: as in {tree.name}")
        git("tag", f"state-{'older' if tree == older else 'newer'}")
    git("checkout", "--quiet", "state-older")
    return repository, repository


def run_campaign(program, ledger, older, newer):
    def run(*command):
        return subprocess.run([program, *command, "--ledger", ledger], check=True, capture_output=True, text=True).stdout

    print(run("init", "--tree", older, *APIS), end="")
    first = json.loads(run("list", "--format", "json"))
    if older == newer:
        subprocess.run(["git", "-C", newer, "checkout", "--quiet", "state-newer"], check=True)
    print(run("sync", "--tree", newer).splitlines()[-1])
    print(run("check"), end="")
    return first, json.loads(run("list", "--format", "json"))


def compare(labels, first, last, least):
    now = {site["key"]: site for site in last}
    right = collections.Counter()
    total = collections.Counter()
    wrong = []
    for site in first:
        place = site["path"], site["function"]
        label = labels.get((*place, site["api"])) or labels.get((*place, "*"))
        if label is None:
            continue
        wanted, reason = label
        found = now[site["key"]]
        total[wanted] += 1
        if agrees(wanted, found, site):
            right[wanted] += 1
        else:
            place = f"{site['path']}:{site['line']} {site['function']}() {site['api']}()"
            wrong.append(f"{place}: is {wanted} ({reason}), not {found['state']} {found['successor']}")
    for line in wrong:
        print(line)
    for state in total:
        print(f"{state:10} {right[state]:5} of {total[state]:5}")
    share = 100 * right.total() / max(total.total(), 1)
    gone = {state for state in total if state != "open"}
    share_gone = 100 * sum(right[state] for state in gone) / max(sum(total[state] for state in gone), 1)
    print(f"{right.total()} of {total.total()} sites agree, {share:.1f} %; of those that went {share_gone:.1f} %")
    return 0 if share_gone >= least else 1


def agrees(wanted, found, before):
    state = found["state"]
    if wanted == "moved":
        return state in LEFT and found["function"] != before["function"]
    if wanted == "merged":
        return state == "merged" or state in LEFT
    return state in LEFT if wanted == "open" else state == wanted


if __name__ == "__main__":
    sys.exit(main())
