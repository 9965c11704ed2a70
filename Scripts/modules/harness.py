# SPDX-License-Identifier: GPL-2.0-only
"""What the Python scripts of this folder share: where things are, and how a checker is run.

"The oracle" is scripts/checkpatch.pl of Debian's package linux-source-6.12.
"""
import collections
import glob
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "lintel"
TREE = CACHE / "linux-source-6.12"
PROGRAM = TOP / ".build/release/lintel"
LINTEL = f"{shlex.quote(str(PROGRAM))} check"

# One terse line: "NAME:LINE: LEVEL:TYPE: message".
FINDING = re.compile(r"^(?:.*?):(\d+): (ERROR|WARNING|CHECK):([A-Za-z0-9_]+):")
SECONDS = 300  # after which a run counts as hung

Answer = collections.namedtuple("Answer", "findings total exit")  # findings: a Counter


def command(text):
    """Splits a command line; a program that is named by a relative path stays findable from elsewhere."""
    words = shlex.split(text)
    return [os.path.abspath(w) if "/" in w and os.path.exists(w) else w for w in words]


def require_tree(tree):
    """The kernel tree, or an end with the command that makes it."""
    tree = pathlib.Path(tree).resolve()
    if not (tree / "scripts/checkpatch.pl").exists():
        sys.exit(f"{tree} is no kernel tree; make it with: Scripts/make-oracle-tree.sh {tree}")
    return tree


def stand_in(tree, folder):
    """Puts Lintel in the place of the script of a tree, in an empty folder: the words that start it there.

    What is asked under the script's name, or with --no-tree, has the answer of the script that was there before.
    """
    scripts = pathlib.Path(folder) / "scripts"
    scripts.mkdir(parents=True)
    for name in ("checkpatch.pl", "spelling.txt", "const_structs.checkpatch"):
        if (tree / "scripts" / name).exists():
            shutil.copy(tree / "scripts" / name, scripts)
    subprocess.run([PROGRAM, "install-shim", folder], check=True, stdout=subprocess.DEVNULL)
    return [str(scripts / "checkpatch.pl")]


def tree_version(tree):
    """"6.12.117", from the first lines of the tree's Makefile."""
    head = (tree / "Makefile").read_text()[:400]
    return ".".join(re.search(rf"^{k} = (\d+)$", head, re.M)[1]
                    for k in ("VERSION", "PATCHLEVEL", "SUBLEVEL"))


def quiet_environment(**more):
    """The caller's environment without what would change a checker's answer."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "CHECKPATCH"))}
    home = CACHE / "empty-home"  # no ~/.checkpatch.conf, no ~/.gitconfig
    home.mkdir(parents=True, exist_ok=True)
    return {**env, "HOME": str(home), "LC_ALL": "C.UTF-8", **more}


def run(words, cwd, env, stdin=b""):
    """Runs a command to its end: (standard output, exit status or "hung" or "signal N")."""
    try:
        done = subprocess.run(words, cwd=cwd, env=env, input=stdin, timeout=SECONDS,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return b"", "hung"
    code = done.returncode
    return done.stdout, code if code >= 0 else f"signal {-code}"


def answer(words, tree, env):
    """What a checker said about one item, reduced to what both programs must agree on."""
    return read_answer(*run(words, tree, env))


def read_answer(out, code):
    """The findings, the "total:" line and the exit status of a --terse report."""
    findings, total = collections.Counter(), None
    for line in out.decode("utf-8", "replace").split("\n"):
        if match := FINDING.match(line):
            findings[(int(match[1]), match[2], match[3])] += 1
        elif line.startswith("total: "):
            total = line
    return Answer(findings, total, code)


class Oracle:
    """checkpatch.pl of a tree; it takes 0.5 to 15 seconds an item, so its answers are kept by content."""

    def __init__(self, tree):
        self.tree = tree
        self.words = ["perl", str(tree / "scripts/checkpatch.pl")]
        self.env = quiet_environment(PATH=self.path_with_python())
        self.store = CACHE / "answers"
        head = subprocess.run(["git", "-C", str(tree), "rev-parse", "HEAD^{tree}"], check=True,
                              stdout=subprocess.PIPE).stdout
        script = (tree / "scripts/checkpatch.pl").read_bytes()
        self.identity = hashlib.sha256(head + script).digest()
        self.warm_up()

    def path_with_python(self):
        """PATH with a python3 first that has ply and git: without them the script's licence check accepts all."""
        path = os.environ["PATH"]
        probe = "import ply.lex, git"
        for first in ("", "/usr/bin:"):
            env = {**os.environ, "PATH": first + path}
            done = subprocess.run(["env", "python3", "-c", probe], env=env, stderr=subprocess.DEVNULL)
            if done.returncode == 0:
                return first + path
        sys.exit("python3 lacks ply and GitPython; run: Scripts/install-dependencies.sh --oracle")

    def warm_up(self):
        """Lets the script write its list of the tree's CamelCase names once, before several run at the same time."""
        if not glob.glob(str(self.tree / ".checkpatch-camelcase.*")):
            patch = b"--- a/init/x.c\n+++ b/init/x.c\n@@ -1,0 +1,1 @@\n+int SomeName;\n"
            run([*self.words, "--strict", "-"], self.tree, self.env, patch)

    def kept(self, key, make):
        """The kept value for `key`, or what `make` gives; values are JSON."""
        digest = hashlib.sha256(self.identity + key.encode("utf-8", "surrogateescape")).hexdigest()
        place = self.store / digest[:2] / digest[2:]
        if place.exists():
            return json.loads(place.read_text())
        value = make()
        if "hung" in value:  # the machine was busy; another time it may have an answer
            return value
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = place.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(value))
        partial.replace(place)  # whole or not at all
        return value

    def answer(self, arguments, name, content):
        """The kept or fresh answer for `arguments`, where the item is called `name` and holds `content`."""
        def fresh():
            found = answer([*self.words, *arguments], self.tree, self.env)
            return [[[*k, n] for k, n in sorted(found.findings.items())], found.total, found.exit]

        # The last argument is where the item lies, which is no part of it.
        key = repr((arguments[:-1], name, hashlib.sha256(content).hexdigest()))
        rows, total, code = self.kept(key, fresh)
        return Answer(collections.Counter({(r[0], r[1], r[2]): r[3] for r in rows}), total, code)
