#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Draws findings at random that somebody is to judge: of mailed patches and of files of the kernel.

    draw-findings.py --seed 16 --mails FOLDER ARCHIVE ... > findings.tsv

An ARCHIVE is a git repository of a public-inbox archive. Of each as many patches are drawn as --per-archive says, put
into the folder and checked: two thirds as they are by default, one third with --strict. Files of the tree are drawn and
checked in the same way. What has labels already, or is in the conformance tests, is left out. From an input and type one
finding is drawn, and from those as many as --of-mails and --of-files say, of each archive the same number. The rows are
those of Tests/Precision/findings.tsv, with ? for what is to be judged.
"""
import argparse
import hashlib
import pathlib
import random
import subprocess

from modules import archives, harness, precision

TEXTS = {".c", ".h", ".S", ".rst", ".yaml", ".dts", ".dtsi", ".py", ".sh", ".rs", ".txt", ""}


def draw_mails(folder, archive, count, rnd, known):
    """Puts patches of an archive into a folder and names them."""
    store = archives.Archive(archive)
    commits = store.commits()
    rnd.shuffle(commits)
    rows = []
    for commit, when in commits:
        message = store.message(commit)
        if message is None or len(message) > 100_000 or not archives.is_patch(message):
            continue
        name = archives.identity(message)
        if name is None or name in known:
            continue
        known.add(name)
        text = archives.reduced(message)
        row = precision.Mail(precision.short_name(name), precision.list_of(text), when, name,
                             hashlib.sha256(text).hexdigest())
        (folder / row.name).write_bytes(text)
        rows.append(row)
        if len(rows) == count:
            break
    return rows


def draw_files(tree, count, rnd, known):
    """Names of files of the tree that nobody knows."""
    done = subprocess.run(["git", "-C", str(tree), "ls-files"], check=True, stdout=subprocess.PIPE, text=True)
    names = [n for n in done.stdout.splitlines() if n not in known and pathlib.Path(n).suffix in TEXTS]
    rnd.shuffle(names)
    return names[:count]


def draw_findings(inputs, mode, count, runner, rnd, others=()):
    """As many findings of the inputs, at most one of an input and type, and none of those that the others have."""
    pool, done = {}, {(name, finding.type) for name, _, finding in others}
    options = precision.OPTIONS[mode] + ([] if mode in precision.PLAIN else ["--precise"])
    for name, found in runner.findings(inputs, options).items():
        for finding in found:
            if (name, finding.type) not in done:
                pool.setdefault((name, finding.type), []).append(finding)
    keys = sorted(pool)
    rnd.shuffle(keys)
    return [(name, mode, rnd.choice(pool[name, kind])) for name, kind in keys[:count]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--mails", type=pathlib.Path, required=True)
    parser.add_argument("--mail-list", type=pathlib.Path, required=True, help="where the list of mails is written")
    parser.add_argument("--per-archive", type=int, default=90)
    parser.add_argument("--files", type=int, default=1200)
    parser.add_argument("--of-mails", type=int, default=240)
    parser.add_argument("--of-precise", type=int, default=0, help="so many more of those that --precise reports")
    parser.add_argument("--draw", type=int, choices=(1, 2), default=1, help="halves A and B, or C and D")
    parser.add_argument("--of-files", type=int, default=160)
    parser.add_argument("--again", action="store_true", help="draw inputs too that have labels already")
    parser.add_argument("--tree", default=harness.TREE)
    parser.add_argument("--lintel", default=harness.LINTEL)
    options = parser.parse_args()

    tree = harness.require_tree(options.tree)
    options.mails.mkdir(parents=True, exist_ok=True)
    runner = precision.Runner(harness.command(options.lintel), tree, options.mails)
    known = set((harness.TOP / "Tests/Conformance/files.txt").read_text().split())
    if not options.again:
        known |= {row.id for row in precision.read_rows(precision.MAILS, precision.Mail)}
        known |= {row.input for row in precision.read_labels()}
    drawn, mails = [], []
    for archive in options.archives:
        # The folder that the clone is in: one list's draw must not be another's.
        rnd = random.Random(f"{options.seed} {pathlib.Path(archive).resolve().parent.name}")
        rows = draw_mails(options.mails, archive, options.per_archive, rnd, known)
        mails += rows
        names = [row.name for row in rows]
        cut, share = len(names) * 2 // 3, options.of_mails // len(options.archives)
        strict = share // 3
        drawn += draw_findings(names[:cut], "default", share - strict, runner, rnd)
        drawn += draw_findings(names[cut:], "strict", strict, runner, rnd)
        share = options.of_precise // len(options.archives)
        drawn += draw_findings(names[:cut], "precise", share - share // 3, runner, rnd, drawn)
        drawn += draw_findings(names[cut:], "precise-strict", share // 3, runner, rnd, drawn)
    rnd = random.Random(f"{options.seed} files")
    names = draw_files(tree, options.files, rnd, known)
    drawn += draw_findings(names[::2], "default", options.of_files // 2, runner, rnd)
    drawn += draw_findings(names[1::2], "strict", options.of_files // 2, runner, rnd)

    wanted = {name for name, _, _ in drawn}
    precision.write_rows(options.mail_list, precision.Mail, sorted(row for row in mails if row.name in wanted))
    for name, mode, finding in sorted(drawn):
        print(name, mode, finding.line, finding.type, finding.level, "?", "?", precision.half(name, options.draw), "?", sep="\t")


if __name__ == "__main__":
    main()
