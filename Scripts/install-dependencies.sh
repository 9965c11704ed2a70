#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# install-dependencies.sh [--lintel] [--oracle] [--b4] [--browser] [--editors]
#
# Installs what Lintel's build and tests need beside Swift on Debian or Ubuntu, through apt-get, and only what is
# missing; silent when nothing is. With --lintel only what lintel itself needs, with --oracle also what the comparison with checkpatch.pl needs: Debian's kernel
# source and the two Python modules of that script's licence check. With --b4 what Scripts/test-b4.sh needs, with
# --browser what Scripts/test-board.py needs, with --editors what Scripts/test-editors.sh needs.
set -eu

alone=false
oracle=false
b4=false
browser=false
editors=false
for argument; do
  case $argument in
    --lintel) alone=true ;;
    --oracle) oracle=true ;;
    --b4) b4=true ;;
    --browser) browser=true ;;
    --editors) editors=true ;;
    *) echo "usage: install-dependencies.sh [--lintel] [--oracle] [--b4] [--browser] [--editors]" >&2; exit 2 ;;
  esac
done

packages=''
# need COMMAND PACKAGE: notes the package when the command is not there.
need() {
  command -v "$1" >/dev/null 2>&1 || packages="$packages $2"
}

need git git
if ! $alone; then
  # A bare Debian has a perl and may have a python3 without their libraries.
  perl -MTerm::ANSIColor -MEncode -MGetopt::Long -e 1 2>/dev/null || packages="$packages perl"
  python3 -c 'import concurrent.futures, difflib, json' 2>/dev/null || packages="$packages python3"
  need diff diffutils
  need xz xz-utils
  need taskset util-linux
  need make make
  # What lintel convert runs for semantic patches.
  need spatch coccinelle
  # The ledger of a campaign; what is built needs libsqlite3-0 alone, which the package brings.
  [ -e /usr/include/sqlite3.h ] || packages="$packages libsqlite3-dev"
fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
# Whether a python3 has both modules; looks where Scripts/modules/harness.py looks.
python_has_modules() {
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import ply.lex, git' 2>/dev/null && return 0
  done
  return 1
}

if $oracle; then
  python_has_modules || packages="$packages python3-ply python3-git"
  [ -e "$cache/linux-source-6.12/scripts/checkpatch.pl" ] || [ -e /usr/src/linux-source-6.12.tar.xz ] ||
    packages="$packages linux-source-6.12"
fi
if $b4; then
  python3 -c 'import venv, ensurepip' 2>/dev/null || packages="$packages python3-venv"
fi
if $browser; then
  need chromium chromium
  need chromedriver chromium-driver
  python3 -c 'import selenium' 2>/dev/null || /usr/bin/python3 -c 'import selenium' 2>/dev/null ||
    packages="$packages python3-selenium"
fi

if $editors; then
  python3 -c 'import venv, ensurepip' 2>/dev/null || packages="$packages python3-venv"
  # Debian's own, also where another one is in the path.
  [ -x /usr/bin/nvim ] || packages="$packages neovim"
  need vim vim
  need node nodejs
  [ -d /usr/share/vim/vimfiles/pack/dist-bundle/opt/ale ] || packages="$packages vim-ale"
  need emacs emacs-nox
  [ -d /usr/share/emacs/site-lisp/elpa-src ] || packages="$packages elpa-eglot"
fi

if [ -n "$packages" ]; then
  command -v apt-get >/dev/null || {
    echo "install-dependencies.sh: no apt-get here; install by hand:$packages" >&2
    exit 1
  }
  sudo=''
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "installing:$packages"
  $sudo apt-get update -qq
  case $packages in *linux-source*)
    apt-cache show linux-source-6.12 >/dev/null 2>&1 || {
      echo "install-dependencies.sh: this system has no package linux-source-6.12 (Debian 12 has it)." >&2
      echo "Put Debian's linux-source-6.12.tar.xz into /usr/src, and run this again." >&2
      exit 1
    } ;;
  esac
  # Through env, as sudo drops the environment.
  # shellcheck disable=SC2086  # the list is meant to be split
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi

if $oracle && ! python_has_modules; then
  echo "install-dependencies.sh: no python3 imports ply and git, though the packages are installed" >&2
  exit 1
fi
if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  echo "install-dependencies.sh: no Swift; install 6.2 or later from https://www.swift.org/install/linux/" >&2
  exit 1
fi
