# SPDX-License-Identifier: GPL-2.0-only
"""Compares what --fix writes (conformance.py --fix).

Each item is copied to where it may be changed, and both programs fix their own copy: every second one in place, the
others beside. The files that a run leaves must be equal to the byte. With `recheck` both programs then check
what the oracle wrote, and must find the same.

A file of the tree is copied into a view of the tree: a folder of symbolic links, in which only the folders that lead to
the file are real. A path decides what is checked, and the tree stays as it is.
"""
import base64
import collections
import concurrent.futures
import difflib
import hashlib
import os
import pathlib
import shutil
import tempfile

from . import harness

Fixed = collections.namedtuple("Fixed", "exit written")  # written: {suffix of the name: bytes}

OPTIONS = ["--terse", "--strict", "--show-types"]


class View:
    """A kernel tree in which one file may be written.

    Most of it is links to folders. What Lintel reads of a tree besides the file is there itself, by further names of the
    same files, as no link below a tree is followed.
    """

    READ = {"Documentation", "LICENSES", "MAINTAINERS", "include", "scripts"}

    def __init__(self, tree, path):
        self.folder = tempfile.TemporaryDirectory(prefix="lintel-view-", dir=tree.parent)
        self.top = pathlib.Path(self.folder.name)
        self.path = self.top / path
        real, parts = self.top, pathlib.Path(path).parts
        for depth, part in enumerate(parts):
            source = tree.joinpath(*parts[:depth])
            for entry in os.listdir(source):
                if entry != part:
                    self.bring(source / entry, real / entry, (parts[:depth] + (entry,))[0] in self.READ)
            real = real / part
            if depth + 1 < len(parts):
                real.mkdir()
        self.path.write_bytes((tree / path).read_bytes())

    @staticmethod
    def bring(source, target, is_read):
        if not is_read:
            os.symlink(source, target)
        elif source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True, copy_function=os.link)
        else:
            os.link(source, target, follow_symlinks=False)

    def close(self):
        self.folder.cleanup()


def is_in_place(name):
    """Every second item is fixed in place, chosen by its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def perform(words, kind, name, path, tree, env):
    """Runs a program on a copy of the item: what it wrote."""
    mode = ["--fix-inplace" if is_in_place(name) else "--fix"]
    if kind == "files":
        view = View(tree, path)
        folder, cwd, arguments = view.path.parent, view.top, [*OPTIONS, *mode, "-f", str(path)]
        copy, close = view.path, view.close
    else:
        scratch = tempfile.TemporaryDirectory(prefix="lintel-fix-")
        folder, cwd = pathlib.Path(scratch.name), tree
        copy, close = folder / pathlib.Path(name).name, scratch.cleanup
        copy.write_bytes((tree / path).read_bytes())
        arguments = [*OPTIONS, *mode, str(copy)]
    try:
        _, code = harness.run([*words, *arguments], cwd, env)
        written = {p.name.removeprefix(copy.name): p.read_bytes()
                   for p in folder.iterdir() if p.is_file() and p.name.startswith(copy.name) and not p.is_symlink()}
        return Fixed(code, written)
    finally:
        close()


def recheck(words, kind, name, path, text, tree, env):
    """What a program finds in `text` in the item's place."""
    if kind == "files":
        view = View(tree, path)
        try:
            view.path.write_bytes(text)
            return harness.answer([*words, *OPTIONS, "-f", str(path)], view.top, env)
        finally:
            view.close()
    with tempfile.TemporaryDirectory(prefix="lintel-fix-") as scratch:
        copy = pathlib.Path(scratch) / pathlib.Path(name).name
        copy.write_bytes(text)
        return harness.answer([*words, *OPTIONS, str(copy)], tree, env)


class FixSet:
    """Items of one kind, and how far both programs write the same."""

    def __init__(self, kind, items, rechecks, shows=False):
        self.kind = f"{kind}-fixed"
        self.sort, self.items = kind, items  # items: name -> path, as conformance.py has them
        self.rechecks, self.shows = rechecks, shows
        self.differences = []
        self.exact = self.changed = 0

    def facts(self):
        """What a snapshot says beyond the counts of items."""
        return [f"# changed: {self.changed}"]

    def compare(self, lintel, oracle, tree, jobs):
        me = pathlib.Path(__file__).stem

        def both(name):
            path = self.items[name]
            digest = hashlib.sha256((tree / path).read_bytes()).hexdigest()
            key = repr((me, self.sort, name, digest, OPTIONS))

            def fresh():
                fixed = perform(oracle.words, self.sort, name, path, tree, oracle.env)
                return [fixed.exit, {k: base64.b64encode(v).decode() for k, v in fixed.written.items()}]

            code, written = oracle.kept(key, fresh)
            want = Fixed(code, {k: base64.b64decode(v) for k, v in written.items()})
            got = perform(lintel, self.sort, name, path, tree, oracle.env)
            found = list(differences(name, want, got))
            last = max(want.written)
            text = want.written[last]
            changed = hashlib.sha256(text).hexdigest() != digest
            if self.rechecks and changed:
                def again():
                    found = recheck(oracle.words, self.sort, name, path, text, tree, oracle.env)
                    return [[[*k, n] for k, n in sorted(found.findings.items())], found.total, found.exit]

                rows, total, code = oracle.kept(key + "recheck", again)
                left = recheck(lintel, self.sort, name, path, text, tree, oracle.env)
                if (rows, total, code) != ([[*k, n] for k, n in sorted(left.findings.items())], left.total, left.exit):
                    found.append(f"{name} is judged differently once fixed")
            return name, want, got, found, changed

        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for name, want, got, found, changed in pool.map(both, sorted(self.items)):
                self.exact += not found
                self.changed += changed
                self.differences += found
                if found and self.shows:
                    show(name, want, got)
        self.differences.sort()

    def print(self):
        for line in self.differences:
            print(f"  {line}")
        print(f"{self.kind}: {self.exact} of {len(self.items)} items equal, {self.changed} of them changed by the "
              f"script, {len(self.differences)} differences")


def differences(name, want, got):
    if want.exit != got.exit:
        yield f"{name} exits with {got.exit} and not {want.exit}"
    for suffix in sorted(want.written.keys() | got.written.keys()):
        old, new = want.written.get(suffix), got.written.get(suffix)
        if old is None or new is None:
            yield f"{name}{suffix} {'is extra' if old is None else 'is missing'}"
        elif old != new:
            rows = [line for line in difflib.unified_diff(lines(old), lines(new), n=0) if line[0] in "+-"]
            digest = hashlib.sha256(b"".join(line.encode() for line in rows)).hexdigest()[:8]
            yield f"{name}{suffix} differs in {len(rows)} lines ({digest})"


def lines(text):
    return text.decode("latin-1").split("\n")


def show(name, want, got):
    for suffix in sorted(want.written.keys() | got.written.keys()):
        old, new = (lines(side.written.get(suffix, b"")) for side in (want, got))
        for line in difflib.unified_diff(old, new, f"oracle {name}{suffix}", f"lintel {name}{suffix}", lineterm="", n=2):
            print(f"    {line!r}"[:220] if "\r" in line else f"    {line}"[:220])
