# SPDX-License-Identifier: GPL-2.0-only
"""What happened to kmap() and kmap_atomic() between two kernels: each function that calls them, and what it became."""
import collections
import re
import subprocess

from modules.c_source import Source, calls, closing, words

MAPS = {"kmap", "kmap_atomic"}
UNMAPS = {"kunmap", "kunmap_atomic"}
DEPRECATED = MAPS | UNMAPS
LOCAL_MAPS = {"kmap_local_page", "kmap_local_folio"}
HELPERS = set("memcpy_from_page memcpy_to_page memcpy_page memset_page memzero_page zero_user zero_user_segment zero_user_segments "
              "copy_highpage clear_highpage memmove_page copy_page_from_iter copy_page_to_iter".split())
FOLIO = re.compile(r"(^|_)folio(_|$|s$)")
NEW_NAME = {"kmap": "kmap_local_page", "kmap_atomic": "kmap_local_page", "kunmap": "kunmap_local", "kunmap_atomic": "kunmap_local"}
# Where the calls themselves are defined; user space has stand-ins of the same names.
DEFINED = re.compile(r"(^|/)highmem(-internal)?\.[ch]$|^tools/")

# One function of the older kernel. `kind`: what the newer one made of it; `newer`: its words there, None where it is gone.
Change = collections.namedtuple("Change", "path function maps kind newer_path newer")


def files_with(tree, names, extra=()):
    """The .c and .h files of a tree that have one of the names as a word, sorted."""
    pattern = r"\b(" + "|".join(sorted(names)) + r")\b"
    done = subprocess.run(["grep", "-rlE", pattern, "--include=*.[ch]", *extra, "."], cwd=tree, stdout=subprocess.PIPE, text=True)
    return sorted(line.removeprefix("./") for line in done.stdout.splitlines())


def read(path):
    return path.read_text(encoding="latin-1")


def users(tree):
    """(path, source, functions) of each file that has a function with a deprecated call."""
    for path in files_with(tree, DEPRECATED):
        if DEFINED.search(path):
            continue
        source = Source(read(tree / path))
        found = [function for function in source.functions if function.name not in DEPRECATED and calls(function.tokens, DEPRECATED)]
        if found:
            yield path, source, found


def without_argument(given):
    """Words of a function with the argument of each unmap left out."""
    left, at = [], 0
    marks = [_Mark(word) for word in given]
    while at < len(given):
        left.append(given[at])
        if given[at] in UNMAPS | {"kunmap_local"} and given[at + 1:at + 2] == ["("]:
            left.append("(")
            at = closing(marks, at + 1) - 1
        at += 1
    return left


class _Mark:
    """A word, as closing() wants it."""

    def __init__(self, text):
        self.text = text


def renamed(given):
    return [NEW_NAME.get(word, word) for word in given]


def renamed_only(older, newer):
    """Whether words of a function differ by nothing but the four names and the arguments of unmaps."""
    return without_argument(renamed(older)) == without_argument(newer)


def kind_of(older, newer):
    """What became of a function, by its tokens: those of the newer kernel are None where it is gone."""
    if newer is None:
        return "removed"
    names = {token.text for token in newer if token.kind == "name"}
    if calls(newer, MAPS):
        maps = (len(calls(older, MAPS)), len(calls(newer, MAPS)))
        return "unchanged" if maps[0] <= maps[1] or not names & (LOCAL_MAPS | {"kunmap_local"}) else "partly"
    if not calls(older, MAPS) and calls(newer, UNMAPS):
        return "unchanged"
    if "kmap_local_page" in names or ("kunmap_local" in names and not names & LOCAL_MAPS):
        if any(FOLIO.search(name) for name in names - {token.text for token in older}):
            return "folio"
        plain, target = renamed(words(older)), words(newer)
        if plain == target:
            return "names"
        return "names and argument" if renamed_only(plain, target) else "straight"
    if "kmap_local_folio" in names or any(FOLIO.search(name) for name in names - {token.text for token in older}):
        return "folio"
    if names & HELPERS:
        return "helpers"
    return "dropped" if similar(words(older), words(newer)) else "rewritten"


def similar(older, newer):
    """Whether most of a function is still there."""
    common = sum((collections.Counter(older) & collections.Counter(newer)).values())
    return 2 * common > len(older)


class Newer:
    """The functions of the newer tree: by path and name, else by name alone where one file has it."""

    def __init__(self, tree):
        self.tree, self.kept, self.moved = tree, {}, {}

    def functions(self, path):
        if path not in self.kept:
            place = self.tree / path
            found = Source(read(place)).functions if place.is_file() else []
            self.kept[path] = {function.name: function for function in found}
        return self.kept[path]

    def find_moved(self, names):
        """Looks once through the tree for functions that are not where they were."""
        if names:
            for path in files_with(self.tree, names):
                for name, function in self.functions(path).items():
                    if name in names:
                        self.moved.setdefault(name, []).append((path, function))

    def find(self, path, name):
        if function := self.functions(path).get(name):
            return path, function
        places = self.moved.get(name, [])
        return places[0] if len(places) == 1 else (None, None)


def changes(older, newer):
    """What became of each function of `older` that maps, in order of path and line."""
    found = [(path, function) for path, _, functions in users(older) for function in functions]
    there = Newer(newer)
    there.find_moved({function.name for path, function in found if function.name not in there.functions(path)})
    result = []
    for path, function in found:
        place, other = there.find(path, function.name)
        tokens = other.tokens if other else None
        result.append(Change(path, function, len(calls(function.tokens, MAPS)), kind_of(function.tokens, tokens), place,
                             words(tokens) if tokens else None))
    return result
