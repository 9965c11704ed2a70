#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Makes patch mails out of a kernel tree by seeded mutation, for the comparison with checkpatch.pl.

    make-patches.py --seed N --count M TREE OUT

Writes OUT/NNNN.patch. The same seed, count, tree and script give the same patches. Nothing of them is meant to
compile or to be sent: each takes a file of the tree, spoils some lines the way people do, and wraps the difference
in a mail whose log and trailers are spoilt too. OUT is emptied of *.patch first; it is left alone where it is
up to date.
"""
import argparse
import bisect
import hashlib
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

SUFFIXES = {".c": 10, ".h": 4, ".dts": 1, ".dtsi": 1, ".yaml": 1, ".S": 1, ".rst": 1, ".sh": 1, ".rs": 1,
            "Kconfig": 1, "Makefile": 1}  # how often a patch is about such a file
CALLS = ["kmap(page);", "kunmap(page);", "kmap_atomic(page);", "strcpy(dst, src);", "strlcpy(dst, src, 8);",
         "strncpy(dst, src, sizeof(dst));", "v = simple_strtoul(buf, NULL, 0);", "msleep(5);", "udelay(3000);",
         "usleep_range(10, 10);", 'printk("lost\\n");', 'printk(KERN_ERR "lost\\n");', "BUG();", "BUG_ON(!p);",
         "yield();", "p = kmalloc(n * sizeof(*p), GFP_KERNEL);", "p = kzalloc(sizeof(struct foo), GFP_KERNEL);",
         "call_rcu_bh(&p->rcu, fn);", "synchronize_rcu_bh();", "mb();", "barrier();", "return(0);",
         "sscanf(buf, \"%d\", &v);", "if (p) kfree(p);", "dev_err(dev, \"out of memory\\n\");", "do_gettimeofday(&tv);",
         'pr_warning("slow\\n");', "volatile int v;", "static int x = 0;", "unsigned v;", "u8 *p = NULL, q;",
         "extern int other(int);", "#if 0", "#ifdef CONFIG_X", "if (v = get()) {", "for (;;);", "goto *p;",
         "#define SQUARE(x) x*x", "#define DO(x) if (x) go(x);", "typedef struct foo foo_t;", "int Camel = hexValue;",
         "in_atomic();", "lockdep_no_validate;", "char *names[] = { \"a\" };", "} else return -1;", "asm(\"nop\");"]
SLIPS = ["teh", "recieve", "occured", "seperate", "accross", "adress", "wich", "paramter", "the the", "is is"]
PEOPLE = ["Ada Example <ada@example.org>", "Bo Beispiel <bo@example.org>", '"Example, Cy" <cy@example.com>',
          "Dee Ö. Exemple <dee+kernel@example.org>", "eve@example.org", "Flo (work) Example <flo@example.org>"]


# --- changes of a line; each takes (random, line) and gives the lines that stand for it ---

def spoil_space(rnd, line):
    """Takes a space inside the line away or adds one."""
    spots = [m.start() for m in re.finditer(r"(?<=\S) (?=\S)", line)]
    if spots and rnd.random() < 0.6:
        at = rnd.choice(spots)
        return [line[:at] + line[at + 1:]]
    spots = [m.start() for m in re.finditer(r"[(),;=+*&<>{}\[\]-]", line)] or [len(line)]
    at = rnd.choice(spots) + rnd.choice((0, 1))
    return [line[:at] + " " + line[at:]]


def spoil_end(rnd, line):
    return [line + rnd.choice((" ", "\t", "  ", ";", ";;", " \\", "\r", ","))]


def spoil_indent(rnd, line):
    return [rnd.choice(("\t" + line, line.replace("\t", "        ", 1), " " + line, line[1:], line.lstrip(),
                        "    " + line.lstrip(), line.replace("\t", "\t ", 1)))]


def split(rnd, line):
    spots = [m.end() for m in re.finditer(r"[,(=&|+] ?", line)]
    if not spots:
        return [line]
    at = rnd.choice(spots)
    return [line[:at].rstrip(" "), rnd.choice(("\t", "\t\t", "\t\t\t    ", "", "  ")) + line[at:]]


def insert(rnd, line):
    indent = re.match(r"\s*", line)[0]
    new = indent + rnd.choice(CALLS)
    return [new, line] if rnd.random() < 0.5 else [line, new]


def insert_space(_, line):
    return ["", line]


def comment(rnd, line):
    word = rnd.choice(SLIPS)
    return [line + rnd.choice((f" // {word} value", f" /* {word} value */", f"\t/*{word}*/")), *rnd.choice((
        [], [f"\t/* {word}", "\t   more */"], ["\t/*", f"\t * FIXME {word} */"]))]


def lengthen(rnd, line):
    return [line + " /* " + "long " * rnd.randint(8, 24) + "*/"]


def move_brace(_, line):
    if line.rstrip().endswith("{") and line.strip() != "{":
        return [line.rstrip()[:-1].rstrip(), re.match(r"\s*", line)[0] + "{"]
    return [line.replace("} else", "}\n\telse").split("\n")[0], *line.replace("} else", "}\n\telse").split("\n")[1:]]


def reword(rnd, line):
    pairs = [("!", " == NULL"), ("==", "= ="), ("int ", "unsigned "), ("sizeof(", "sizeof ("), ("(", "( "), (" *", "* "),
             ("NULL", "0"), ("static ", "static static "), ("const ", ""), ("if (", "if("), ("return ", "return ("),
             ("0x", "0X"), ("->", " -> "), ("++", " ++"), ("_", "X"), ("true", "TRUE"), ("inline", "__inline__"),
             ("u32", "uint32_t"), ('"', '" "'), ("\\n", ""), ("for (", "while("), (", ", " ,"), ("struct ", "struct  ")]
    old, new = rnd.choice(pairs)
    return [line.replace(old, new, 1)]


def drop(_, __):
    return []


def double(_, line):
    return [line, line]


CHANGES = [spoil_space] * 4 + [reword] * 4 + [insert] * 4 + [spoil_indent] * 3 + [spoil_end] * 2 + [split] * 2 + [
    insert_space, comment, lengthen, move_brace, drop, double]


def mutate(rnd, lines):
    """Spoils 1 to 12 lines, most of them near each other, as in a real hunk."""
    lines = list(lines)
    centre = rnd.randrange(len(lines))
    for _ in range(rnd.randint(1, 12)):
        if rnd.random() < 0.2:
            centre = rnd.randrange(len(lines))
        at = min(max(centre + rnd.randint(-4, 4), 0), len(lines) - 1)
        lines[at:at + 1] = rnd.choice(CHANGES)(rnd, lines[at]) or ([] if len(lines) > 1 else [""])
    return lines


# --- the difference ---

def difference(rnd, path, old, mode):
    """A diff of one file: changed, new or deleted; as git writes it or as diff -u does."""
    new = [] if mode == "delete" else mutate(rnd, old)
    if mode == "new":
        path, old = path.with_name("new-" + path.name), []
        new = new[rnd.choice((0, 0, 5)):][:rnd.randint(5, 60)]
    end = "" if rnd.random() < 0.05 else "\n"
    with tempfile.TemporaryDirectory() as top:
        names = []
        for side, lines in (("a", old), ("b", new)):
            name = pathlib.Path(side) / path
            names.append(str(name) if lines else "/dev/null")
            if lines:
                (pathlib.Path(top) / name).parent.mkdir(parents=True)
                text = "\n".join(lines) + (end if side == "b" else "\n")
                (pathlib.Path(top) / name).write_text(text, errors="surrogateescape", newline="")
        if rnd.random() < 0.05 and new:
            os.chmod(pathlib.Path(top) / names[1], 0o755)
        if names[0] == names[1]:
            return ""
        env = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        out = subprocess.run(["git", "diff", "--no-index", "--no-prefix", "--no-color", *names], cwd=top, env=env,
                             stdout=subprocess.PIPE).stdout
    text = out.decode("utf-8", "surrogateescape")
    if mode == "change" and rnd.random() < 0.15:  # as diff -u: no git lines
        text = text[max(text.find("--- a/"), 0):]
    return text


# --- the mail ---

def log(rnd, path):
    """A commit log of a few paragraphs, each with its own way to be wrong."""
    area = path.parts[0]
    words = ["the", "driver", "page", "mapping", "is", "not", "needed", "here", "because", "caller", "holds", "lock"]
    out = []
    for _ in range(rnd.randint(0, 3)):
        out += [" ".join(rnd.choice(words) for _ in range(rnd.randint(4, 12))).capitalize() + "." for _ in range(
            rnd.randint(1, 3))] + [""]
    odd = [f"This {rnd.choice(SLIPS)} fix.", "A long line of a log that goes on and on past the seventy fifth column of it.",
           "See commit 0123456789ab for it.", 'Since commit 0123456789ab ("area: do a thing") it fails.', "Change-Id: I0123",
           "commit 1234567 broke it", f"  {path}:12: warning: unused", "Call Trace: <TASK> BUG: unable to handle", "---",
           "https://example.org/" + "x" * 70, "diff --git a/x b/x of a log", "[1] https://lore.kernel.org/r/1@example.org",
           "It is not not right.", "Link to lkml.org/lkml/2020/1/1/1", "This patch adds a thing.", "Tab\tand\u00a0blank \u2013 é"]
    if rnd.random() < 0.5:
        out += [rnd.choice(odd), ""]
    return area, out


def trailers(rnd, author):
    ways = [f"Fixes: 0123456789ab (\"{rnd.choice(SLIPS)}: do a thing\")", "Fixes: 0123456 (area: do)", "fixes: 0123456789ab",
            "Fixes: commit 0123456789ab (\"area: do a thing\")", "Cc: stable@vger.kernel.org", "Cc: <stable@kernel.org>",
            "Cc: stable@vger.kernel.org # v6.1+", "Reported-by: Gus <gus@example.org>", "Closes: https://example.org/bug/1",
            "Link: https://lore.kernel.org/r/1@example.org", "Co-developed-by: Hal Example <hal@example.org>",
            "Acked-By: Ida <ida@example.org>", "Reviewed-by:Jo <jo@example.org>", "Tested-by : Kim <kim@example.org>",
            " Suggested-by: Lou <lou@example.org>", "Reviewed-by: Max max@example.org", "Reviewd-by: Ned <ned@example.org>",
            "Signed-off-by: Ola <ola@example.org>", "Co-authored-by: Pat <pat@example.org>", "Closes: bug 12",
            "Reported-by: syzbot+12@syzkaller.example.org", "Reviewed-by: Qi <qi@example.org>, Ro <ro@example.org>"]
    chosen = rnd.sample(ways, rnd.choice((0, 0, 1, 1, 2, 3, 5)))
    sign = f"Signed-off-by: {author}"
    roll = rnd.random()
    if roll < 0.7:
        chosen.append(sign)
    elif roll < 0.8:
        chosen.append(rnd.choice((sign.lower(), sign.replace(": ", ":"), sign.replace("@", "+x@"), sign.replace(" <", "<"))))
    elif roll < 0.9:
        chosen.append("Signed-off-by: Somebody Else <else@example.org>")
    return chosen


def mail(rnd, path, body):
    author = rnd.choice(PEOPLE)
    area, lines = log(rnd, path)
    verb = rnd.choice(("fix the mapping", "Use kmap_local_page()", f"{rnd.choice(SLIPS)} cleanup", "fix: null deref."))
    subject = rnd.choice((f"[PATCH] {area}: {verb}", f"[PATCH v2 1/3] {area}: {path.stem}: {verb}", f"{area}: {verb}",
                          "[PATCH] checkpatch warnings fixed", f"[PATCH] {verb}", f"Re: [PATCH] {area}: {verb}",
                          f"[PATCH] dt-bindings: {area}: {verb}"))
    head = [f"From {hashlib.sha1(body.encode('utf-8', 'replace')).hexdigest()} Mon Sep 17 00:00:00 2001",
            f"From: {author}", "Date: Thu, 1 Jan 2026 10:00:00 +0000", f"Subject: {subject}"]
    extra = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit",
             "Message-ID: <20260101100000.1-1-ada@example.org>", "To: list@example.org"]
    head += extra if rnd.random() < 0.5 else []
    if rnd.random() < 0.1:
        lines = [f"From: {rnd.choice(PEOPLE)}", "", *lines]
    lines += trailers(rnd, author)
    if rnd.random() < 0.9:
        lines.append("---")
        lines += rnd.choice(([], ["v2: reworded", ""], [f" {path} | 4 ++--", " 1 file changed, 2 insertions(+), 2 deletions(-)", ""]))
    tail = rnd.choice(([], ["-- ", "2.39.5", ""], ["", "--", "list mailing list", "list@example.org"]))
    return "\n".join([*head, "", *lines, ""]) + body + "\n".join(tail)


def make(seed, number, tree, paths):
    """One patch; its own generator, so that number 7 is the same in a set of 10 and of 1000."""
    rnd = random.Random(f"{seed}/{number}")
    while True:
        mode = rnd.choices(("change", "new", "delete"), (17, 2, 1))[0]
        bodies = []
        for _ in range(rnd.choice((1, 1, 1, 2))):
            kind = rnd.choices(list(SUFFIXES), SUFFIXES.values())[0]
            _, path = paths[kind][bisect.bisect(paths[kind], (rnd.randbytes(16), "")) % len(paths[kind])]
            text = (tree / path).read_bytes().decode("utf-8", "surrogateescape")
            lines = text.removesuffix("\n").split("\n")
            if len(lines) > 3 and "\0" not in text and len(text) < 100_000:
                bodies.append(difference(rnd, pathlib.Path(path), lines, mode))
        if body := "".join(bodies):
            return body if rnd.random() < 0.05 else mail(rnd, pathlib.Path(path), body)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()

    listing = subprocess.run(["git", "-C", str(arguments.tree), "ls-files", "-s", "-z"], check=True,
                             stdout=subprocess.PIPE).stdout
    me = pathlib.Path(__file__).read_bytes()
    stamp = hashlib.sha256(b"%d %d " % (arguments.seed, arguments.count) + me + listing).hexdigest()
    mark = arguments.out / "made-from"
    if mark.exists() and mark.read_text() == stamp:
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    mark.unlink(missing_ok=True)
    for old in arguments.out.glob("*.patch"):
        old.unlink()

    files = [row.split("\t", 1)[1] for row in listing.decode().split("\0") if row.startswith("100")]
    # In the order of their hashes, where a file more or less in the tree moves hardly any choice.
    paths = {kind: sorted((hashlib.md5(f.encode()).digest(), f) for f in files if f.endswith(kind))
             for kind in SUFFIXES}
    for number in range(1, arguments.count + 1):
        text = make(arguments.seed, number, arguments.tree, paths)
        (arguments.out / f"{number:04}.patch").write_text(text, errors="surrogateescape", newline="")
    mark.write_text(stamp)
    print(f"{arguments.count} patches in {arguments.out}")


if __name__ == "__main__":
    sys.exit(main())
