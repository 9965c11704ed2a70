# SPDX-License-Identifier: GPL-2.0-only
"""Runs programs under a stopwatch, and writes times, rates and machines as text."""
import collections
import marshal
import os
import pathlib
import platform
import re
import shlex
import statistics
import subprocess
import sys

from . import harness

Run = collections.namedtuple("Run", "seconds processor mebibytes")


class Stopwatch:
    """Measures whole processes: wall-clock time from start to exit, the processor's, and the largest resident set."""

    def __init__(self, environment):
        self.environment = environment
        self.cores = sorted(os.sched_getaffinity(0))
        starter = pathlib.Path(__file__).with_name("starter.py")
        self.starter = subprocess.Popen([sys.executable, "-I", "-S", str(starter)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def run(self, words, folder, cores=1, output=os.devnull, statuses=(0, 1)):
        """One run, pinned to that many cores. A checker with another status than these, or a signal, ends the bench."""
        request = (list(words), str(folder), str(output), self.cores[-cores:], self.environment)
        marshal.dump(request, self.starter.stdin)
        self.starter.stdin.flush()
        try:
            seconds, processor, status, kibibytes = marshal.load(self.starter.stdout)
        except EOFError:
            sys.exit(f"{words[0]} cannot be started")
        code = os.waitstatus_to_exitcode(status)
        if code not in statuses:
            sys.exit(f"{shlex.join(words)[:400]} exits with {code}")
        return Run(seconds, processor, kibibytes / 1024)

    def runs(self, count, words, folder, cores=1, statuses=(0, 1)):
        """The middle of `count` runs, after one that reads what is needed from the disk."""
        self.run(words, folder, cores, statuses=statuses)
        return middle([self.run(words, folder, cores, statuses=statuses) for _ in range(count)])


def middle(runs):
    """The median of the times, the least of the processor's, which other work only lengthens, and the largest size."""
    return Run(statistics.median(r.seconds for r in runs), min(r.processor for r in runs), max(r.mebibytes for r in runs))


def findings(path):
    """What a --terse report says, as (name, line, level, type) and how often."""
    found = collections.Counter()
    with open(path, encoding="utf-8", errors="surrogateescape") as report:
        for line in report:
            if match := harness.FINDING.match(line):
                found[line[:match.end()]] += 1
    return found


def finding_count(path):
    """The number of findings of a --terse report that may be very large."""
    pattern = r":[0-9]+: (ERROR|WARNING|CHECK):[A-Za-z0-9_]+:"
    done = subprocess.run(["grep", "-acE", pattern, str(path)], stdout=subprocess.PIPE, check=False,
                          env={**os.environ, "LC_ALL": "C"})
    return int(done.stdout)


def duration(seconds):
    """"4.2 ms", "12.3 s", "9.7 h"."""
    if seconds >= 3600:
        return f"{seconds / 3600:.1f} h"
    if seconds >= 1:
        return f"{seconds:.2f} s" if seconds < 100 else f"{seconds:.0f} s"
    return f"{seconds * 1000:.1f} ms"


def rate(lines, seconds):
    return f"{lines / seconds:,.0f}" if lines else "-"


def machine():
    """The processor, its cores, the kernel, and what the scripts run with."""
    info = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.*)", info, re.M)
    perl = subprocess.run(["perl", "-e", 'printf "%vd", $^V'], stdout=subprocess.PIPE, text=True, check=True).stdout
    git = subprocess.run(["git", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[2]
    return (f"{model[1] if model else platform.machine()}, {len(os.sched_getaffinity(0))} cores, "
            f"{platform.system()} {platform.release()}; perl {perl}, git {git}")
