# SPDX-License-Identifier: GPL-2.0-only
"""Makes an input small that two programs disagree about, and keeps the disagreement."""
import re

HUNK = re.compile(r"^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)$")
TOKEN = re.compile(r"\w+|\s|[^\w\s]")
MOST = 1500  # variants that are tried at once


def recount(lines):
    """The lines of a patch with the lengths of its hunks as they are."""
    out = list(lines)
    for at, line in enumerate(out):
        if not (match := HUNK.match(line)):
            continue
        old = new = 0
        for below in out[at + 1:-1] + [out[-1]] * bool(out[-1]):
            if below.startswith(("@@", "diff ", "--- a/", "-- ")):
                break
            old += below[:1] in ("", " ", "-")
            new += below[:1] in ("", " ", "+")
        out[at] = f"@@ -{match[1]},{old} +{match[2]},{new} @@{match[3]}"
    return out


def shorter_lines(lines, size):
    return [lines[:at] + lines[at + size:] for at in range(0, len(lines), size)]


def shorter_tokens(lines):
    found = []
    for at, line in enumerate(lines):
        tokens = TOKEN.findall(line)
        if HUNK.match(line):
            continue
        for size in (8, 4, 2, 1):
            for start in range(0, len(tokens), size):
                found.append([*lines[:at], "".join(tokens[:start] + tokens[start + size:]), *lines[at + 1:]])
    return found[:MOST]


def reduce(text, disagree):
    """A smallest text that still disagrees; `disagree` takes texts and gives a truth value for each."""
    lines = text.split("\n")
    join = "\n".join
    fit = recount if any(map(HUNK.match, lines)) and disagree([join(recount(lines))])[0] else list
    lines = fit(lines)

    def smallest(variants):
        variants = [fit(variant) for variant in variants if variant]
        good = [v for v, yes in zip(variants, disagree([join(v) for v in variants])) if yes]
        return min(good, key=lambda v: len(join(v)), default=None)

    size = max(1, len(lines) // 2)
    while size:
        if (better := smallest(shorter_lines(lines, size))) is not None:
            lines = better
        else:
            size //= 2
    while (better := smallest(shorter_tokens(lines))) is not None and len(join(better)) < len(join(lines)):
        lines = better
    return join(lines)
