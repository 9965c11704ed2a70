# SPDX-License-Identifier: GPL-2.0-only
"""Functions whose conversion was judged by hand, and the comparison of the tool's verdicts with them.

A line is `path | function | expected | condition | why`; `#` starts a comment. expected: `safe` (convert), `not` (review or
refuse), `refuse`, `base` (not by new names alone: where it is converted, something else is new as well).
"""
import collections

Label = collections.namedtuple("Label", "path function expected condition why")
ALLOWED = {"safe": {"convert"}, "not": {"review", "refuse", "nothing said"}, "refuse": {"refuse", "nothing said"},
           "base": {"convert", "review", "refuse", "nothing said"}}


def read(path):
    labels = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            fields = [field.strip() for field in line.split("|")]
            if len(fields) != 5 or fields[2] not in ALLOWED:
                raise SystemExit(f"{path}:{number}: not `path | function | safe, not, refuse or base | condition | why`")
            labels.append(Label(*fields))
    return labels


def compare(path, verdicts, only_renamed):
    """Prints where the verdicts, by (path, function), differ from the labels; whether one that must not be is converted.

    only_renamed says of (path, function) whether a function that was converted has but new names and arguments of unmaps.
    """
    counts, unsafe = collections.Counter(), False
    for label in read(path):
        found = verdicts.get((label.path, label.function))
        verdict = found.verdict if found else "nothing said"
        right = verdict in ALLOWED[label.expected]
        if label.expected == "base" and verdict == "convert":
            right = not only_renamed(label.path, label.function)
        counts[label.expected, right] += 1
        if right:
            continue
        codes = " ".join(dict.fromkeys(found.codes)) if found else ""
        if label.expected == "safe":
            print(f"MISSED {label.path} {label.function}: {verdict} {codes}, but {label.why}")
        elif verdict == "convert":
            unsafe = True
            print(f"UNSAFE {label.path} {label.function}: converted, but {label.condition}: {label.why}")
        else:
            print(f"MILD {label.path} {label.function}: {verdict} {codes}, but {label.condition}: {label.why}")
    for expected, meaning in (("safe", "safe functions converted"), ("not", "traps left alone or reviewed"), ("refuse", "traps refused"),
                              ("base", "traps not converted by a rename")):
        right, wrong = counts[expected, True], counts[expected, False]
        print(f"labelled by hand: {right} of {right + wrong} {meaning}")
    return unsafe
