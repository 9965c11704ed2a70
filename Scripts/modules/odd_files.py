# SPDX-License-Identifier: GPL-2.0-only
"""Conditions in which a file that Lintel reads by itself is something else."""
import os
import shutil
import socket

from .condition import Condition
from .sandbox import COMMANDS

READERS = ("check", "fix", "checkpatch", "census", "maintainers", "get_maintainer", "deprecations", "campaign")


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


# Commands that are given the file itself: who names one may name anything, waits for the writer of a pipe, and follows a
# link. The script reads a device to its end.
NAMING = ("check file", "check fix", "check fix in place", "checkpatch.pl", "fix file", "fix diff")
NOT_FOR = {
    ("tree/drivers/a.c", "a pipe"): NAMING,
    ("tree/drivers/a.c", "a link to a secret"): NAMING,
    ("tree/drivers/a.c", "a device"): ("checkpatch.pl",),
    ("tree/drivers/a.c", "a link to a device"): ("checkpatch.pl",),
    ("tree/.checkpatch.conf", "a link to a secret"): ("checkpatch.pl",),
    ("budget", "a pipe"): ("census ratchet",),
    ("x.patch", "a pipe"): ("check patch", "check stdin", "fix patch", "maintainers patch"),
}


def other_answer(place, kind):
    """The commands whose answer is right though it is another."""
    if kind in ("empty", "zero bytes"):
        return COMMANDS
    if place == "tree/scripts/checkpatch.pl" and kind.startswith("a link"):
        return COMMANDS  # it may lead to Lintel, and is passed over
    if place == "tree/.git" and kind in ("a link to nothing", "a link to itself"):
        return COMMANDS  # there is no repository then
    if place == "tree/.checkpatch.conf":
        return COMMANDS if kind == "a folder" else ("checkpatch.pl",)  # the script reads what it can
    return ("deprecations",) if place == "tree/MAINTAINERS" else ()  # no tree, no table of its own


def is_root():
    return None if os.geteuid() == 0 else "needs root"


def is_user():
    return None if os.geteuid() != 0 else "root reads everything"


def file_kinds():
    for place, who in PLACES.items():
        for kind, make in KINDS.items():
            needs = {"a device": is_root, "not readable": is_user}.get(kind)

            def change(sandbox, place=place, make=make):
                (sandbox.root / "secret").write_text("int the_secret=1;\n")
                return replaced(place, make)(sandbox)

            yield Condition(f"{place} is {kind}", change, who, NOT_FOR.get((place, kind), ()), other_answer(place, kind),
                            needs, never=["the_secret"], seconds=20)
