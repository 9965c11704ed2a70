#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Runs every command under every bad condition: odd files, a broken git, no room, low limits, signals, odd clocks.

    Scripts/test-conditions.py [--program LINTEL] [--only WORD]... [--list]

What must hold, whatever the condition: the command ends in time, with 0, 1, 2 or the status of a signal; its answer is
the one of good days, or it says in a few lines what is wrong and does not end with 0; no trap of Swift, no file that is
left or half written, no process that goes on. Ends with 1 where something does not hold. What this machine cannot do
(mounting needs root, a clock needs faketime) is named at the end as LEFT OUT.
"""
import argparse
import os
import pathlib
import sys
import tempfile

from modules.conditions import CONDITIONS
from modules.sandbox import COMMANDS, Template


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=".build/release/lintel", help="the program; lintel-campaign is beside it")
    parser.add_argument("--only", action="append", default=[], help="conditions and commands with this in their name")
    parser.add_argument("--list", action="store_true", help="list conditions and commands")
    options = parser.parse_args()
    if options.list:
        print("\n".join([c.name for c in CONDITIONS] + list(COMMANDS)))
        return 0
    program = pathlib.Path(options.program).resolve()
    if not program.exists():
        sys.exit(f"{program} is not there: make build")
    runs, failures, left_out = 0, [], []
    with tempfile.TemporaryDirectory(prefix="lintel-conditions-") as folder:
        template = Template(pathlib.Path(folder), program)
        for condition in CONDITIONS:
            if reason := condition.missing():
                left_out.append(f"{condition.name}: {reason}")
                continue
            for name in COMMANDS:
                label = f"{condition.name} / {name}"
                if not all(word in label for word in options.only) or not condition.concerns(name):
                    continue
                runs += 1
                problems = condition.try_command(name, template)
                failures += [f"{label}: {problem}" for problem in problems]
                for problem in problems:
                    print(f"FAILED {label}: {problem}", flush=True)
    for line in left_out:
        print(f"LEFT OUT {line}")
    print(f"conditions: {runs} runs, {len(failures)} failures, {len(left_out)} conditions left out")
    return 1 if failures or runs == 0 else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(__file__).resolve().parent.parent)
    sys.exit(main())
