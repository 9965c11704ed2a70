# SPDX-License-Identifier: GPL-2.0-only
"""The bad conditions under which test-conditions.py runs Lintel's commands."""
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import threading
import time

SWIFT = re.compile(r"Fatal error|Crash|crashed|\.swift:\d+|Thread \d+|Backtrace|Illegal instruction|terminate called")
ERROR_LINES = 6
FILE_LINE = re.compile(r"^[a-z.-]+: [^ ]+: [A-Z]")  # each file that cannot be read has a line of its own
READERS = ("check", "fix", "checkpatch", "census", "maintainers", "get_maintainer", "deprecations", "campaign")


class Condition:
    """Changes the sandbox or how the command runs; `only` are words, one of which a command must have."""

    def __init__(self, name, change=None, only=(), needs=None, signals=(), never=(), **how):
        self.name, self.change, self.only, self.needs, self.how = name, change, only, needs, how
        self.signals = signals  # that may end the command
        self.never = never      # what its standard output must not have

    def missing(self):
        """Why this machine cannot try it, or None."""
        return self.needs() if self.needs else None

    def concerns(self, command):
        return not self.only or any(command.startswith(word) for word in self.only)

    def try_command(self, name, template):
        """Runs the command on good days and under the condition; a list of what does not hold."""
        usual = expected(template, name)
        bad = template.fresh()
        undo = self.change(bad) if self.change else None
        before = bad.files()
        try:
            run = bad.run(name, **self.how)
        finally:
            if callable(undo):
                undo()
        return list(self.problems(usual, before, run, bad.leftovers()))

    def problems(self, usual, before, run, leftovers):
        if "error while loading shared libraries" in run.err:
            return  # it was not even started
        lines = run.err.splitlines()
        ended_by = [-s for s in self.signals] + [128 + s for s in self.signals]
        if run.status == "hung":
            yield f"does not end within {run.seconds:.0f} s"
        elif run.status not in [0, 1, 2, *ended_by]:
            yield f"ends with {run.status}: {lines[:1]}"
        if SWIFT.search(run.err):
            yield f"shows a trap: {lines[:2]}"
        others = [line for line in lines if not FILE_LINE.match(line)]
        if len(others) > ERROR_LINES and run.err != usual.err:
            yield f"writes {len(lines)} lines of errors: {lines[:2]}"
        if run.left:
            yield "leaves a process"
        if leftovers:
            yield f"leaves {leftovers}"
        # Each file is as it was, or as it is on good days.
        for path in sorted(set(before) | set(run.files)):
            old, now, wanted = (files.get(path) for files in (before, run.files, usual.files))
            if now not in (old, wanted):
                yield f"{path} is half written"
        if run.status in (0, 1) and not self.same(usual, run) and not run.err:
            yield f"ends with {run.status}, other than on good days ({usual.status}), and says nothing"
        if run.status == 0 and usual.status == 1 and not self.same(usual, run):
            yield f"ends with 0 although not all was checked: {lines[:1]}"
        for text in self.never:
            if text in run.out or text in run.err:
                yield f"shows {text!r}"

    @staticmethod
    def same(usual, run):
        return (usual.status, usual.out) == (run.status, run.out)


USUAL = {}


def expected(template, name):
    """What the command gives on good days, which is asked once."""
    if name not in USUAL:
        USUAL[name] = template.fresh().run(name)
    return USUAL[name]


# MARK: Files that are none

def replaced(path, make):
    """Puts something else in the place of a file of the sandbox."""
    def change(sandbox):
        place = sandbox.root / path
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        return make(place)
    return change


def bind_socket(place):
    server = socket.socket(socket.AF_UNIX)
    folder = os.open(place.parent, os.O_RDONLY)
    server.bind(f"/proc/self/fd/{folder}/{place.name}")  # the name itself may be too long
    os.close(folder)
    return server.close


def make_device(place):
    os.mknod(place, 0o666 | 0o020000, os.makedev(1, 5))  # /dev/zero, which never ends


def unreadable(place):
    place.write_text("x")
    place.chmod(0)


KINDS = {
    "a pipe": os.mkfifo, "a socket": bind_socket, "a folder": lambda p: p.mkdir(),
    "a link to nothing": lambda p: p.symlink_to("nowhere"), "a link to itself": lambda p: p.symlink_to(p.name),
    "a link to a device": lambda p: p.symlink_to("/dev/zero"),
    "a link to a secret": lambda p: p.symlink_to("../../secret" if p.parent.name == "drivers" else "../secret"),
    "empty": lambda p: p.touch(), "zero bytes": lambda p: p.write_bytes(bytes(100_000)),
    "a device": make_device, "not readable": unreadable,
}
# The files that commands read by themselves, and who does.
PLACES = {
    "tree/drivers/a.c": ("check", "fix", "census", "maintainers", "campaign"),
    "tree/.checkpatch.conf": ("check", "fix", "checkpatch"), "tree/MAINTAINERS": READERS,
    "tree/scripts/spelling.txt": ("check", "fix"), "tree/scripts/checkpatch.pl": READERS,
    "tree/scripts/const_structs.checkpatch": ("check",), "tree/.mailmap": ("maintainers",),
    "tree/.git/index": READERS, "tree/.git": READERS, "tree/.git/HEAD": READERS,
    "x.patch": ("check patch", "check stdin", "fix patch", "maintainers patch"),
    "budget": ("census ratchet",), "ledger.db": ("campaign",), "cache": ("check cache",),
    "home/.cache/lintel": READERS,
}


def is_root():
    return None if os.geteuid() == 0 else "needs root"


def is_user():
    return None if os.geteuid() != 0 else "root reads everything"


def file_kinds():
    for place, who in PLACES.items():
        for kind, make in KINDS.items():
            if (place, kind) == ("x.patch", "a pipe"):
                continue  # who names a pipe waits for its writer
            needs = {"a device": is_root, "not readable": is_user}.get(kind)

            def change(sandbox, place=place, make=make):
                (sandbox.root / "secret").write_text("int the_secret=1;\n")
                return replaced(place, make)(sandbox)

            yield Condition(f"{place} is {kind}", change, who, needs, never=["the_secret"], seconds=20)


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
