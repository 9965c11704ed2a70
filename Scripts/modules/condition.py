# SPDX-License-Identifier: GPL-2.0-only
"""A bad condition under which test-conditions.py runs Lintel's commands, and what must hold then."""
import re

SWIFT = re.compile(r"Fatal error|Crash|crashed|\.swift:\d+|Thread \d+|Backtrace|Illegal instruction|terminate called")
ERROR_LINES = 6
FILE_LINE = re.compile(r"^[a-z.-]+: [^ ]+: [A-Z]")  # each file that cannot be read has a line of its own


class Condition:
    """Changes the sandbox or how the command runs; `only` are words, one of which a command must have."""

    statuses = (0, 1, 2, 25)  # 25: get_maintainer.pl's without a MAINTAINERS

    def __init__(self, name, change=None, only=(), but=(), other=(), needs=None, signals=(), never=(), **how):
        self.name, self.change, self.only, self.needs, self.how = name, change, only, needs, how
        self.but = but          # commands that it is not for
        self.other = other      # commands that have another answer then, and a right one
        self.signals = signals  # that may end the command
        self.never = never      # what its standard output must not have

    def missing(self):
        """Why this machine cannot try it, or None."""
        return self.needs() if self.needs else None

    def concerns(self, command):
        return command not in self.but and (not self.only or any(command.startswith(word) for word in self.only))

    def try_command(self, name, template):
        """Runs the command on good days and under the condition; a list of what does not hold."""
        usual = expected(template, name)
        bad = template.fresh()
        undo = self.change(bad) if self.change else None
        before = bad.files()
        try:
            run = bad.run(name, **self.how)
        finally:
            if callable(undo):
                undo()
        found = list(self.faults(run, bad.leftovers()))
        if name not in self.other:
            found += self.differences(usual, before, run, name.endswith(".pl"))
        return found

    def faults(self, run, leftovers):
        """What is wrong whatever the answer is."""
        if not_started(run):
            return
        lines = run.err.splitlines()
        ended_by = [-s for s in self.signals] + [128 + s for s in self.signals]
        if run.status == "hung":
            yield f"does not end within {run.seconds:.0f} s"
        elif run.status not in [*self.statuses, *ended_by]:
            yield f"ends with {run.status}: {lines[:1]}"
        if SWIFT.search(run.err):
            yield f"shows a trap: {lines[:2]}"
        if run.left:
            yield "leaves a process"
        if leftovers:
            yield f"leaves {leftovers}"
        for text in self.never:
            if text in run.out or text in run.err:
                yield f"shows {text!r}"

    def differences(self, usual, before, run, is_script):
        """Where it neither answers as on good days nor says why."""
        if not_started(run):
            return
        lines = run.err.splitlines()
        others = [line for line in lines if not FILE_LINE.match(line)]
        if len(others) > ERROR_LINES and run.err != usual.err:
            yield f"writes {len(lines)} lines of errors: {lines[:2]}"
        # Each file is as it was, or as it is on good days.
        for path in sorted(set(before) | set(run.files)):
            old, now, wanted = (files.get(path) for files in (before, run.files, usual.files))
            if now not in (old, wanted):
                yield f"{path} is half written"
        if run.status in (0, 1) and not self.same(usual, run) and not run.err:
            yield f"ends with {run.status}, other than on good days ({usual.status}), and says nothing"
        # The scripts have statuses of their own, so that a line is all that can be asked for.
        if run.status == 0 and usual.status == 1 and not self.same(usual, run) and not is_script:
            yield f"ends with 0 although not all was checked: {lines[:1]}"

    @staticmethod
    def same(usual, run):
        return (usual.status, usual.out) == (run.status, run.out)


def not_started(run):
    """Whether the system could not even load it."""
    return "error while loading shared libraries" in run.err


USUAL = {}


def expected(template, name):
    """What the command gives on good days, which is asked once."""
    if name not in USUAL:
        USUAL[name] = template.fresh().run(name)
    return USUAL[name]
