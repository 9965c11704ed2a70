# SPDX-License-Identifier: GPL-2.0-only
"""A small kernel tree with a repository, a ledger and a mail, in which Lintel's commands are run."""
import collections
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import time

Run = collections.namedtuple("Run", "status out err seconds files left")

# The commands that are tried, each in the tree; {lintel} is the program.
COMMANDS = {
    "check patch": "{lintel} check ../x.patch",
    "check mailbox": "{lintel} check ../two.mbox",
    "check stdin": "{lintel} check - < ../x.patch",
    "check file": "{lintel} check -f drivers/a.c",
    "check folder": "{lintel} check -f drivers",
    "check tree": "{lintel} check -q --terse -f .",
    "check commits": "{lintel} check -g HEAD~1..HEAD",
    "check cache": "{lintel} check --cache=../cache -f drivers",
    "check large": "{lintel} check -f ../large.c",
    "check fix": "{lintel} check --fix -f drivers/a.c",
    "check fix in place": "{lintel} check --fix-inplace -f drivers/a.c",
    "checkpatch.pl": "../checkpatch.pl -f drivers/a.c",
    "fix file": "{lintel} fix -f drivers/a.c",
    "fix folder": "{lintel} fix drivers",
    "fix patch": "{lintel} fix ../x.patch",
    "fix large": "{lintel} fix -f ../large.c",
    "fix diff": "{lintel} fix --diff drivers/a.c",
    "census": "{lintel} census",
    "census no cache": "{lintel} census --no-cache --format json",
    "census trend": "{lintel} census --since HEAD~1 --step commit",
    "census ratchet": "{lintel} census --ratchet ../budget",
    "maintainers patch": "{lintel} maintainers ../x.patch",
    "maintainers file": "{lintel} maintainers -f drivers/a.c",
    "maintainers git": "{lintel} maintainers --git -f drivers/b.c",
    "get_maintainer.pl": "../get_maintainer.pl -f drivers/a.c",
    "explain": "{lintel} explain DEPRECATED_API",
    "deprecations": "{lintel} deprecations",
    "deprecations patch": "{lintel} deprecations patch fuzz_old=fuzz_new",
    "cache status": "{lintel} cache status",
    "campaign status": "{lintel}-campaign status",
    "campaign list": "{lintel}-campaign list",
    "campaign show": "{lintel}-campaign show drivers/a.c",
    "campaign report": "{lintel}-campaign report",
    "campaign export": "{lintel}-campaign export",
    "campaign check": "{lintel}-campaign check",
}

LANDMARKS = ("COPYING CREDITS Kbuild README Documentation/x arch/x include/x.h fs/x init/x ipc/x kernel/x lib/x "
             "scripts/x").split()
SOURCE = """// SPDX-License-Identifier: GPL-2.0
int skiff_{0}(struct page *page, char *to)
{{
	char *from=kmap(page);

	memcpy(to,from, {0});
	kunmap(page);
	return  0;
}}
"""
MAINTAINERS = "SKIFF\nM:\tA U Thor <author@example.org>\nL:\tlist@example.org\nS:\tMaintained\nF:\tdrivers/\n"
MAIL = """From {1} Mon Sep 17 00:00:00 2001
From: A U Thor <author@example.org>
Date: Thu, 26 Nov 2026 10:00:00 +0000
Subject: [PATCH] skiff: {0}: change

Say what and why.

Signed-off-by: A U Thor <author@example.org>
---
diff --git a/drivers/a.c b/drivers/a.c
--- a/drivers/a.c
+++ b/drivers/a.c
@@ -1,2 +1,3 @@
 // SPDX-License-Identifier: GPL-2.0
+int skiff_new(int a,int b);
 int skiff_0(struct page *page, char *to)
"""
SCRIPT = "#!/usr/bin/env perl\nour %deprecated_apis = (\n\t\"kmap\"\t\t\t\t=> \"kmap_local_page\",\n);\n"


class Template:
    """A sandbox that is made once; each run gets a fresh copy in the same place, as a ledger names its tree."""

    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        sandbox = Sandbox(folder / "run", program)
        sandbox.make()
        sandbox.root.rename(folder / "template")

    def fresh(self):
        sandbox = Sandbox(self.folder / "run", self.program)
        shutil.rmtree(sandbox.root, ignore_errors=True)
        shutil.copytree(self.folder / "template", sandbox.root, symlinks=True)
        return sandbox


class Sandbox:
    """The tree is in `tree`, all else beside it; `run` runs one of the commands."""

    def __init__(self, root, program):
        self.root, self.tree, self.program = root, root / "tree", program
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(root / "home"), "XDG_CACHE_HOME": str(root / "home/.cache"),
            "TMPDIR": str(root / "tmp"), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
            "LINTEL_LEDGER": str(root / "ledger.db"), "GIT_COMMITTER_DATE": "2026-11-26T10:00:00Z",
            "GIT_AUTHOR_DATE": "2026-11-26T10:00:00Z", "GIT_AUTHOR_NAME": "A U Thor",
            "GIT_AUTHOR_EMAIL": "author@example.org", "GIT_COMMITTER_NAME": "A U Thor",
            "GIT_COMMITTER_EMAIL": "author@example.org"}

    def make(self):
        root = self.root
        for name in ("tree", "home/.cache", "tmp", "cache"):
            (root / name).mkdir(parents=True)
        (root / "cache").chmod(0o700)
        for name in ("checkpatch.pl", "get_maintainer.pl"):
            (root / name).symlink_to(self.program)
        self.make_tree()
        (root / "x.patch").write_text(MAIL.format("x", "0" * 40))
        (root / "two.mbox").write_text(MAIL.format("one", "1" * 40) + "\n" + MAIL.format("two", "2" * 40))
        (root / "large.c").write_text("".join(SOURCE.format(number) for number in range(6000)))
        self.shell("{lintel} census --ratchet ../budget --set-budget && {lintel}-campaign init --tree . kmap kunmap")

    def make_tree(self):
        for name in LANDMARKS:
            (self.tree / name).parent.mkdir(exist_ok=True)
            (self.tree / name).touch()
        files = {"MAINTAINERS": MAINTAINERS, "Makefile": "VERSION = 6\nPATCHLEVEL = 12\n",
                 "scripts/checkpatch.pl": SCRIPT, "scripts/spelling.txt": "teh||the\n",
                 "scripts/const_structs.checkpatch": "file_operations\n", ".mailmap": "",
                 ".checkpatch.conf": "--show-types\n"}
        for number, name in enumerate("abc"):
            files[f"drivers/{name}.c"] = SOURCE.format(number)
        for name, text in files.items():
            (self.tree / name).parent.mkdir(exist_ok=True)
            (self.tree / name).write_text(text)
        self.shell("git init -q -b main --template= . && git add -A && git commit -qm 'all: begin'")
        with (self.tree / "drivers/c.c").open("a") as file:
            file.write(SOURCE.format(9))
        self.shell("git commit -qam 'skiff: c: add a function\n\nSigned-off-by: A U Thor <author@example.org>'"
                   " && git repack -adq")

    def shell(self, command):
        subprocess.run(command.format(lintel=self.program), shell=True, cwd=self.tree, env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def files(self):
        """What each file below the root holds; of what is none, its kind."""
        held = {}
        for path in sorted(self.root.rglob("*")):
            name = str(path.relative_to(self.root))
            # What git keeps for itself, and what is kept for later, may change.
            if name.startswith(("tree/.git", "home", "cache", "ledger.db-")) or path.is_dir():
                continue
            held[name] = path.read_bytes() if path.is_file() and not path.is_symlink() else "no file"
        return held

    def leftovers(self):
        """Temporary files that are still there, the caches included."""
        odd = re.compile(r"^\.lintel-.*|.*\.tmp$|.*\.lock$|.*\.part(ial)?$")
        return sorted(str(p.relative_to(self.root)) for p in self.root.rglob("*")
                      if odd.match(p.name) or p.parent == self.root / "tmp")

    def run(self, name, prefix="", suffix="", environment=None, limits=(), wait=None, seconds=60, during=None):
        """Runs a command to its end; `during` gets the process and acts on it. Status "hung" where it does not end."""
        command = f"{prefix}{COMMANDS[name].format(lintel=self.program)}{suffix}"

        def prepare():
            for what, value in limits:
                resource.setrlimit(what, (value, value))

        start = time.monotonic()
        process = subprocess.Popen(["sh", "-c", f"exec {command}" if not prefix else command], cwd=self.tree,
                                   env={**self.environment, **(environment or {})}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                                   preexec_fn=prepare)
        if during:
            during(process)
        try:
            out, err = process.communicate(timeout=seconds)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            status = "hung"
        took = time.monotonic() - start
        return Run(status, self.plain(out), self.plain(err), took, self.files(), self.still_runs(process.pid))

    def plain(self, data):
        """Output without what depends on the place and the time."""
        text = data.decode("utf-8", "replace").replace(str(self.root), "ROOT")
        text = re.sub(r"^Date: .*", "Date: TIME", text, flags=re.M)
        return re.sub(r"\b\d+(\.\d+)? (s|ms|seconds?)\b", "TIME", text)

    @staticmethod
    def still_runs(group):
        """Whether a process that the command started goes on; it has a moment to end."""
        for _ in range(20):
            if not any(process_group(stat) == group for stat in pathlib.Path("/proc").glob("[0-9]*/stat")):
                return False
            time.sleep(0.1)
        os.killpg(group, signal.SIGKILL)
        return True


def process_group(stat):
    """The group of a process by its file in /proc; None for one that has ended, whether somebody has asked or not."""
    try:
        state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else int(group)
