#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Loads a board on this machine with readers and writers at once, and compares what it acknowledged with the ledger.

A writer has a token of its own and claims and releases sites that all writers fight for. At the end each site must
have the owner that was told so, the history must have as many events as were acknowledged, and the ledger must be
sound. Ends with status 1 on any error or lost write, and prints latencies.
"""
import argparse
import json
import multiprocessing
import pathlib
import random
import sys
import tempfile
import threading
import time

from modules import board as boards

PAGES = ["/", "/sites", "/sites?state=open&page=2", "/sites?q=tide01", "/subsystem?title=TIDE%2000%20FILE%20SYSTEM",
         "/api/progress", "/api/sites?path=fs/tide02"]


class Connection:
    """One client's kept connection; `ask` gives the status and the body and notes how long it took."""

    def __init__(self, board, times):
        self.connection = board.connection()
        self.times = times

    def ask(self, method, path, headers=None):
        start = time.monotonic()
        self.connection.request(method, path, headers=headers or {})
        answer = self.connection.getresponse()
        body = answer.read()
        self.times.append(time.monotonic() - start)
        return answer.status, body


def read(board, keys, end, result):
    """Reads pages, the sites' among them, until the end."""
    connection = Connection(board, result["reads"])
    while time.monotonic() < end:
        path = random.choice(PAGES) if random.random() < 0.5 else f"/site/{random.choice(keys)}"
        status, body = connection.ask("GET", path)
        if status != 200 or not body:
            result["errors"].append(f"GET {path}: {status}")


def write(board, keys, token, end, result):
    """Claims and releases sites until the end, and remembers what was acknowledged."""
    connection = Connection(board, result["writes"])
    headers = {"Authorization": f"Bearer {token}", "Content-Length": "0"}
    own = set()
    while time.monotonic() < end:
        release = own and (len(own) > 20 or random.random() < 0.4)
        key = random.choice(sorted(own)) if release else random.choice(keys)
        if not release and key in own:
            continue
        word = "release" if release else "claim"
        status, body = connection.ask("POST", f"/api/sites/{key}/{word}", headers)
        if status == 200:
            (own.remove if release else own.add)(key)
            result["claims" if word == "claim" else "releases"] += 1
        elif status == 409 and not release and json.loads(body)["error"].startswith("Taken by "):
            result["taken"] += 1
        else:
            result["errors"].append(f"{word} {key}: {status} {body[:100]}")
    result["own"] += own


def guarded(work, *arguments):
    """Runs a client; what it dies of is an error of the run."""
    try:
        work(*arguments)
    except Exception as error:  # pylint: disable=broad-except
        arguments[-1]["errors"].append(f"{work.__name__}: {error!r}")


def client_process(board, keys, readers, tokens, end, queue):
    """Some clients in a process of their own: one interpreter does not keep up with forty."""
    results, threads = [], []
    for token in [None] * readers + tokens:
        result = {"reads": [], "writes": [], "claims": 0, "releases": 0, "taken": 0, "errors": [], "own": [],
                  "token": token}
        results.append(result)
        words = (write, board, keys, token, end, result) if token else (read, board, keys, end, result)
        threads.append(threading.Thread(target=guarded, args=words))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)


def latency(times):
    """The middle, the 99th percentile and the worst of some times, in ms."""
    ordered = sorted(times)

    def at(share):
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000

    return f"p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, worst {ordered[-1] * 1000:.1f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lintel-load-") as name:
        folder = pathlib.Path(name)
        boards.make_tree(folder / "tree", 20, 25)
        board = boards.Board(folder, folder / "tree", ["kmap", "kunmap"], ["--changes-per-minute", "1000000"])
        tokens = [board.token(f"Writer{number}") for number in range(options.writers)]
        keys = [key for key, in board.query("SELECT key FROM site ORDER BY key")]
        before = board.query("SELECT count(*) FROM event")[0][0]
        process, board.process = board.process, None  # a child must not wait for it
        queue = multiprocessing.Queue()
        end = time.monotonic() + options.seconds

        def share(things, number):
            return things[number::options.processes]

        children = [multiprocessing.Process(
            target=client_process,
            args=(board, keys, len(share(range(options.readers), number)), share(tokens, number), end, queue))
            for number in range(options.processes)]
        for child in children:
            child.start()
        results = [result for _ in children for result in queue.get(timeout=options.seconds + 120)]
        for child in children:
            child.join()
        board.process = process
        board.stop()

        errors = [error for result in results for error in result["errors"]]
        claimed = {key: f"writer{tokens.index(result['token'])}@example.org"
                   for result in results if result["token"] for key in result["own"]}
        counts = {word: sum(result[word] for result in results) for word in ("claims", "releases", "taken")}
        owners = board.owners()
        lost = {key for key in claimed.keys() | owners.keys() if claimed.get(key) != owners.get(key)}
        events = board.query("SELECT count(*) FROM event")[0][0] - before
        sound = board.run("check").strip()
        reads = [time for result in results for time in result["reads"]]
        writes = [time for result in results for time in result["writes"]]
        print(f"{options.readers} readers, {options.writers} writers, {options.seconds} s, {len(keys)} sites")
        print(f"reads   {len(reads)}, {len(reads) / options.seconds:.0f} a second, {latency(reads)}")
        print(f"writes  {len(writes)}, {len(writes) / options.seconds:.0f} a second, {latency(writes)}")
        print(f"claims {counts['claims']}, releases {counts['releases']}, taken by another {counts['taken']}")
        print(f"errors {len(errors)}, lost writes {len(lost)}, events {events} of "
              f"{counts['claims'] + counts['releases']} acknowledged, ledger {sound.rsplit(' ', 1)[-1]}")
        for error in errors[:10]:
            print(f"  {error}", file=sys.stderr)
        bad = errors or lost or events != counts["claims"] + counts["releases"] or not reads or not writes
        sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
