#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""A long session with `lintel server`: random edits of a file, each followed by its diagnostics.

Says how long an edit takes until its diagnostics are there (median, 95th percentile), and the most
memory that the server had. After every hundredth edit the diagnostics must be those of `lintel check`
on the same text. Ends with 1 where they are not.
"""

import argparse
import pathlib
import random
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "modules"))
from language_client import Client  # noqa: E402

PIECES = [
    "\n", " ", "\t", "x", ";", "if(a)\n", "{\n", "}\n", "/* note */", "// note\n", "\tint  b =1;\n",
    "#define X(y) y\n", "\treturn (0);\n", '"text"', "é", "𝄞", "kmap(page);\n", "  \n",
]  # fmt: skip


def position(text, offset):
    """The place of an offset as the protocol has it, in UTF-16."""
    start = text.rfind("\n", 0, offset) + 1
    return {
        "line": text.count("\n", 0, start),
        "character": len(text[start:offset].encode("utf-16-le")) // 2,
    }


def edit(text, chance):
    """A random change: the range in the old text, and what comes into its place."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + (chance.choice([0, 0, 0, 1, 3, 40]) if len(text) > 1000 else 0))
    new = "".join(chance.choice(PIECES) for _ in range(chance.randrange(3)))
    return start, end, new


def expected(lintel, name, text):
    """The lines and types that a check of the text gives."""
    command = [lintel, "check", "--no-tree", "--strict", "--terse", "--show-types", "-f",
               "--stdin-filename", name, "-"]  # fmt: skip
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if run.returncode not in (0, 1) or run.stderr:
        sys.exit(f"server-session.py: lintel check ended with {run.returncode}: {run.stderr.decode()}")
    found = re.findall(rb"^.*?:(\d+): (?:ERROR|WARNING|CHECK):(\w+):", run.stdout, re.MULTILINE)
    return sorted((int(line), kind.decode()) for line, kind in found)


def session(options):
    """Runs the session; what went wrong, in words, or nothing."""
    chance = random.Random(options.seed)
    text = options.file.read_text(encoding="utf-8").replace("\r", "")
    # The server works at the root, so that this is the document's name for both.
    name = "session/" + options.file.name
    client = Client([options.lintel, "server", "--no-tree", "--strict"], "/")
    client.begin({"textDocument": {"diagnostic": {}}})
    document = {"uri": "file:///" + name, "languageId": "c", "version": 1, "text": text}
    client.notify("textDocument/didOpen", {"textDocument": document})
    times = []
    compared = 0
    for number in range(1, options.edits + 1):
        start, end, new = edit(text, chance)
        change = {"range": {"start": position(text, start), "end": position(text, end)}, "text": new}
        text = text[:start] + new + text[end:]
        begin = time.perf_counter()
        client.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": document["uri"], "version": number + 1}, "contentChanges": [change]},
        )
        answer = client.request("textDocument/diagnostic", {"textDocument": {"uri": document["uri"]}})
        times.append(time.perf_counter() - begin)
        if number % 100:
            continue
        items = answer["result"]["items"]
        found = sorted((item["range"]["start"]["line"] + 1, item["code"]) for item in items)
        wanted = expected(options.lintel, name, text)
        compared += 1
        if found != wanted:
            return f"after edit {number} of seed {options.seed} the findings differ: {set(found) ^ set(wanted)}"
    memory = client.memory()
    status = client.end()
    times.sort()
    print(
        f"session: {options.edits} edits of {name} ({text.count(chr(10))} lines at the end), {compared} compared and equal;"
        f" edit to diagnostics median {times[len(times) // 2] * 1000:.1f} ms,"
        f" p95 {times[len(times) * 95 // 100] * 1000:.1f} ms; {memory:.0f} MB; status {status}"
    )
    return "the server did not end well" if status or client.stray else ""


def main():
    """Reads the options and runs the session."""
    top = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=pathlib.Path, help="the file that is edited")
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lintel", default=str(top / ".build/release/lintel"))
    problem = session(parser.parse_args())
    if problem:
        sys.exit("server-session.py: " + problem)


if __name__ == "__main__":
    main()
