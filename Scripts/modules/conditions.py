# SPDX-License-Identifier: GPL-2.0-only
"""The bad conditions under which test-conditions.py runs Lintel's commands."""
import os
import resource
import shutil
import signal
import subprocess
import threading
import time

from .condition import Condition
from .odd_files import READERS, file_kinds

# MARK: A broken git

def fake_git(script):
    def change(sandbox):
        folder = sandbox.root / "bin"
        folder.mkdir()
        (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "git").chmod(0o755)
        sandbox.environment["PATH"] = f"{folder}:{sandbox.environment['PATH']}"
    return change


def no_git(sandbox):
    folder = sandbox.root / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "env"):
        (folder / name).symlink_to(shutil.which(name))
    sandbox.environment["PATH"] = str(folder)


def send(number, delay, to_group=False):
    """Sends a signal after a moment."""
    def during(process):
        def act():
            time.sleep(delay)
            try:
                os.killpg(process.pid, number) if to_group else os.kill(process.pid, number)
            except ProcessLookupError:
                pass
        threading.Thread(target=act, daemon=True).start()
    return during


def broken_git():
    scripts = {
        "fails": "echo 'fatal: it is broken' >&2; exit 128", "fails in silence": "exit 1",
        "is killed": "kill -KILL $$", "says nothing": "exit 0",
        "prints garbage": "head -c 100000 /dev/urandom; exit 0", "prints zeroes": "head -c 100000 /dev/zero",
        "prints without end": "exec yes 0123456789012345678901234567890123456789",
        "closes its output": "exec >&- 2>&-; exit 0",
    }
    for name, script in scripts.items():
        yield Condition(f"git {name}", fake_git(script), READERS, seconds=60)
    yield Condition("git is not there", no_git, READERS)
    # A git that hangs is waited for; who waits can end it.
    yield Condition("git hangs and the user leaves", fake_git("exec sleep 1000"), READERS, seconds=20,
                    signals=[signal.SIGINT], during=send(signal.SIGINT, 2, to_group=True))
    yield Condition("git hangs and Lintel is ended", fake_git("exec sleep 1000"), READERS, seconds=20,
                    signals=[signal.SIGTERM], during=send(signal.SIGTERM, 2))


# MARK: No room, low limits

def full_disk(where):
    """A small disk without room in place of a folder."""
    def change(sandbox):
        place = sandbox.root / where
        keep = sandbox.root / "keep"
        shutil.copytree(place, keep, symlinks=True)
        place.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", place], check=True)
        shutil.copytree(keep, place, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(keep)
        with open(place / "filler", "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass

        def undo():
            subprocess.run(["umount", "-l", place], check=True)
        return undo
    return change


def can_mount():
    if os.geteuid() != 0:
        return "mounting needs root"
    done = subprocess.run(["unshare", "-m", "true"], stderr=subprocess.DEVNULL)
    return None if done.returncode == 0 else "mounting is not allowed here"


def limits():
    megabyte = 1 << 20
    yield Condition("a full disk under the tree", full_disk("tree"), needs=can_mount)
    yield Condition("a full disk under the caches", full_disk("home"), needs=can_mount)
    yield Condition("standard output is full", suffix=" > /dev/full")
    yield Condition("standard output is closed", suffix=" >&-")
    yield Condition("standard error is closed", suffix=" 2>&-")
    yield Condition("standard input is closed", suffix=" <&-")
    yield Condition("no reader", prefix="set -o pipefail 2>/dev/null; { ", suffix="; } | true", signals=[signal.SIGPIPE])
    for count in (4, 5, 8, 16):
        yield Condition(f"{count} descriptors", limits=[(resource.RLIMIT_NOFILE, count)])
    for size in (64, 160):
        yield Condition(f"{size} MB of memory", limits=[(resource.RLIMIT_AS, size * megabyte)],
                        signals=[signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGILL, signal.SIGTRAP])
    for size in (0, 512):
        yield Condition(f"files of {size} bytes", limits=[(resource.RLIMIT_FSIZE, size)], signals=[signal.SIGXFSZ])
    yield Condition("a stack of 256 KB", limits=[(resource.RLIMIT_STACK, 1 << 18)])


# MARK: Signals, clocks, surroundings

def signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE):
        for delay in (0.02, 0.15, 0.6):
            yield Condition(f"{number.name} after {delay} s", during=send(number, delay), signals=[number],
                            only=("check large", "check tree", "fix", "census", "check fix", "campaign report"),
                            seconds=20)


def has_faketime():
    return None if shutil.which("faketime") else "needs faketime"


def clocks():
    for name, words in {"long ago": "-f '1971-01-01 00:00:00'", "far away": "-f '2037-12-31 00:00:00'",
                        "a fast clock": "-f '+0 x5000'", "a clock that goes back": "-f '-0 x-100'"}.items():
        yield Condition(name, prefix=f"exec faketime {words} ", needs=has_faketime)


def surroundings():
    yield Condition("no HOME", environment={"HOME": "", "XDG_CACHE_HOME": ""})
    yield Condition("a HOME that is not there", environment={"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/c"})
    yield Condition("a cache that is a file", environment={"XDG_CACHE_HOME": "/etc/passwd"})
    yield Condition("a relative cache", environment={"XDG_CACHE_HOME": "cache"})
    yield Condition("no folder for temporary files", environment={"TMPDIR": "/nonexistent"})
    yield Condition("no locale", environment={"LC_ALL": "none", "LANG": "none"})
    yield Condition("a narrow terminal", environment={"COLUMNS": "1", "TERM": "dumb"})
    yield Condition("a folder that is gone", prefix="mkdir gone; cd gone; rmdir ../gone; exec ")


CONDITIONS = [*file_kinds(), *broken_git(), *limits(), *signals(), *clocks(), *surroundings()]
