#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares `lintel mappings` on Debian's 6.12 with what is wrong there, by Tests/Conversion/mappings.txt.

    Scripts/mappings-truth.py [--program LINTEL] [--tree TREE]

Ends with 1 where something is found that nobody has judged yet.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys

from modules.conversion import PROGRAM
from modules.harness import TOP, TREE

JUDGED = TOP / "Tests/Conversion/mappings.txt"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM, help="lintel")
    parser.add_argument("--tree", type=pathlib.Path, default=TREE, help="Scripts/make-oracle-tree.sh")
    options = parser.parse_args()
    judged = dict(read(JUDGED))
    found = findings(options.program.resolve(), options.tree)
    kinds = collections.Counter(judged.get(key, "not judged") for key in found)
    for key in sorted(set(judged) | set(found)):
        said = judged.get(key, "not judged")
        if said == "true" and key not in found:
            print("MISSED", *key)
        elif said != "true" and key in found:
            print(said.upper(), *key)
    wrong = collections.Counter(judged.values())
    print(f"mappings: {kinds['true']} of {wrong['true']} that are wrong are found, {kinds['false']} false, {kinds['not judged']} not judged")
    return 1 if kinds["not judged"] or not found else 0


def read(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            fields = [field.strip() for field in line.split("|")]
            if len(fields) != (5 if fields[-2:-1] == ["false"] else 4) or fields[3] not in ("true", "false"):
                sys.exit(f"{path}:{number}: not `path | function | code | true` or `… | false | why`")
            yield tuple(fields[:3]), fields[3]


def findings(program, tree):
    """(path, function, code) of what the tool finds."""
    done = subprocess.run([program, "mappings", "--tree", tree, "--format", "json"], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"lintel mappings ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
    return {(one["path"], one["function"], one["code"]) for one in map(json.loads, done.stdout.splitlines())}


if __name__ == "__main__":
    os.chdir(TOP)
    sys.exit(main())
