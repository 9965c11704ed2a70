# SPDX-License-Identifier: GPL-2.0-only
"""Starts programs for timing.py, one after the other, and says how long each took and how much memory it had.

A process of its own, for what a process is said to have had at most begins with the size of the one that started it.
So this one is kept small: `python3 -I -S`, and no module that is not built into Python. A request is (words, folder,
file for the output, cores, environment), an answer is (seconds, the processor's seconds, wait status, KiB); both are marshal's.
"""
import marshal
import posix
import sys
import time

WRITE = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC


def serve(requests, answers):
    while True:
        try:
            words, folder, output, cores, environment = marshal.load(requests)
        except EOFError:
            return
        posix.chdir(folder)
        posix.sched_setaffinity(0, cores)  # the child has the same
        actions = [(posix.POSIX_SPAWN_OPEN, 0, "/dev/null", posix.O_RDONLY, 0),
                   (posix.POSIX_SPAWN_OPEN, 1, output, WRITE, 0o600),
                   (posix.POSIX_SPAWN_OPEN, 2, "/dev/null", WRITE, 0o600)]
        start = time.monotonic()
        child = posix.posix_spawnp(words[0], words, environment, file_actions=actions)
        _, status, usage = posix.wait4(child, 0)
        seconds = time.monotonic() - start
        marshal.dump((seconds, usage.ru_utime + usage.ru_stime, status, usage.ru_maxrss), answers)
        answers.flush()


serve(sys.stdin.buffer, sys.stdout.buffer)
