#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Talks nonsense to `lintel server`: messages with other values, other bytes and other headers.

After each hundred messages an honest request must be answered, and at the end the server must leave as
it should. Spoilt headers, after which nothing can be made out, are sent to servers of their own, whose
input then ends: status 1 is wanted, not a signal. Ends with 1 at the first failure, and names the seed.
"""

import argparse
import json
import pathlib
import queue
import random
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "modules"))
from language_client import Client, Gone, framed  # noqa: E402

SOURCE = "// SPDX-License-Identifier: GPL-2.0\nint  a =1;\nvoid f(void)\n{\n\tkmap(page);\n}\n"
PATCH = (
    "From: A <a@b.org>\nSubject: [PATCH] x: y\n\nFixes: 1234567890ab (\"x\")\nCc: \n---\n"
    "--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,3 @@\n a\n+b \n-c\n"
)
DOCUMENTS = {"file:///f/a.c": SOURCE, "file:///f/a.patch": PATCH, "file:///f/COMMIT_EDITMSG": "x: y\n\n# c\n"}
ODD = [
    None, True, 0, -1, 1, 2**31, 2**63 - 1, -(2**63), 2**64, 1e300, 0.5, "", "x", "\0", "é𝄞", "x" * 5000,
    [], {}, [[]], {"": {}}, "file:///f/a.c", "file:///%00", "../..", "%", "textDocument/hover", {"line": 0},
]  # fmt: skip


def templates(chance):
    """An honest message of each kind."""
    uri = chance.choice(list(DOCUMENTS))
    document = {"uri": uri}
    place = {"line": chance.randrange(-1, 14), "character": chance.randrange(-1, 30)}
    there = {"textDocument": document, "position": place}
    return [
        ("textDocument/didOpen", {"textDocument": {**document, "languageId": "c", "version": 1, "text": DOCUMENTS[uri]}}),
        ("textDocument/didChange", {"textDocument": {**document, "version": chance.randrange(100)}, "contentChanges": [
            {"range": {"start": place, "end": {"line": 3, "character": 2}}, "text": chance.choice(["", "x\n", "é"])}]}),
        ("textDocument/didChange", {"textDocument": {**document, "version": 3}, "contentChanges": [{"text": DOCUMENTS[uri]}]}),
        ("textDocument/didClose", {"textDocument": document}),
        ("textDocument/diagnostic", {"textDocument": document, "previousResultId": "x"}),
        ("textDocument/hover", there),
        ("textDocument/completion", there),
        ("textDocument/definition", there),
        ("textDocument/documentLink", {"textDocument": document}),
        ("textDocument/codeAction", {"textDocument": document, "range": {"start": place, "end": place},
                                     "context": {"diagnostics": [], "only": ["source.fixAll"]}}),
        ("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 2}]}),
        ("$/cancelRequest", {"id": chance.randrange(1000)}),
        ("initialize", {"capabilities": {}}),
        ("initialized", {}),
    ]  # fmt: skip


def places(value, path=()):
    """The paths of all values in a value."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, path + (key,))


def spoilt(value, chance):
    """The value with one of its parts exchanged, or left out."""
    path = chance.choice(list(places(value)))
    if not path:
        return chance.choice(ODD)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    if chance.random() < 0.25:
        del inner[path[-1]]
    elif chance.random() < 0.05:
        inner[path[-1]] = json.loads("[" * 120 + "]" * 120)
    else:
        inner[path[-1]] = chance.choice(ODD)
    return value


def content(number, chance):
    """The bytes of a message that makes no sense, or some."""
    method, params = chance.choice(templates(chance))
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    if chance.random() < 0.6:
        message["id"] = f"n{number}"
    for _ in range(chance.randrange(3)):
        message = spoilt(message, chance)
        if not isinstance(message, (dict, list)):
            break
    data = bytearray(json.dumps(message).encode())
    if chance.random() < 0.3:
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.1:
        del data[chance.randrange(len(data)) :]
    # An exit would be obeyed.
    return bytes(data).replace(b"exit", b"exot").replace(b"shutdown", b"shutdawn")


def talk(options, count, chance):
    """Sends `count` messages to one server; what went wrong, or nothing."""
    client = Client([options.lintel, "server", "--no-tree", "--strict"], "/")
    client.begin({"textDocument": {"diagnostic": {}}} if chance.random() < 0.5 else {})
    for number in range(count):
        client.write(framed(content(number, chance)))
        if number % 100 == 99:
            uri = "file:///f/honest.c"
            item = {"uri": uri, "languageId": "c", "version": 1, "text": SOURCE}
            client.notify("textDocument/didOpen", {"textDocument": item})
            answer = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            if len(answer.get("result", {}).get("items", [])) < 2:
                return f"an honest request was answered with {answer}"
            client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    status = client.end()
    return f"the server ended with {status}" if status or client.stray else ""


def garble(options, chance):
    """Sends spoilt headers to a server and closes; what went wrong, or nothing."""
    data = b"".join(framed(content(number, chance)) for number in range(20))
    data = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = bytes(chance.choice(b"\r\n0123456789:\0 CL") for _ in range(chance.randrange(4)))
    client = Client([options.lintel, "server", "--no-tree"], "/")
    try:
        client.write(bytes(data))
    except Gone:
        pass
    client.process.stdin.close()
    status = client.process.wait(timeout=120)
    return "" if status == 1 and not client.stray else f"after spoilt headers the server ended with {status}"


def main():
    """Reads the options and talks."""
    top = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lintel", default=str(top / ".build/release/lintel"))
    options = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    sent = garbled = 0
    while sent < options.messages:
        chance = random.Random(f"{options.seed} {sent}")
        count = min(5000, options.messages - sent)
        try:
            problem = talk(options, count, chance)
            for _ in range(count // 250):
                problem = problem or garble(options, chance)
                garbled += 1
        except (Gone, queue.Empty) as error:
            problem = f"no answer: {error!r}"
        if problem:
            sys.exit(f"fuzz-server.py: seed {options.seed}, from message {sent} on: {problem}")
        sent += count
    print(f"server messages: {sent} with seed {options.seed}, and {garbled} streams with spoilt headers: no failure")


if __name__ == "__main__":
    main()
