# SPDX-License-Identifier: GPL-2.0-only
"""Labelled findings, the mails that they are of, and how inputs are checked for them."""
import collections
import concurrent.futures
import csv
import hashlib
import os
import re

from . import harness

Mail = collections.namedtuple("Mail", "name list date id sha256")
Finding = collections.namedtuple("Finding", "line level type")
Label = collections.namedtuple("Label", "input mode line type level label cause half reason")
HERE = harness.TOP / "Tests/Precision"
FINDINGS, MAILS = HERE / "findings.tsv", HERE / "mails.tsv"
FOLDER = harness.CACHE / "precision-mails"
LABELS = ("right", "debatable", "wrong")
HEAD = "# SPDX-License-Identifier: GPL-2.0-only\n"
DIGITS = 12  # of a hash, in the name of a mail's file
# How a finding was drawn: of those of plain lintel check, or of those that --precise reports.
OPTIONS = {"default": [], "strict": ["--strict"], "precise": [], "precise-strict": ["--strict"]}
PLAIN = ("default", "strict")
HALVES = {"A": "AC", "B": "BD"}  # of the first draw, and of the second


def short_name(identity):
    """The name of a mail's file: the first digits of the SHA-256 of its Message-ID."""
    return hashlib.sha256(identity.encode()).hexdigest()[:DIGITS] + ".eml"


def is_mail(name):
    """Whether an input is a mail; other inputs are files of the kernel's tree."""
    return name.endswith(".eml")


def half(name, draw=1):
    """"A" to develop with or "B" to judge with, by the name of an input alone, so that an input is in one half; "C" and "D" of
    the second draw."""
    return ("AB", "CD")[draw - 1][hashlib.sha256(name.encode()).digest()[0] & 1]


def list_of(text):
    """The list that a reduced mail was read on, or "-"."""
    found = re.search(rb"^list-id:[^<\n]*<([^>\n]+)>", text.partition(b"\n\n")[0], re.M | re.I)
    return found[1].decode("ascii", "replace") if found else "-"


def read_rows(path, kind):
    """The rows of a table as tuples of that kind; lines that begin with # are comments."""
    rows = []
    with open(path, encoding="utf-8", newline="") as table:
        for number, row in enumerate(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if not row or row[0].startswith("#"):
                continue
            if len(row) != len(kind._fields):
                raise SystemExit(f"{path}:{number}: not the {len(kind._fields)} fields {' '.join(kind._fields)}")
            rows.append(kind(*row))
    return rows


def write_rows(path, kind, rows):
    """Writes a table that read_rows reads, sorted."""
    with open(path, "w", encoding="utf-8") as table:
        table.write(HEAD + "# " + "\t".join(kind._fields) + "\n")
        for row in rows:
            table.write("\t".join(map(str, row)) + "\n")


def read_labels(path=FINDINGS):
    """The labels, with a line for each row that is not as it must be and an end where there is one."""
    rows, faults, seen = [row._replace(line=int(row.line)) for row in read_rows(path, Label)], [], set()
    for row in rows:
        where = f"{path.name}: {row.input}:{row.line}: {row.type}"
        if row.label not in LABELS or row.mode not in OPTIONS or not row.reason:
            faults.append(f"{where}: label, mode or reason")
        if (row.label == "right") != (row.cause == "-"):
            faults.append(f"{where}: a right finding has the cause -, every other has a name")
        if row.half not in HALVES[half(row.input)]:
            faults.append(f"{where}: the input is in the other half")
        if (row.input, row.type) in seen:
            faults.append(f"{where}: the input has a finding of the type already")
        seen.add((row.input, row.type))
    if rows != sorted(rows):
        faults.append(f"{path.name}: not sorted")
    if faults:
        raise SystemExit("\n".join(faults))
    return rows


class Runner:
    """Checks each input in a process of its own, so that no input changes what is said about another."""

    def __init__(self, words, tree, mails):
        self.words, self.tree, self.mails = words, tree, mails.resolve()
        self.env = harness.quiet_environment()

    def one(self, name, options):
        """The findings of one input, in their order. A status that is no answer ends the run."""
        where = [str(self.mails / name)] if is_mail(name) else ["-f", name]
        words = [*self.words, "--terse", "--show-types", "--no-summary", *options, *where]
        out, status = harness.run(words, self.tree, self.env)
        if status not in (0, 1):
            raise SystemExit(f"{' '.join(words)}: status {status}")
        lines = out.decode("utf-8", "replace").split("\n")
        return [Finding(int(m[1]), m[2], m[3]) for m in map(harness.FINDING.match, lines) if m]

    def findings(self, names, options):
        """{input: findings}, for all names."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return dict(zip(names, pool.map(lambda name: self.one(name, options), names)))
