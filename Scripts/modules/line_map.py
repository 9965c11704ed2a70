# SPDX-License-Identifier: GPL-2.0-only
"""Which lines of two versions of a file are the same, by git's diff."""
import re
import subprocess

HUNK = re.compile(rb"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.M)


class LineMap:
    """The old line that a new one was, or None where the line is new."""

    def __init__(self, diff):
        """From the text of a diff of one file without context."""
        self.hunks = []
        for old, old_count, new, new_count in HUNK.findall(diff):
            old_count, new_count = int(old_count or 1), int(new_count or 1)
            # An empty side names the line before it.
            old_end = int(old) + old_count if old_count else int(old) + 1
            start = int(new) if new_count else int(new) + 1
            self.hunks.append((start, start + new_count, old_end))

    def old(self, line):
        """The old line's number."""
        shift = 0
        for start, end, old_end in self.hunks:
            if line < start:
                break
            if line < end:
                return None
            shift = old_end - end
        return line + shift


def between(old, new):
    """The map of two files."""
    words = ["git", "diff", "--no-index", "--no-color", "--no-ext-diff", "--no-textconv", "-U0", "--", str(old), str(new)]
    return LineMap(subprocess.run(words, stdout=subprocess.PIPE, check=False).stdout)
