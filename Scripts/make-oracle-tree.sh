#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# make-oracle-tree.sh [TREE]
#
# Makes the kernel tree that Lintel is compared on: Debian's linux-source-6.12 as a git repository with one
# commit (about a minute, 2.5 GB). TREE is ${XDG_CACHE_HOME:-~/.cache}/lintel/linux-source-6.12 unless given.
# A tree that stands already is left as it is. Prints where the tree is.
set -eu

cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
tree=${1:-$cache/linux-source-6.12}
tarball=${LINUX_SOURCE:-/usr/src/linux-source-6.12.tar.xz}

if git -C "$tree" rev-parse --quiet --verify HEAD >/dev/null 2>&1 && [ -e "$tree/scripts/checkpatch.pl" ]; then
  echo "$tree"
  exit 0
fi
if [ -e "$tree" ]; then
  echo "make-oracle-tree.sh: $tree is in the way and is no kernel tree in git; move it away" >&2
  exit 1
fi
if [ ! -e "$tarball" ]; then
  echo "make-oracle-tree.sh: no $tarball; run Scripts/install-dependencies.sh --oracle" >&2
  exit 1
fi

# Build beside the goal and rename at the end, so that a tree that exists is a whole one.
parent=$(dirname "$tree")
mkdir -p "$parent"
work=$(mktemp -d "$parent/.make-tree.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

tar -C "$work" -xf "$tarball"
made=$(echo "$work"/linux-source-*)
rm -rf "$made/debian"
(
  cd "$made"
  unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
  git -c init.defaultBranch=master init -q
  # Debian's .gitignore hides the top level; everything in the package is source.
  git -c core.autocrlf=false add --all --force
  # A fixed date and a fixed name: the same package gives the same commit everywhere.
  date='2026-01-01T00:00:00Z'
  GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date git -c user.name=tree -c user.email=tree@localhost \
    -c commit.gpgSign=false -c gc.auto=0 commit -q -m 'linux-source-6.12'
)
mv -T "$made" "$tree"
echo "$tree"
