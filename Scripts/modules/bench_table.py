# SPDX-License-Identifier: GPL-2.0-only
"""The rows of bench.py's table, its goals, and where it goes in Benchmarks/README.md."""
import dataclasses
import sys
import time

from . import harness
from .timing import Run, duration, rate

PAGE = harness.TOP / "Benchmarks/README.md"


@dataclasses.dataclass
class Goal:
    """What a row must reach: a time, a size, or a ratio."""
    seconds: float | None = None
    mebibytes: float | None = None
    ratio: float | None = None

    def text(self, row):
        """The goal and whether the row reaches it."""
        parts, reached = [], True
        if self.seconds is not None:
            parts.append(f"under {self.seconds:g} s" if self.seconds >= 1 else f"under {self.seconds * 1000:g} ms")
            reached &= row.fast.seconds < self.seconds
        if self.mebibytes is not None:
            parts.append(f"{self.mebibytes:g} MiB")
            reached &= row.fast.mebibytes < self.mebibytes
        if self.ratio is not None:
            parts.append(f"{self.ratio:g} times")
            reached &= row.ratio >= self.ratio
        return ", ".join(parts) + (": **reached**" if reached else ": **missed**")


@dataclasses.dataclass
class Row:
    """One case: `fast` is Lintel, `slow` is checkpatch.pl, or nothing where it was not run."""
    name: str
    lines: int
    findings: int | None
    fast: Run
    slow: Run | None = None
    not_run: float | None = None  # seconds that it would take, by another row
    goal: Goal | None = None

    HEAD = ["| what | lines | findings | checkpatch.pl | Lintel | ratio | lines/s: checkpatch.pl | Lintel "
            "| MiB: checkpatch.pl | Lintel | goal |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|"]

    @property
    def ratio(self):
        slow = self.slow.seconds if self.slow else self.not_run
        return slow / self.fast.seconds if slow else None

    def text(self):
        mark = "" if self.slow else "≈ "
        if self.slow:
            script = duration(self.slow.seconds)
        else:
            script = f"not run; ≈ {duration(self.not_run)}" if self.not_run else "-"
        cells = [self.name, f"{self.lines:,}" if self.lines else "-",
                 "-" if self.findings is None else f"{self.findings:,}", script, duration(self.fast.seconds),
                 f"{mark}{self.ratio:,.0f}" if self.ratio else "-",
                 rate(self.lines, self.slow.seconds) if self.slow else "-", rate(self.lines, self.fast.seconds),
                 f"{self.slow.mebibytes:.0f}" if self.slow else "-", f"{self.fast.mebibytes:.0f}",
                 self.goal.text(self) if self.goal else ""]
        return "| " + " | ".join(cells) + " |"


def thousand(row):
    """How far a row of many files is from a thousand times the script's speed."""
    script, lintel = row.slow.seconds / row.lines, row.fast.seconds / row.lines
    text = (f"One core, all types, `--strict`: a line takes the script {1e6 * script:,.0f} µs and Lintel "
            f"{1e6 * lintel:.2f} µs, so Lintel is {row.ratio:,.0f} times as fast. ")
    if row.ratio >= 1000:
        return text + "That is more than a thousand times."
    return text + (f"A thousand times would be {1e3 * script:.2f} µs a line, {1 / script * 1000:,.0f} lines a second: "
                   f"each line would have to take {100 - row.ratio / 10:.0f} % less time than now.")


def today():
    return time.strftime("%Y-%m-%d", time.gmtime())


def put(marker, lines):
    """Writes lines between the two comments that the page has for `marker`."""
    begin, end = f"<!-- {marker}: begin -->", f"<!-- {marker}: end -->"
    page = PAGE.read_text()
    if page.count(begin) != 1 or page.count(end) != 1:
        sys.exit(f"{PAGE} has no place for the figures: {begin} and {end}")
    head, rest = page.split(begin)
    PAGE.write_text(head + "\n".join([begin, *lines, end]) + rest.split(end)[1])
