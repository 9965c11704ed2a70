#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Looks for inputs that take more than time in proportion: every piece of code that a rule has something to say about,
again and again, in every place of an input.

growth.py measures the inputs that are known to be hard; this one finds new ones. Pieces are the examples of all rules,
the texts that rules look for, and C's own tokens. Each is put into each form at a quarter of the size and at all of it,
and what takes more than five times as long for four times the size is measured again and reported, with whatever takes
half a second, ends badly, or needs 300 MB. Times are the processor's, so other work on the machine does little harm.

    Scripts/sweep.py --size 500000                      # hours
    Scripts/sweep.py --forms line,log --pieces 'likely' # a minute
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile

from modules import harness, slow_inputs

COMMANDS = {
    "check": ["check", "--strict", "--terse", "--no-tree", "--jobs", "1"],
    "default": ["check", "--strict", "--no-tree", "--jobs", "1"],
    "--fix": ["check", "--strict", "--terse", "--no-tree", "--jobs", "1", "--fix"],
    "fix": ["fix", "--strict", "--unsafe-fixes", "--diff"],
    "census": ["census", "--no-cache", "--jobs", "1", "kmap", "kmap_atomic", "kunmap", "kunmap_atomic"],
    "convert": ["convert", "--no-cache", "--jobs", "1", "--review", "--diff"],
    "mappings": ["mappings", "--no-cache", "--jobs", "1"],
}
# What looks at calls in a tree: the input is a function with a mapping, and each piece has a call.
CALLS = {"census": b"kmap(a)", "convert": b"kmap(a)", "mappings": b"kmap_local_page(a)"}
TOKENS = r"""( (( () ( ) [ [] { } {} ; , : ? ?: * ** & && | || ! !! ~ - -- -> . + ++ = == != < << <= > >> >= " "" "a" ' '' 'a'
// / /* */ /**/ /*a*/ \ # ## a## #define #if #else #endif 0 0x 1e A aB a-> a. a[ a[b] a&& a||b a?b:c (a==b)&& <( >( @ $ ` % %s
_ __ a_t_ u8 size_t NULL (int) (a) sizeof( &(a) *(a) typeof( likely( unlikely( __aligned( __attribute__(( f( f(a, min( udelay(
IS_ERR( container_of( printk( L" 0777, S_IRUGO| BIT( CONFIG_A defined(A)|| __func__ (*a)( int(*a)( a: }; }else{ do{ a@b.c
<a@b.c> http://a a/b ../ a.c 0123456789ab commit=0123456789ab \n %pS a,b; ,;""".split()
WORDS = """auto break case char const continue default do double else enum extern float for goto if inline int long register
restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm bool __init __user
__iomem teh recieve the foo""".split()
REPEATED = ["unsigned int ", "struct foo foo ", "static const char *", "ff ff ", "if (a) ", "for (;;) ", "\t", " ", "\r", "\f",
            "\x1c", "\x7f", "\0", "é", "\udcff", "-rwxr-xr-x ", "Fixes: ", "int a, ", "a; ", "a = b = ", "[PATCH] "]


def pieces():
    """All of them, as bytes."""
    found = {*TOKENS, *WORDS, *(word + " " for word in WORDS), *REPEATED}
    for page in (harness.TOP / "Documentation/Rules").glob("*.md"):
        for block in re.findall(r"```diff\n(.*?)```", page.read_text(), re.S):
            found.update(line[1:] for line in block.split("\n") if line[1:].strip())
    for rule in (harness.TOP / "Sources/Lintel/Rules").glob("*/*.swift"):
        for needs in re.findall(r"needs = Needs\.\w+\((.*?)\)\n", rule.read_text(), re.S):
            found.update(re.findall(r'"([^"\\]+)"', needs))
    return sorted(text.encode(errors="surrogateescape") for text in found)


def times(text, size):
    """The text again and again; where it has @ for a number, with another number each time."""
    return text * max(1, size // len(text))


def numbered(text, size):
    """The text again and again, each name with a number of its own."""
    parts = re.split(rb"\b([A-Za-z_]\w*)\b", text)
    count = max(1, size // (len(text) + 6))
    return b"".join(b"".join(part + b"%d" % n if at % 2 else part for at, part in enumerate(parts)) for n in range(count))


def hunk(body, path=b"x.c"):
    lines = body.count(b"\n")
    return b"--- a/%s\n+++ b/%s\n@@ -0,0 +1,%d @@\n%s" % (path, path, lines, body)


PATCH = hunk(b"+int a;\n")


def mail(log=b"", patch=PATCH, subject=b"[PATCH] example: change"):
    return (b"From: A U Thor <author@example.org>\nSubject: %s\n\nWhy.\n\n%sSigned-off-by: A U Thor <author@example.org>\n"
            b"---\n%s" % (subject, log, patch))


def added(text):
    return b"".join(b"+" + line + b"\n" for line in text.split(b"\n"))


def is_patch(name):
    return name.endswith((".patch", ".mbox"))


# The name of the file, and the input for a piece and a size.
FORMS = {
    "line": ("x.c", lambda p, n: b"\t" + times(p, n) + b"\n"),
    "spaced": ("x.c", lambda p, n: b"\tx = " + times(p + b" ", n) + b";\n"),
    "lines": ("x.c", lambda p, n: times(b"\t" + p + b"\n", n)),
    "numbered": ("x.c", lambda p, n: numbered(p + b"\n", n)),
    "statement": ("x.c", lambda p, n: b"int f(void)\n{\n\tx(" + times(b"\t" + p + b",\n", n) + b"\tb);\n}\n"),
    "open": ("x.c", lambda p, n: b"\t" + times(p + b"(", n) + b"\n"),
    "nested": ("x.c", lambda p, n: b"\t" + times(p + b"(", n) + times(b")", n // (len(p) + 1)) + b"\n"),
    "blocks": ("x.c", lambda p, n: times(p + b" {\n", n) + times(b"}\n", n // (len(p) + 3) * 2)),
    "condition": ("x.c", lambda p, n: b"\tif (" + times(p, n) + b")\n\t\tx();\n"),
    "parameters": ("x.c", lambda p, n: b"int f(" + times(p + b", ", n) + b")\n{\n}\n"),
    "comment": ("x.c", lambda p, n: b"/* " + times(p, n) + b" */\n"),
    "comments": ("x.c", lambda p, n: b"/*\n" + times(b" * " + p + b"\n", n) + b" */\n"),
    "string": ("x.c", lambda p, n: b'\tx("' + times(p, n) + b'");\n'),
    "macro": ("x.c", lambda p, n: b"#define M(a) \\\n" + times(b"\t" + p + b" \\\n", n) + b"\tx\n"),
    "value": ("x.c", lambda p, n: b"#define M(a) " + times(p, n) + b"\n"),
    "header": ("x.h", lambda p, n: times(p + b"\n", n)),
    "Kconfig": ("Kconfig", lambda p, n: times(p + b"\n", n)),
    "devicetree": ("x.dts", lambda p, n: times(p + b"\n", n)),
    "assembly": ("x.S", lambda p, n: b"\t" + times(p, n) + b"\n"),
    "log": ("x.patch", lambda p, n: mail(times(p.replace(b"\n", b" "), n) + b"\n")),
    "logs": ("x.patch", lambda p, n: mail(times(p + b"\n", n))),
    "trailer": ("x.patch", lambda p, n: mail(b"Reviewed-by: " + times(p, n) + b"\n")),
    "trailers": ("x.patch", lambda p, n: mail(numbered(b"Reviewed-by: " + p + b" <a@example.org>\n", n))),
    "subject": ("x.patch", lambda p, n: mail(subject=times(p, n))),
    "context": ("x.patch", lambda p, n: mail(patch=hunk(times(b" " + p + b"\n", n) + b"+\ta\n"))),
    "removed": ("x.patch", lambda p, n: mail(patch=hunk(b"+\ta\n") + times(b"-" + p + b"\n", n))),
    "hunk header": ("x.patch", lambda p, n: mail(patch=b"--- a/x.c\n+++ b/x.c\n@@ -1,1 +1,1 @@ " + times(p, n) + b"\n+a\n")),
    "hunks": ("x.patch", lambda p, n: mail(patch=b"--- a/x.c\n+++ b/x.c\n" + times(b"@@ -1,0 +1,1 @@\n+" + p + b"\n", n))),
    "files": ("x.patch", lambda p, n: mail(patch=b"".join(
        hunk(added(p), b"%d.c" % i) for i in range(max(1, n // (len(p) + 45)))))),
    "mails": ("x.mbox", lambda p, n: times(b"From a Mon Sep 17 00:00:00 2001\n" + mail(p + b"\n", hunk(added(p))) + b"\n", n)),
}


def calling(call, make):
    """A form with calls in it: in each piece, and around all of them."""
    name = call.split(b"(")[0]
    undo = {b"kmap": b"kunmap(page)"}.get(name, b"kunmap_local(p)")
    return lambda piece, size: (b"int f(struct page *page, int n)\n{\n\tchar *p = %s(page);\n%s\n\t%s;\n}\n"
                                % (name, make(piece + b" " + call, size), undo))


def measure(words, folder, seconds):
    """Seconds of the processor, MiB and the exit status; None for one that takes more than `seconds`."""
    child = subprocess.Popen(["prlimit", f"--cpu={seconds}", *words], cwd=folder, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode in (-9, -24):
        return None, usage.ru_maxrss / 1024, None
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode


def sweep(job):
    """A line about one piece in one form where something is wrong with it."""
    program, command, form, piece, size, seconds = job
    name, make = FORMS[form]
    if command in CALLS:
        make = calling(CALLS[command], make)
    with tempfile.TemporaryDirectory() as folder:
        words = [program, *COMMANDS[command]]
        if command not in CALLS:
            words += [name] if is_patch(name) else ["-f", name]
        for _ in range(3):
            rows = []
            for part in (size // 4, size):
                pathlib.Path(folder, name).write_bytes(make(piece, part))
                rows.append(measure(words, folder, seconds))
            (small, _, _), (large, mebibytes, status) = rows
            start = 0.004  # of a process, seconds
            ratio = (large - start) / max(small - start, 0.001) if large and small else 99
            isBad = large is None or large > 0.5 or large > 0.06 and ratio > 5
            if not isBad:
                break
        if isBad or mebibytes > slow_inputs.MOST_MEBIBYTES or status not in (0, 1, 2):
            shown = "over the limit" if large is None else f"{large * 1000:.0f} ms"
            return f"{command:8} {form:12} {piece!r:.60} {shown}, {ratio:.1f} times, {mebibytes:.0f} MiB, status {status}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lintel", metavar="PROGRAM", default=str(harness.TOP / ".build/release/lintel"))
    parser.add_argument("--commands", default="check", help="a list with commas of: " + ", ".join(COMMANDS))
    parser.add_argument("--forms", default=",".join(FORMS), help="a list with commas; all of them: %(default)s")
    parser.add_argument("--pieces", metavar="PATTERN", default="", help="only pieces that match it")
    parser.add_argument("--size", type=int, default=500_000, help="bytes of the larger input (%(default)s)")
    parser.add_argument("--seconds", type=int, default=2, help="when a run is given up (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--part", metavar="N/M", default="1/1", help="the Nth of M parts of the inputs")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.lintel)
    jobs = [(program, command, form, piece, arguments.size, arguments.seconds)
            for command in arguments.commands.split(",") for form in arguments.forms.split(",") for piece in pieces()
            if re.search(arguments.pieces.encode(), piece) and not (command in CALLS and is_patch(FORMS[form][0]))]
    part, parts = map(int, arguments.part.split("/"))
    jobs = jobs[part - 1::parts]
    print(f"{len(jobs)} inputs", flush=True)
    found = 0
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        for line in pool.map(sweep, jobs, chunksize=4):
            if line:
                found += 1
                print(line, flush=True)
    raise SystemExit(found > 0)


if __name__ == "__main__":
    main()
