#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# test-b4.sh: b4, the kernel's tool for patch mails, must get from Lintel what it gets from checkpatch.pl.
#
# Installs b4 from PyPI into a venv below the cache, makes a small kernel-like tree whose scripts/checkpatch.pl is
# the shim of `lintel install-shim`, and asserts what b4 makes of the answers: `b4 prep --check` on a good and a
# bad commit, and the check of `b4 am` on a mail. CHECKPATCH=PROGRAM puts another program in the shim's place.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
lintel=${LINTEL:-$top/.build/release/lintel}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
venv=$cache/b4

fail() {
  echo "test-b4: FAILED: $*" >&2
  exit 1
}

if ! "$venv/bin/b4" --version >/dev/null 2>&1; then
  rm -rf "$venv"
  mkdir -p "$cache"
  { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check b4; } ||
    fail "b4 could not be installed from PyPI"
fi
echo "test-b4: b4 $("$venv/bin/b4" --version)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/linux
export HOME=$work/home XDG_CACHE_HOME=$work/cache XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
mkdir -p "$HOME"
git config --global user.name 'Ada Example'
git config --global user.email ada@example.org
git config --global init.defaultBranch main
git config --global b4.prep-cover-strategy branch-description

# What makes a directory a kernel tree for checkpatch.pl.
mkdir -p "$tree"/{Documentation,arch,include,drivers/misc,fs,init,ipc,kernel,lib,scripts}
touch "$tree"/{COPYING,CREDITS,Kbuild,MAINTAINERS,Makefile,README}
cd "$tree"
cat >drivers/misc/tidewater.c <<'END'
// SPDX-License-Identifier: GPL-2.0-only
int tidewater_level(int raw)
{
	return raw * 2;
}
END
if [ -n "${CHECKPATCH:-}" ]; then
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$CHECKPATCH" >scripts/checkpatch.pl
  chmod +x scripts/checkpatch.pl
else
  "$lintel" install-shim "$tree"
fi
[ -x scripts/checkpatch.pl ] || fail "scripts/checkpatch.pl is not executable, so b4 would not use it"
git init -q
git add -A
git commit -q -m 'the tree'

"$venv/bin/b4" -q --no-interactive prep -n tide -f main </dev/null || fail "b4 prep -n"

# A good commit, and one with an error (a trailing space) and a warning (a deprecated call).
sed -i 's/raw \* 2/raw * 4/' drivers/misc/tidewater.c
git commit -q -a -F - <<'END'
misc: tidewater: scale the level by four

The gauge counts quarters of a foot since its second edition, and the
callers expect feet.

Signed-off-by: Ada Example <ada@example.org>
END
sed -i 's/^\treturn/\tvoid *block = kmap(page); \n\n&/' drivers/misc/tidewater.c
git commit -q -a -F - <<'END'
misc: tidewater: look at the calibration page

The calibration of the gauge is in a page of its own; map it before the
level is scaled.

Signed-off-by: Ada Example <ada@example.org>
END

report=$work/report
"$venv/bin/b4" --no-interactive prep --check --no-cache >"$report" 2>&1 || { cat "$report"; fail "b4 prep --check"; }
cat "$report"

# has REGEX: asserts a line of b4's report.
has() {
  grep -Eq -- "$1" "$report" || fail "b4's report has no line like: $1"
}
has 'scripts/checkpatch\.pl -q --terse --no-summary --mailback --showfile'
has ': misc: tidewater: scale the level by four$'
has 'checkpatch\.pl: drivers/misc/tidewater\.c:4: ERROR: '
has 'checkpatch\.pl: drivers/misc/tidewater\.c:4: WARNING: '
has '^Success: 1, Warning: 1, Error: 1$'

# The check of `b4 am --check` and `b4 shazam --check`: no --showfile, so lines are named by "-:LINE:" of the mail.
git format-patch -q -1 --stdout >"$work/bad.mbox"
git format-patch -q -1 --stdout HEAD~1 >"$work/good.mbox"
"$venv/bin/python3" - "$work" "$tree/scripts/checkpatch.pl" <<'END' || fail "b4 am"
import email, email.policy, re, sys
import b4
work, program = sys.argv[1:]
b4.setup_config(__import__("argparse").Namespace(config={}))
command = [program, "-q", "--terse", "--no-summary", "--mailback"]
for name, wanted in (("good", ["success"]), ("bad", ["fail", "warning"])):
    raw = open(f"{work}/{name}.mbox", "rb").read()
    message = email.message_from_bytes(raw.split(b"\n", 1)[1], policy=email.policy.SMTP)
    report = b4.LoreMessage.run_local_check(command, name, message, nocache=True)
    for row in report:
        print("  am:", *row)
    assert sorted(flag for flag, _ in report) == wanted, f"{name}: {report}"
    if name == "bad":
        assert all(re.match(r"checkpatch\.pl: \d+: (ERROR|WARNING): .", text) for _, text in report), report
END
echo "test-b4: passed"
