# SPDX-License-Identifier: GPL-2.0-only
"""Mails of public-inbox archives: git repositories in which each commit holds one message, in a file named m.

https://lore.kernel.org/LIST/N is one of them, for any list of the kernel; `git clone --mirror` brings it.
"""
import email
import email.policy
import pathlib
import re
import subprocess

# What is kept of a header: what people wrote, and how the text is encoded. The rest is how the mail travelled.
KEPT = ("From", "To", "Cc", "Date", "Subject", "Message-ID", "In-Reply-To", "List-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding")
PATCH = re.compile(r"\[[^]]*\bPATCH\b[^]]*\]", re.I)
DIFF = re.compile(r"^(diff --git|--- a/)", re.M)


class Archive:
    """One repository, and a git that hands out its messages."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.git = None

    def commits(self):
        """(commit, when the mail was written in seconds since 1970), the newest first."""
        done = subprocess.run(["git", "-C", str(self.folder), "log", "--format=%H %at", "HEAD"], check=True,
                              stdout=subprocess.PIPE, text=True)
        return [(line.split()[0], int(line.split()[1])) for line in done.stdout.splitlines()]

    def message(self, commit):
        """The bytes of one message, or None where the commit takes one away."""
        if self.git is None:
            self.git = subprocess.Popen(["git", "-C", str(self.folder), "cat-file", "--batch"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.git.stdin.write(f"{commit}:m\n".encode())
        self.git.stdin.flush()
        head = self.git.stdout.readline().split()
        if head[-1] == b"missing":
            return None
        return self.git.stdout.read(int(head[-1]) + 1)[:-1]


def reduced(message):
    """A message with the kept headers only, each on one line, and its body as it was sent."""
    head, _, body = message.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = {}
    for line in re.sub(rb"\n[ \t]+", b" ", head).split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            lines.setdefault(name.strip().lower(), b": ".join((name, b" ".join(value.split()))))
    return b"\n".join(lines[k.lower().encode()] for k in KEPT if k.lower().encode() in lines) + b"\n\n" + body


def identity(message):
    """The Message-ID without its brackets, or None."""
    found = re.search(rb"^message-id:\s*<([^>\s]+)>", message.partition(b"\n\n")[0], re.M | re.I)
    return found[1].decode("ascii", "replace") if found else None


def is_patch(message):
    """Whether a message is a patch of its sender's: no answer, no cover letter, one text."""
    try:
        mail = email.message_from_bytes(message, policy=email.policy.default)
        subject = str(mail["Subject"] or "")
        if mail.is_multipart() or not PATCH.search(subject) or re.match(r"\s*(re|fwd?|aw)\b", subject, re.I):
            return False
        return bool(DIFF.search(mail.get_content()))
    except (LookupError, ValueError, KeyError, AttributeError, TypeError):
        return False
