# SPDX-License-Identifier: GPL-2.0-only
"""C as a list of tokens, and the functions in it: a small reader of its own, so that what it counts is no answer of Lintel's.

It sees both arms of every #if, does not expand macros, and takes a `{` outside of all others for a function's where a
parameter list comes before it.
"""
import bisect
import collections
import re

# kind: "name", "number", "text" (a string or character), "mark" (punctuation), "line" (a preprocessor line).
Token = collections.namedtuple("Token", "kind text start end")
# tokens: those from the name's declaration to the closing brace; body: the index of the opening brace among them.
Function = collections.namedtuple("Function", "name line start end tokens body")

WORD = re.compile(
    r"(?P<line>(?<![^\n])[ \t]*\#(?:\\\n|/\*.*?\*/|//(?:\\\n|[^\n])*|\"(?:\\.|[^\"\\\n])*\"|[^\n])*)"
    r"|(?P<skip>\n+|[ \t\r\f\v]+|\\\n|//(?:\\\n|[^\n])*|/\*.*?(?:\*/|\Z))"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)"
    r"|(?P<text>L?\"(?:\\.|[^\"\\\n])*\"|L?'(?:\\.|[^'\\\n])*')"
    r"|(?P<mark>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[-+*/%&|^!=<>]=|&&|\|\||.)", re.S)
CONDITION = re.compile(r"[ \t]*#[ \t]*(if|ifdef|ifndef|elif|else|endif)\b")
NO_FUNCTION = frozenset("if for while switch return sizeof struct union enum __attribute__ __section __aligned".split())


def tokens_of(text):
    """The tokens of a file's text; comments and space are left out."""
    return [Token(match.lastgroup, match[0], match.start(), match.end()) for match in WORD.finditer(text)
            if match.lastgroup != "skip"]


class Source:
    """One file: its text, its tokens, its functions."""

    def __init__(self, text):
        self.text = text
        self.starts = [0] + [match.end() for match in re.finditer("\n", text)]
        self.tokens = tokens_of(text)
        self.functions = list(self.find_functions())

    def line(self, offset):
        return bisect.bisect_right(self.starts, offset)

    def find_functions(self):
        depth, arms, first, opened, name = 0, [], 0, None, None
        for index, token in enumerate(self.tokens):
            if token.kind == "line":
                depth = self.conditional(token.text, depth, arms)
                if depth == 0 and opened is None:
                    first = index + 1
            elif token.text == "{":
                if depth == 0:
                    name = self.function_name(first, index)
                    opened = index
                depth += 1
            elif token.text == "}":
                depth = max(0, depth - 1)
                if depth == 0:
                    if name and opened is not None:
                        yield Function(name, self.line(self.tokens[opened].start), self.tokens[first].start, token.end,
                                       self.tokens[first:index + 1], opened - first)
                    first, opened, name = index + 1, None, None
            elif token.text == ";" and depth == 0:
                first, opened = index + 1, None

    @staticmethod
    def conditional(text, depth, arms):
        """The depth of braces after a preprocessor line: each arm of an #if starts with the depth before the #if."""
        match = CONDITION.match(text)
        word = match[1] if match else ""
        if word.startswith("if"):
            arms.append(depth)
        elif word in ("elif", "else") and arms:
            return arms[-1]
        elif word == "endif" and arms:
            arms.pop()
        return depth

    def function_name(self, first, brace):
        """The name of the function whose `{` is at `brace`; None where it is something else's."""
        level, name, after = 0, None, False
        for index in range(first, brace):
            token = self.tokens[index]
            if token.text == "=" and level == 0:
                return None
            if token.text == "(":
                if level == 0 and not name and index > first and self.tokens[index - 1].kind == "name":
                    candidate = self.tokens[index - 1].text
                    if candidate not in NO_FUNCTION:
                        name = candidate
                        if name.startswith(("SYSCALL_DEFINE", "COMPAT_SYSCALL_DEFINE")):
                            name += f"({self.tokens[index + 1].text})"
                level += 1
            elif token.text == ")":
                level -= 1
                after = True
        return name if after else None


def words(tokens):
    """What two functions are compared by: the texts of their tokens, with the space in preprocessor lines evened."""
    return [" ".join(token.text.split()) if token.kind == "line" else token.text for token in tokens]


def closing(tokens, index):
    """The index of the bracket that closes the one at `index`."""
    level = 0
    for at in range(index, len(tokens)):
        if tokens[at].text in ("(", "[", "{"):
            level += 1
        elif tokens[at].text in (")", "]", "}"):
            level -= 1
            if level == 0:
                return at
    return len(tokens) - 1


def calls(tokens, names):
    """The indexes of calls of `names`; one that stands in a preprocessor line is none."""
    return [index for index, token in enumerate(tokens[:-1])
            if token.kind == "name" and token.text in names and tokens[index + 1].text == "("
            and (index == 0 or tokens[index - 1].text not in (".", "->"))]
