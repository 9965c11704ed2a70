# SPDX-License-Identifier: GPL-2.0-only
"""Compares whole outputs of Lintel and the oracle, all but the wording of messages (conformance.py --layout).

Each line of Tests/Conformance/command-lines.txt is the words of one call, as a shell would split them:

    [!] [NAME=value ...] [OPTION]... [FILE]... [< FILE]

{tree} stands for the kernel tree; after "!" only the exit status must agree. Each call runs in its own copy of
inputs/, which is a git repository whose last commits are the inputs that apply (see `prepare`), so `-g HEAD` and
`--fix` work and touch nothing else. Standard output, exit status and the files that a call writes must be equal to the
byte once each message, and the advice that may follow a macro, is cut off.
"""
import concurrent.futures
import difflib
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile

from . import harness

# "PREFIX LEVEL:TYPE: " with the colours that may stand between; the message is what follows it. A line of a patch
# that is quoted under a message starts with one of "+- #", and only "-:12:" (standard input) is a prefix.
MESSAGE = re.compile(rb"^((?![+ #]|-(?!:\d)).*?(?:ERROR|WARNING|CHECK):(?:(?:\x1b\[34m)?[A-Za-z0-9_]+:)?"
                     rb"(?:\x1b\[0m)? ).*$", re.M)
# What later scripts say at length below the excerpt of a macro, as a part of the message.
ADVICE = re.compile(rb"\nBUT SEE:\n.*?heuristics\.\n", re.S)
NEWER = ("fixes-tag",)  # options that 6.1 lacks
COMMITTED = ("deprecated.patch", "two-files.patch")  # become the last two commits


def prepare(inputs, folder):
    """Copies the inputs and commits them, then applies two of the patches, at fixed times by fixed people.

    The patches stay untracked: what git tracks is checked as a file.
    """
    shutil.copytree(inputs, folder, dirs_exist_ok=True)
    env = harness.quiet_environment(
        GIT_AUTHOR_NAME="Ada Example", GIT_AUTHOR_EMAIL="ada@example.org",
        GIT_COMMITTER_NAME="Ada Example", GIT_COMMITTER_EMAIL="ada@example.org",
        GIT_AUTHOR_DATE="2026-01-01T00:00:00Z", GIT_COMMITTER_DATE="2026-01-01T00:00:00Z")
    git = ["git", "-c", "core.autocrlf=false", "-c", "init.defaultBranch=main", "-c", "core.abbrev=12"]
    for words in (["init", "-q"], ["add", "-A", ":!*.patch"], ["commit", "-q", "-m", "inputs"],
                  *(["am", "-q", "--whitespace=nowarn", name] for name in COMMITTED)):
        subprocess.run([*git, *words], cwd=folder, env=env, check=True)


def perform(line, program, master, oracle):
    """Runs one line of the table: [exit status, {name: content}] with the output under the name "output"."""
    words = shlex.split(line.removeprefix("!").replace("{tree}", str(oracle.tree)))
    env, stdin = dict(oracle.env), b""
    while words and re.match(r"[A-Z_]+=", words[0]):
        name, value = words.pop(0).split("=", 1)
        env[name] = value
    with tempfile.TemporaryDirectory(prefix="lintel-layout-") as top:
        folder = pathlib.Path(top) / "inputs"
        shutil.copytree(master, folder, symlinks=True)
        if "<" in words:
            at = words.index("<")
            stdin = (folder / words[at + 1]).read_bytes()
            words[at:at + 2] = []
        before = contents(folder)
        output, code = harness.run([*program, *words], folder, env, stdin)
        written = {k: v for k, v in contents(folder).items() if before.get(k) != v}
    if line.startswith("!"):
        return [code, {}]
    shown = {"output": MESSAGE.sub(rb"\1", ADVICE.sub(b"", output)), **written}
    return [code, {name: text.decode("latin-1") for name, text in shown.items()}]


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and ".git" not in p.parts and not p.name.startswith(".checkpatch-camelcase")}


def lines(here, script):
    """The lines of the table that are calls, but those with an option that the script is too old for."""
    table = (here / "command-lines.txt").read_text().splitlines()
    missing = [option for option in NEWER if f"'{option}!'" not in script]
    return [line for line in table if line.strip() and not line.startswith("#")
            and not any(option in line for option in missing)]


def compare(here, lintel, oracle, jobs):
    """Runs the whole table, prints every difference, and returns the exit status."""
    table = lines(here, (oracle.tree / "scripts/checkpatch.pl").read_text(errors="replace"))
    with tempfile.TemporaryDirectory(prefix="lintel-layout-") as top:
        master = pathlib.Path(top) / "inputs"
        prepare(here / "inputs", master)

        inputs = sorted(contents(here / "inputs").items())
        seed = repr((inputs, pathlib.Path(__file__).read_text()))

        def both(line):
            want = oracle.kept(seed + line, lambda: perform(line, oracle.words, master, oracle))
            return line, want, perform(line, lintel, master, oracle)

        equal = 0
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for line, (code, want), (other, got) in pool.map(both, table):
                if [code, want] == [other, got]:
                    equal += 1
                    continue
                print(f"DIFFERS: {line}")
                if code != other:
                    print(f"  exits with {other} and not {code}")
                for name in sorted(want.keys() | got.keys()):
                    show(name, want.get(name, ""), got.get(name, ""))
    print(f"layout: {equal} of {len(table)} command lines equal")
    return int(equal < len(table))


def show(name, want, got):
    """A unified diff of one output, at most 40 lines of it."""
    old, new = want.split("\n"), got.split("\n")
    for line in list(difflib.unified_diff(old, new, f"oracle {name}", f"lintel {name}", lineterm="", n=1))[:40]:
        print(f"  {line!r}" if "\r" in line or "\x1b" in line else f"  {line}")
