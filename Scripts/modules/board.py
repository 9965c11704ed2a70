# SPDX-License-Identifier: GPL-2.0-only
"""What the scripts that try the board share: a small tree, its ledger, and a running board."""
import http.client
import os
import pathlib
import re
import sqlite3
import subprocess

TOP = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("LINTEL_CAMPAIGN", TOP / ".build/release/lintel-campaign"))

FUNCTION = """static int {name}_read_{number}(struct page *page, char *to, size_t length)
{{
\tchar *from = kmap(page);

\tmemcpy(to, from, length);
\tkunmap(page);
\treturn 0;
}}
"""


def make_tree(root, folders, functions):
    """A tree with two calls in each of so many functions in each of so many folders, one subsystem a folder."""
    sections = ["Maintainers List", "----------------", ""]
    for number in range(folders):
        name = f"tide{number:02}"
        folder = root / "fs" / name
        folder.mkdir(parents=True)
        text = "\n".join(FUNCTION.format(name=name, number=one) for one in range(functions))
        (folder / "file.c").write_text("#include <linux/highmem.h>\n\n" + text)
        sections += [f"TIDE {number:02} FILE SYSTEM", f"M:\tTed <ted{number}@example.org>",
                     f"L:\tlinux-tide{number}@example.org", "S:\tMaintained", f"F:\tfs/{name}/", ""]
    (root / "MAINTAINERS").write_text("\n".join(sections))
    (root / "Makefile").write_text("VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\nEXTRAVERSION =\n")


class Board:
    """A ledger of a tree and its board, which is served until `stop`."""

    def __init__(self, folder, tree, names, options=(), ledger=None):
        self.ledger = pathlib.Path(ledger or folder / "ledger.db")
        self.environment = {**os.environ, "LINTEL_LEDGER": str(self.ledger)}
        if not self.ledger.exists():
            self.run("init", "--tree", str(tree), *names)
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *options], env=self.environment,
                                        stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", line)
        if not match:
            raise SystemExit(f"the board did not start: {line!r}")
        self.port = int(match.group(1))
        self.address = line.strip()

    def run(self, *words):
        """Runs a command on the ledger and gives what it printed."""
        done = subprocess.run([PROGRAM, *words], env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"lintel-campaign {' '.join(words)}: {done.stderr}")
        return done.stdout

    def token(self, name):
        """A new token that acts for a person of this name."""
        return self.run("token", "add", name, "--as", f"{name} <{name.lower()}@example.org>").strip()

    def query(self, sql, *values):
        """Rows of the ledger, read without the program."""
        with sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True) as database:
            return database.execute(sql, values).fetchall()

    def owners(self):
        """Who has which site: key to address."""
        return dict(self.query("""SELECT site.key, person.address FROM claim JOIN site ON site.id = claim.site
                                  JOIN person ON person.id = claim.person WHERE claim.ended IS NULL"""))

    def connection(self):
        """A connection to the board."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def stop(self):
        """Ends the board as a service manager does; its exit status must be 0."""
        self.process.terminate()
        if self.process.wait(timeout=20) != 0:
            raise SystemExit(f"the board ended with status {self.process.returncode}")
