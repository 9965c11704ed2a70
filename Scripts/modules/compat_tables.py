# SPDX-License-Identifier: GPL-2.0-only
"""The tables of Sources/Lintel/Compat/, read, and the scripts that they are about."""
import collections
import re

from . import harness

COMPAT = harness.TOP / "Sources/Lintel/Compat"
# A row of VariantTable: its name, the versions that have it, the text that shows it, the types that it concerns.
Variant = collections.namedtuple("Variant", "name versions probe types")


def rows(table):
    """The fields of each line of a table's text."""
    text = (COMPAT / f"{table}.swift").read_text().split('"""')[1]
    return [[field.strip() for field in line.strip().split(" | ")]
            for line in text.strip("\n").split("\n") if " | " in line]


def variants():
    """The rows of VariantTable."""
    return [Variant(row[0], row[1], row[2], row[3].split(",")) for row in rows("VariantTable")]


def types():
    """The types that not all versions have."""
    return [row[0] for row in rows("TypeTable")]


def scripts():
    """{version: text} of the scripts that this machine has: 6.12's, and those that fetch-script.sh got."""
    found = {}
    for folder in [harness.TREE, *harness.CACHE.glob("scripts-*")]:
        script = folder / "scripts/checkpatch.pl"
        if script.exists():
            version = re.sub(r"^(scripts|linux-source)-", "", folder.name)
            found[version] = script.read_text(errors="surrogateescape")
    return found
