#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# test-server.sh [EDITS [MESSAGES]]: what `lintel server` answers to clients that announce themselves as editors do
# (Tests/Server/, by pytest-lsp from PyPI), then a session of EDITS random edits of a file (1,000), and MESSAGES spoilt
# messages (10,000). Runs all three even after one has failed.
set -euo pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
export LINTEL=${LINTEL:-$top/.build/release/lintel}
venv=${XDG_CACHE_HOME:-$HOME/.cache}/lintel/pytest-lsp
versions=(pytest-lsp==1.0.1 pytest-asyncio==1.5.0)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! { cat "$venv/versions" 2>/dev/null || true; } | grep -qxF "${versions[*]}"; then
  rm -rf "$venv"
  mkdir -p "${venv%/*}"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "${versions[@]}"
  echo "${versions[*]}" >"$venv/versions"
fi

status=0
cd "$work"
"$venv/bin/python" -m pytest -q -p no:cacheprovider "$top/Tests/Server" || status=1
"$top/Scripts/server-session.py" --lintel "$LINTEL" --edits "${1:-1000}" "$top/Tests/Conformance/inputs/messy.c" ||
  status=1
"$top/Scripts/fuzz-server.py" --lintel "$LINTEL" --messages "${2:-10000}" || status=1
exit "$status"
