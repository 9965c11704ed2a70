# SPDX-License-Identifier: GPL-2.0-only
"""Mappings of a function that are simple enough to be broken on purpose: mapped and unmapped in one block."""
import collections

from modules.c_source import calls, closing

UNMAP = {"kmap": "kunmap", "kmap_atomic": "kunmap_atomic"}
LOOPS = ("for", "while", "do")

# api: "kmap" or "kmap_atomic". map, unmap: (start, end) of the statements as offsets in the file's text, `;` included.
# variable: what holds the address. page: the text between the brackets of the map; argument: the same of the unmap.
# declares: whether the map is a declaration's initialiser. loop: "loop", "switch" or "" for what a `break` leaves.
# used: whether the address is read, written or handed on between. next_unmap: the statement of the unmap that follows.
Region = collections.namedtuple("Region", "api map unmap variable page argument declares loop in_loop used next_unmap")


class Blocks:
    """Which `{` encloses each token of a function, and where its statements start and end."""

    def __init__(self, text, tokens):
        self.text, self.tokens = text, tokens
        self.block, self.opener, stack = [], {}, [-1]
        for index, token in enumerate(tokens):
            if token.text == "}" and len(stack) > 1:
                stack.pop()
            self.block.append(stack[-1])
            if token.text == "{":
                self.opener[index] = stack[-1]
                stack.append(index)

    def statement(self, index):
        """(first, last) token of the statement around a token, `;` included; None where it is not a block's own."""
        first, level = index, 0
        while first > 0:
            text = self.tokens[first - 1].text
            if text in (")", "]"):
                level += 1
            elif text in ("(", "["):
                level -= 1
            elif level <= 0 and text in (";", "{", "}"):
                break
            first -= 1
        last, level = index, 0
        while last < len(self.tokens) - 1:
            text = self.tokens[last].text
            if text in ("(", "[", "{"):
                level += 1
            elif text in (")", "]", "}"):
                level -= 1
            elif text == ";" and level <= 0:
                break
            last += 1
        inside = self.tokens[first:last]
        whole = not any(t.kind == "line" or t.text in ("{", "if", "else", "for", "while", "do", "case", "default", "return", ":") for t in inside)
        return (first, last) if whole and self.balanced(first, last) else None

    def balanced(self, first, last):
        level = 0
        for token in self.tokens[first:last + 1]:
            level += token.text in ("(", "[")
            level -= token.text in (")", "]")
            if level < 0:
                return False
        return level == 0

    def leaves(self, block):
        """("loop" or "switch" or "", whether a loop is around): what a `break` in a block leaves."""
        kind, in_loop = "", False
        while block > 0:
            word = self.header(block)
            if word in LOOPS or "for_each" in word or word.startswith("list_for"):
                kind, in_loop = kind or "loop", True
            elif word == "switch":
                kind = kind or "switch"
            block = self.opener[block]
        return kind, in_loop

    def header(self, block):
        """The word that a block belongs to: if, for, do, a macro's name, or "" for a bare one."""
        at = block - 1
        if self.tokens[at].text == ")":
            level = 0
            while at > 0:
                level += self.tokens[at].text == ")"
                level -= self.tokens[at].text == "("
                if level == 0:
                    break
                at -= 1
            at -= 1
        return self.tokens[at].text if self.tokens[at].kind == "name" else ""

    def span(self, pair):
        return self.tokens[pair[0]].start, self.tokens[pair[1]].end

    def inner(self, index):
        """The text between the brackets of the call at a token."""
        end = closing(self.tokens, index + 1)
        return self.text[self.tokens[index + 1].end:self.tokens[end].start].strip()


def held_by(blocks, pair, call):
    """(variable, whether declared) of a statement that maps; None where no plain variable takes the address."""
    level, equals = 0, None
    for index in range(pair[0], call):
        text = blocks.tokens[index].text
        level += text in ("(", "[")
        level -= text in (")", "]")
        if text == "=" and level == 0:
            equals = index
    if equals is None or equals == pair[0] or blocks.tokens[equals - 1].kind != "name":
        return None
    if equals - 2 >= pair[0] and blocks.tokens[equals - 2].text in (".", "->"):
        return None
    # Between '=' and the call: casts alone, or `a = b = kmap(...)`, where the nearest is taken.
    level = 0
    for index in range(equals + 1, call):
        text = blocks.tokens[index].text
        if text not in ("(", ")", "*") and blocks.tokens[index].kind != "name":
            return None
    return blocks.tokens[equals - 1].text, equals - 1 != pair[0]


def regions(text, function):
    """The simple mappings of a function."""
    blocks = Blocks(text, function.tokens)
    unmaps = calls(function.tokens, set(UNMAP.values()))
    for call in calls(function.tokens[function.body:], set(UNMAP)):
        call += function.body
        pair = blocks.statement(call)
        held = pair and held_by(blocks, pair, call)
        if held:
            region = find_unmap(blocks, call, pair, held, unmaps)
            if region:
                yield region


def find_unmap(blocks, call, pair, held, unmaps):
    tokens, (variable, declares) = blocks.tokens, held
    api, page = tokens[call].text, blocks.inner(call)
    for at in unmaps:
        if at < pair[1] or blocks.block[at] != blocks.block[call] or tokens[at].text != UNMAP[api]:
            continue
        end = blocks.statement(at)
        if not end or end[0] != at or any(token.kind == "line" for token in tokens[pair[0]:end[1]]):
            return None
        argument = blocks.inner(at)
        given = {token.text for token in tokens[at + 2:closing(tokens, at + 1)] if token.kind == "name"}
        if variable not in given if api == "kmap_atomic" else argument != page:
            return None
        between = tokens[pair[1] + 1:end[0]]
        if any(token.text == variable and between[index + 1:index + 2] and between[index + 1].text == "="
               for index, token in enumerate(between)):
            return None
        loop, in_loop = blocks.leaves(blocks.block[call])
        return Region(api, blocks.span(pair), blocks.span(end), variable, page, argument, declares, loop, in_loop,
                      is_used(between, variable), following(blocks, end[1], api))
    return None


def is_used(tokens, variable):
    """Whether the address is handed to a call, indexed or dereferenced."""
    for index, token in enumerate(tokens):
        if token.text == variable and token.kind == "name":
            before = tokens[index - 1].text if index else ""
            after = tokens[index + 1].text if index + 1 < len(tokens) else ""
            if after in ("[", "->") or (before in ("(", ",") and after in (",", ")", "+")):
                return True
    return False


def following(blocks, last, api):
    """The (start, end) of the unmap of the same kind that is the next statement; None."""
    at = last + 1
    if at < len(blocks.tokens) and blocks.tokens[at].text == UNMAP[api]:
        pair = blocks.statement(at)
        return blocks.span(pair) if pair and pair[0] == at else None
    return None
