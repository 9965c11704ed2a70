#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Says how many of lintel check's findings are right: plain, and with --precise.

    precision.py [--archives REPOSITORY ...] [--half A|B|C|D] [--only mails|files] [--types] [--causes] [--unlabelled]

Tests/Precision/findings.tsv has findings that were drawn at random and judged by reading. Its inputs are checked, and what
is reported of the labelled findings is counted: right, debatable and wrong, and how many of the right ones are kept. Shares
have the 95 % interval of Wilson. Files of the kernel are those of the tree; mails are made from public-inbox archives,
which --archives names, and kept. Ends with 1 where a labelled finding is no longer reported without --precise.
"""
import argparse
import collections
import hashlib
import itertools
import math
import pathlib
import sys

from modules import archives, harness, precision

GROUPS = [(kind, mode) for kind in ("mails", "files") for mode in precision.PLAIN]


def interval(part, whole):
    """"40 of 52, 77 % (64-86)": a share with Wilson's interval, z for 95 %."""
    if whole == 0:
        return f"{part} of 0"
    z, share = 1.959964, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    width = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{part} of {whole}, {100 * share:.0f} % ({100 * (middle - width):.0f}-{100 * (middle + width):.0f})"


def make_mails(rows, folder, repositories):
    """Puts the mails that are missing into the folder, out of archives; the rows of those that none has as it was judged."""
    missing, others = {row.id: row for row in rows if not (folder / row.name).exists()}, set()
    for repository in repositories:
        store = archives.Archive(repository)
        dates = {int(row.date) for row in missing.values()}
        for commit in [commit for commit, when in store.commits() if when in dates] if dates else []:
            message = store.message(commit)
            row = missing.get(archives.identity(message)) if message else None
            if row is None:
                continue
            text = archives.reduced(message)
            if hashlib.sha256(text).hexdigest() == row.sha256:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / row.name).write_bytes(text)
                del missing[row.id]
            else:  # as another list sent it on
                others.add(row.id)
    for identity in sorted(others & missing.keys()):
        print(f"precision: {identity}: what the archives have is not the text that was judged", file=sys.stderr)
    return sorted(missing.values())


def reported(labels, runner, extra):
    """The labels whose findings are reported with these options, and all findings of their inputs."""
    hits, everything = [], {}
    for mode, options in precision.OPTIONS.items():
        names = sorted({row.input for row in labels if row.mode == mode})
        found = runner.findings(names, [*options, *extra])
        everything |= {(name, mode): found[name] for name in names}
        places = {name: {(f.line, f.type) for f in found[name]} for name in names}
        hits += [row for row in labels if row.mode == mode and (row.line, row.type) in places[row.input]]
    return hits, everything


def group(row):
    mode = row.mode if row.mode in precision.PLAIN else "strict" if "--strict" in precision.OPTIONS[row.mode] else "default"
    return "mails" if precision.is_mail(row.input) else "files", mode


def print_shares(title, plain, precise):
    """One group of labels: what is reported without --precise, and with it.

    What was drawn of --precise's findings alone counts among those only: there are none in that draw that are left out."""
    drawn = [row for row in precise if row.mode in precision.PLAIN]
    plain = [row for row in plain if row.mode in precision.PLAIN]
    if not plain:
        return
    print(f"{title}:")
    for name, rows in (("plain", plain), ("--precise", precise)):
        counts = collections.Counter(row.label for row in rows)
        shares = "; ".join(f"{label} {interval(counts[label], len(rows)) if label == 'right' else counts[label]}"
                           for label in precision.LABELS)
        print(f"  {name:10} {shares}")
    right, kept = (sum(row.label == "right" for row in rows) for rows in (plain, drawn))
    print(f"  {'kept':10} {interval(kept, right)} of the right ones")


def print_types(plain, precise):
    """Counts by type, the most wrong ones first."""
    counts = collections.defaultdict(collections.Counter)
    for which, rows in (("plain", plain), ("precise", precise)):
        for row in rows:
            counts[row.type][which, row.label] += 1
    print(f"\n{'type':27} plain: {'  '.join(precision.LABELS)}   --precise: {'  '.join(precision.LABELS)}")
    order = [("precise", "wrong"), ("plain", "wrong"), ("plain", "debatable")]
    for name, count in sorted(counts.items(), key=lambda item: ([-item[1][key] for key in order], item[0])):
        cells = [count[which, label] for which in ("plain", "precise") for label in precision.LABELS]
        print("{:27} {:12} {:10} {:6} {:18} {:10} {:6}".format(name, *cells))


def print_causes(title, rows):
    """Why findings of one kind are wrong or debatable, and what would be right if each cause, from the top, were decided."""
    counts = collections.Counter((row.cause, row.label) for row in rows if row.label != "right")
    causes = collections.Counter(row.cause for row in rows if row.label != "right")
    right, left = sum(row.label == "right" for row in rows), len(rows)
    print(f"\n{title + ', cause':27} wrong  debatable  of all  right without it and those above")
    for cause, count in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
        left -= count
        print(f"{cause:27} {counts[cause, 'wrong']:5}  {counts[cause, 'debatable']:9}  {100 * count / len(rows):4.0f} %  "
              f"{right} of {left}, {100 * right / left if left else 0:.0f} %")


def print_unlabelled(labels, everything):
    """Findings that nobody has judged, so that those of a new rule can be."""
    known = {(row.input, *group(row), row.line, row.type) for row in labels}
    for (name, mode), found in sorted(everything.items()):
        for line, level, kind in found:
            row = precision.Label(name, mode, line, kind, level, "", "", "", "")
            if (name, *group(row), line, kind) not in known:
                print(f"{precision.half(name)} {mode} {name}:{line}: {level}:{kind}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archives", nargs="+", default=[], help="git repositories of public-inbox archives, for mails")
    parser.add_argument("--mails", type=pathlib.Path, default=precision.FOLDER, help="where the mails are kept")
    parser.add_argument("--half", choices=("A", "B", "C", "D"), help="one half only")
    parser.add_argument("--types", action="store_true", help="counts by type")
    parser.add_argument("--causes", action="store_true", help="why what --precise reports is not right")
    parser.add_argument("--unlabelled", action="store_true", help="list what --precise reports and nobody has judged")
    parser.add_argument("--only", choices=("mails", "files"), help="one kind of input only; files need no mails")
    parser.add_argument("--tree", default=harness.TREE)
    parser.add_argument("--lintel", default=harness.LINTEL)
    options = parser.parse_args()

    labels = precision.read_labels()
    labels = [row for row in labels if options.only in (None, group(row)[0]) and options.half in (None, row.half)]
    wanted = {row.input for row in labels}
    mails = [row for row in precision.read_rows(precision.MAILS, precision.Mail) if row.name in wanted]
    if missing := make_mails(mails, options.mails, options.archives):
        lists = ", ".join(sorted({row.list for row in missing}))
        sys.exit(f"precision: {len(missing)} mails are not in {options.mails}, of {lists}; name clones of their archives with "
                 "--archives (Tests/Precision/README.md), or check files alone with --only files")
    runner = precision.Runner(harness.command(options.lintel), harness.require_tree(options.tree), options.mails)
    plain, _ = reported(labels, runner, [])
    precise, everything = reported(labels, runner, ["--precise"])
    if options.unlabelled:
        print_unlabelled(labels, everything)
        return 0

    for kind_and_mode, half in itertools.product(GROUPS, ("A", "B", "AB", "C", "D", "CD") if options.half is None else (options.half,)):
        chosen = [[row for row in rows if group(row) == kind_and_mode and row.half in half] for rows in (plain, precise)]
        halves = f"both of {half}" if len(half) == 2 else f"half {half}"
        print_shares(f"{kind_and_mode[0]}, {kind_and_mode[1]}, {halves}", *chosen)
    if options.types:
        print_types(plain, precise)
    if options.causes:
        for kind in ("mails", "files"):
            print_causes(f"{kind}, --precise", [row for row in precise if group(row)[0] == kind])
    lost = sorted(row for row in set(labels) - set(plain) if row.mode in precision.PLAIN)
    for row in lost:
        print(f"precision: {row.input}:{row.line}: {row.type} is labelled and not reported", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
