# SPDX-License-Identifier: GPL-2.0-only
"""Makes broken mails for mutate.py: odd people, trailers, logs and diff headers."""
import re

from . import mutants

NAMES = [
    "Ada Example", "Bo Beispiel", '"Example, Cy"', "Example, Cy", "Dee Ö. Exemple", "Flo (work) Example",
    'Ada "Q" Example', "J. R. Hacker", "João Silva", "Áda", "O'Neil Pat", "Gus  Two", "", "ada",
    "Ada Example (Acme Inc.)", '"Ada \\"Q\\" Example"', "Ada_Example", "Ada-Example", "ADA EXAMPLE",
    "=?UTF-8?q?Jo=C3=A3o=20Silva?=", "=?utf-8?B?Sm/Do28gU2lsdmE=?=", "=?iso-8859-1?Q?J=FCrgen?= Gro", '"Ada Example"',
    "李 四", "Ada Example via list",
]

ADDRESSES = [
    "ada@example.org", "bo@example.org", "ada+kernel@example.org", "Ada@Example.org", "cy@example.com", "ada@example",
    "dee@ex-ample.co.uk", "ada(at)example.org", "ada example.org", "ada@example.org.", "(ada)@example.org",
    "ada@example.org (work)", "a@b@c",
]

TAGS = [
    "Signed-off-by", "Acked-by", "Reviewed-by", "Tested-by", "Reported-by", "Suggested-by", "Co-developed-by", "Cc",
    "To", "Assisted-by", "Reported-and-tested-by", "Co-authored-by", "Reviewd-by", "Signed-of-by", "Debugged-by",
    "Acked-By", "ACKED-BY", "signed-off-by", "Singed-off-by", "cc", "CC", "Link", "Closes", "Fixes", "Tested_by",
    "Tested-By", "Bisected-by", "Reviewed-and-tested-by", "Based-on-patch-by", "Change-Id", "BugLink", "Message-ID",
    "Helped-by", "Inspired-by", "Reviewby", "by", "Originally-by", "Co-Developed-by", "Assisted-By", "reported-by",
    "Requested-by", "Nacked-by", "Ackedby", "Sign-off-by", "Depends-on", "v2", "V3", "References", "Patchwork", "Bug",
    "Version2",
]

IDS = [
    "0123456789ab", "0123456", "0123456789abcdef0123456789abcdef01234567", "0123456789AB", "01234",
    "0123456789abcdef", "g0123456789ab", "1234567890ab", "deadbeef", "deadbeefcafe",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "12345678901", "c0ffee0",
]

TITLES = [
    '("area: do a thing")', "(area: do a thing)", '("area: do a thing"', '("area: do (a) thing")',
    "('area: do a thing')", '"area: do a thing"', "", '("area: do a\nthing")', '("a")', '("")', "()",
    '("area: do "a" thing")', '("area: do a thing").', '(("x"))',
]

URLS = [
    "https://lore.kernel.org/r/1@example.org", "http://lkml.org/lkml/2020/1/1/1", "https://lkml.org/lkml/2020",
    "https://marc.info/?l=x", "https://www.spinics.net/lists/x", "https://lists.infradead.org/pipermail/x",
    "http://example.org/x", "lore.kernel.org/r/x", "ftp://x.org", "<https://lore.kernel.org/r/x>", "#12", "bug 12",
    "https://www.mail-archive.com/x", "http", "https://patchwork.kernel.org/x",
    "https://lists.freedesktop.org/archives/dri-devel/2", "https://freedesktop.org/archives/dri-devel/x",
    "https://xlkml.org/", "https://mailman.alsa-project.org/pipermail/x", "https://patchwork.ozlabs.org/pipermail/x",
]

LOG = [
    "Do the thing.", "This patch fixes teh thing.", "It is is not right.",
    "A long line of a log that goes on and on past the seventy fifth column of it, yes.",
    "drivers/foo/bar.c:12:34: warning: a long line that starts with a file name and goes on past 75",
    "drivers/foo/bar.c | 12 ++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
    "Fixes: the long line of something which is a fixes line but is not a real one in any case, no",
    "[   12.345678] BUG: unable to handle page fault for address and a long line beyond the seventy fifth",
    "  [ 1234.567890] foo bar long long long long long long long long long long long long long long lon",
    "Call Trace:", "BUG: KASAN: use-after-free in foo", "UBSAN: shift", "WARNING: CPU: 1 PID: 1 at kernel/x.c:1",
    "BUG: foo", " RIP: 0010 RSP: 0018 RAX: 00ff", "#1 [ffff8800] foo at ffffffff",
    "[<ffffffff81234567>] foo+0x1/0x2 long long long long long long long long long long long long long lo",
    "syzkaller found this", "stable@vger.kernel.org should get it",
    "This reverts commit 0123456789abcdef0123456789abcdef01234567.", "This reverts commit 012345",
    "Revert commit 0123456789ab", 'commit 0123456789ab ("area: do")', 'Commit 0123456789ab ("area: do") broke it',
    "commit 0123456", "see commit", '0123456789ab ("area: do")', "commit", '0123456789abcdef ("x") is wrong',
    'since commit 0123456789ab ("area:', 'do a thing") it fails', "commit 0123456789ab (area: do)",
    'commit  0123456789ab ("x")', 'in COMMIT 0123456789AB ("x")', "Commit 01234 and commit 56789",
    'commit 0123456789ab ("x") commit 12', "deadbeefcafe", "(deadbeefcafe)", "[deadbeefcafe]", "<deadbeefcafe>",
    "foo deadbeefcafe bar", '"deadbeefcafe"', "deadbeefcafe.", "123456789012", "md5 d41d8cd98f00b204e9800998ecf8427e",
    "#define FOO", "# comment", " # comment", "#", "diff --git a/x b/x", " diff --git a/foo/bar b/foo/bar",
    "  --- a/foo", "--- a/foo", "+++ b/foo", "@@ -1,2 +1,3 @@", " @@ -1,2 +1,3 @@", "@@ -1 +1 @@",
    "  diff -u a/foo b/foo", "diff a/x b/y", "---", "--- ", "----", "-- ", "--",
    "/usr/src/linux/drivers/base/core.c is wrong", "/drivers/base/core.c:12: foo", "see /Makefile",
    "/foo/kernel/fork.c:1:2: x", ".../kernel/fork.c", " /kernel/fork.c, and", "/kernel/fork.c /mm/slub.c /x",
    "Change-Id: I1234", "change-id: x", " Change-Id: I12", "MAINTAINERS | 3 +++", " MAINTAINERS      |  2 +",
    "rename from a/b", "rename to c", "new file mode 100644", " rename foo {a => b} (100%)", "{ => x}", "{a=>b}",
    " create mode 100644 foo", " mode change 100644 => 100755 foo", "From: Someone Else <else@example.org>",
    "From: x", "from here", "Subject: teh x", "Tab\tand\xa0blank \u2013 \xe9", "\udcff\udcfe invalid", "naïve café",
    "long word", "-rw-r--r-- 1 root root 12 file", "the the", "The the", "had had.", "and and,", "and and-x",
    'that that"', "long long", "ff ff fe", "add add", "be be", "struct struct foo", "foo foo", "a a", "of of\tof",
    "can can ", "the  the", "mailto: https://x.org", "see: http://x", "v2: http://x", "[1]: https://x.org",
    "Link: https://lkml.org/x", "http://lists.infradead.org/x", "word: https://x", "commit: https://x", "Note: http",
    "link:  https://x", "Link: x", "Closes: y", "Link:", "config FOO", "", "", "", "  ", "Reported by: x",
    "BaSe-CoMmIt: 0123456789abcdef0123456789abcdef01234567", "base-commit: 0123456789abcdef0123456789abcdef01234567",
    "prerequisite-patch-id: 0123456789abcdef0123456789abcdef01234567", "https://x.org/0123456789ab",
    "Http: 0123456789ab foo", "http deadbeefcafe", "checkpatch: foo", "recieve", "Recieve", "RECIEVE", "accross-the",
    "foo_recieve", "`recieve'", "re-recieve", "--- a/x\t2020", "+++ b/x\t2020", "Index: x",
    "index 1234567..89abcde 100644", "old mode 100644", "new mode 100755", "GIT binary patch",
    "Binary files a/x and b/y differ", "similarity index 90%", "copy from x", "copy to y",
]

STABLE = """Cc: stable@vger.kernel.org|Cc: <stable@vger.kernel.org>|Cc: stable@kernel.org # 5.4|Cc: Stable <stable@kernel.org>
cc: stable@vger.kernel.org (v5)|Cc: stable@vger.kernel.org [5.4]|Cc: <stable@vger.kernel.org> # v6.1+|Cc:stable@kernel.org
Cc: stable@vger.kernel.org v6|Cc: stable@vger.kernel.org, x@example.org|Cc: "stable" <stable@vger.kernel.org>
Cc: stable@vger.kernel.org #|CC: STABLE@vger.kernel.org|Cc: linux-stable@vger.kernel.org|Cc: A 5.4 <stable@kernel.org>
Assisted-by: Agent:model|Assisted-by: x|assisted-by: a:b| Assisted-by: a:b|Assisted-by: a : b|Assisted-by:"""
STABLE = re.split(r"[|\n]", STABLE)
COMMENTS = [" # v5.4+", " # 5.4", " (comment)", " [maintainer]", " /* x */", ".", ";", " # ", " #", "  ", " - x", " (a) (b)",
            ", Other <o@example.org>", " v6.1+", " #v6.1", " ;"]
SUBJECTS = ["[PATCH] area: do a thing", "[PATCH v2 1/3] area: do a thing", "Fix checkpatch warnings", "Re: [PATCH] x",
            "[PATCH] checkpatch: fix", "[PATCH] sparse warnings", "[PATCH] smatch, x", "checkpatch", "[PATCH] teh fix",
            "[PATCH] x: the the", "[PATCH] area: naïve", "[PATCH] " + "long " * 20 + "\n subject", 'Revert "x"',
            "[PATCH] area: commit 0123456", "=?UTF-8?q?=5BPATCH=5D=20x?="]
FIELDS = ["Content-Transfer-Encoding: 8bit", "To: list@example.org,\n\tother@example.org", "Message-ID: <1@example.org>",
          "Content-Type: text/plain; charset=UTF-8", 'Content-Type: text/plain; charset="UTF-8"', "X-Foo: bar",
          'Content-Type: text/plain; charset="us-ascii"', "Cc: stable@vger.kernel.org", "Cc: Foo <x@example.org>,\n bar",
          "In-Reply-To: <x>", "X-Mailer: git-send-email 2.39"]
STATS = [" rename foo/{a.c => b.c} (90%)", " create mode 100644 x.c", " mode change 100644 => 100755 x.c", " MAINTAINERS | 2 +"]
TAILS = [[], [], ["-- ", "2.39.5", ""], ["", "--", "list mailing list", "list@example.org"], ["_______________", "list", ""]]


def person(rnd):
    name = rnd.choice(NAMES[:6] if rnd.random() < 0.5 else NAMES)
    address = rnd.choice(ADDRESSES[:4] if rnd.random() < 0.7 else ADDRESSES)
    if rnd.random() < 0.7:
        text = f"{name} <{address}>".strip()
    else:
        text = rnd.choice((address, f"<{address}>", f"{name} {address}", f"{name}<{address}>", f"{name} <{address}",
                           f"{name} < {address} >", f"{name}  <{address}>", f"{address} ({name})", f"{name} <{address}>>"))
    return text + (rnd.choice(COMMENTS) if rnd.random() < 0.15 else "")


def fixes(rnd):
    tag = rnd.choice(("Fixes:", "Fixes:", "fixes:", "Fixes", "Fixes :", " Fixes:", "Fix:", "This fixes", "Fixes: commit",
                      "fixes commit", "Fixes:commit"))
    return tag + rnd.choice((" ", " ", "", "  ", "\t")) + rnd.choice(IDS) + rnd.choice((" ", " ", "")) + rnd.choice(TITLES)


def link(rnd):
    tag = rnd.choice(("Link:", "Closes:", "link:", "closes:", "Link :", " Link:", "BugLink:", "Patchwork:", "URL:", "v1:", "V2:",
                      "version3:", "[1]:", "[1]", "See:", "Ref:", "v10:", "Closes", "Link:Link:"))
    return tag + rnd.choice((" ", " ", "", "  ")) + rnd.choice(URLS)


def trailer(rnd):
    way = rnd.choices((fixes, link, None), (15, 13, 72))[0]
    if way:
        return way(rnd)
    if rnd.random() < 0.1:
        return rnd.choice(STABLE)
    tag = rnd.choice(TAGS[:9] * 2 + TAGS)
    return (rnd.choice(("", "", "", "", "", " ", "\t")) + tag + rnd.choice((":", ":", ":", ":", ":", " :", ""))
            + rnd.choice((" ", " ", " ", " ", "", "  ", "\t")) + person(rnd))


def trailers(rnd, author):
    signed = f"Signed-off-by: {author}"
    if rnd.random() < 0.3:
        signed = rnd.choice((signed.replace('"', ""), signed.lower(), signed.replace("@", "+x@"), signed + " # x",
                             f"Signed-off-by: {person(rnd)}", signed.replace(" <", " (x) <"), " " + signed))
    lines = [trailer(rnd) for _ in range(rnd.choice((0, 1, 2, 3, 5, 8)))]
    if rnd.random() < 0.2:
        other = person(rnd)
        at = rnd.randint(0, len(lines))
        lines[at:at] = [f"Co-developed-by: {other}", rnd.choice((f"Signed-off-by: {other}", f"signed-off-by: {other}",
                                                                f"Signed-off-by: {person(rnd)}", ""))]
    if rnd.random() < 0.15:
        lines += ["Reported-by: X <x@example.org>", rnd.choice(("Closes: https://example.org/1", "closes: x", "Link: x", ""))]
    if rnd.random() < 0.1 and lines:
        lines.append(rnd.choice(lines))
    if rnd.random() < 0.85:
        lines.insert(rnd.randint(0, len(lines)) if rnd.random() < 0.4 else len(lines), signed)
    return lines


def head(rnd):
    """(the lines of the header, who the mail is from)."""
    author = person(rnd)
    lines = [rnd.choice(("From: ",) * 8 + ("From:", "from: ", "FROM: ", "From:  ")) + author]
    if rnd.random() < 0.1:
        lines[0] = lines[0].replace(" <", "\n <", 1)
    lines.append(rnd.choice(("Subject: ", "Subject: ", "subject: ", "Subject:")) + rnd.choice(SUBJECTS))
    lines += rnd.sample(FIELDS, rnd.choice((0, 0, 1, 3)))
    if rnd.random() < 0.1:
        rnd.shuffle(lines)
    if rnd.random() < 0.6:
        lines.insert(0, "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001")
    return lines, author


def difference(rnd, sources):
    """The lines of one file's diff; some have no hunk at all."""
    path = rnd.choice(mutants.PATHS[rnd.choice(["c"] * 4 + list(mutants.PATHS))])
    git = f"diff --git a/{path} b/{path}"
    if rnd.random() < 0.75:
        lines = mutants.change_lines(rnd, rnd.choice(sources.examples), rnd.choice((0, 1)), mutants.WORDS)
        return mutants.as_patch(rnd, path, lines or ["x"])
    return rnd.choice((
        [git, "similarity index 100%", f"rename from {path}", f"rename to {path}2"],
        [git, "old mode 100644", "new mode 100755"],
        [git, "deleted file mode 100644", f"--- a/{path}", "+++ /dev/null", "@@ -1,2 +0,0 @@", "-int a;", "-int b;"],
        [f"--- {path}", f"+++ {path}", "@@ -1 +1 @@", "-int a;", "+int b;"],
        [f"Index: {path}", f"--- a/{path}\t2020-01-01", f"+++ b/{path}\t2020-01-02", "@@ -1,1 +1,2 @@", " int a;", "+int b;"],
        [git, "new file mode 100755", "index 0..1", "Binary files /dev/null and b/x differ"]))


def break_anywhere(rnd, lines):
    """Cuts the mail, or takes, doubles or adds a line."""
    at, roll = rnd.randrange(len(lines)), rnd.random()
    if roll < 0.06:
        return lines[:at + 1]
    if roll < 0.10:
        return lines[at:]
    if roll < 0.14:
        lines[at:at + 1] = lines[at:at + 1] * 2
    elif roll < 0.20:
        del lines[at]
    elif roll < 0.24:
        lines.insert(at, rnd.choice(LOG))
    return lines


def mail(rnd, sources):
    """A mail with a patch."""
    lines, author = head(rnd)
    lines.append("")
    if rnd.random() < 0.15:
        lines += [f"From: {person(rnd)}", ""]
    for _ in range(rnd.choice((0, 1, 1, 2, 3, 6))):
        for line in rnd.sample(LOG, rnd.randint(1, 4)):
            lines += mutants.change_line(rnd, line, mutants.WORDS) if rnd.random() < 0.25 else [line]
        lines += [""] if rnd.random() < 0.7 else []
    lines += trailers(rnd, author)
    if rnd.random() < 0.85:
        lines.append("---")
    if rnd.random() < 0.4:
        lines += [*rnd.sample(LOG, rnd.randint(0, 3)), " drivers/foo/bar.c | 4 ++--", rnd.choice(["", *STATS]), ""]
    for _ in range(rnd.choice((0, 1, 1, 1, 1, 2))):
        lines += difference(rnd, sources)
    return "\n".join(break_anywhere(rnd, lines + rnd.choice(TAILS))) + ("\n" if rnd.random() < 0.93 else "")


def around(rnd, difference):
    """A diff as it is, or in a mail without faults."""
    author = "Ada Example <ada@example.org>"
    mail = [f"From: {author}", "Subject: [PATCH] area: do a thing", "", "Do it.", "", f"Signed-off-by: {author}", "---", ""]
    tail = ["-- ", "2.39.5", ""] if rnd.random() < 0.1 else []
    lines = [*(mail if rnd.random() < 0.5 else []), *difference, *tail]
    return "\n".join(lines) + ("\n" if rnd.random() < 0.95 else "")
