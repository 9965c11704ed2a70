#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# make-oracle-tree.sh [--version VERSION] [TREE]
#
# Makes the kernel tree that Lintel is compared on: Debian's linux-source-6.12 as a git repository with one
# commit (about a minute, 2.5 GB). TREE is ${XDG_CACHE_HOME:-~/.cache}/lintel/linux-source-6.12 unless given.
# A tree that stands already is left as it is. Prints where the tree is.
#
# With another VERSION the tree is that of 6.12 with the scripts of the other kernel, which fetch-script.sh gets:
# what differs then is what the script says, since both check the same files. It shares the objects of 6.12's tree.
set -eu

version=6.12
if [ "${1:-}" = --version ]; then
  version=${2:?which version?}
  shift 2
fi
cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
tree=${1:-$cache/linux-source-$version}
tarball=${LINUX_SOURCE:-/usr/src/linux-source-6.12.tar.xz}
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

if git -C "$tree" rev-parse --quiet --verify HEAD >/dev/null 2>&1 && [ -e "$tree/scripts/checkpatch.pl" ]; then
  echo "$tree"
  exit 0
fi
if [ -e "$tree" ]; then
  echo "make-oracle-tree.sh: $tree is in the way and is no kernel tree in git; move it away" >&2
  exit 1
fi
if [ "$version" = 6.12 ] && [ ! -e "$tarball" ]; then
  echo "make-oracle-tree.sh: no $tarball; run Scripts/install-dependencies.sh --oracle" >&2
  exit 1
fi

# Build beside the goal and rename at the end, so that a tree that exists is a whole one.
parent=$(dirname "$tree")
mkdir -p "$parent"
work=$(mktemp -d "$parent/.make-tree.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# commit FOLDER WHAT: commits all that is there, the same everywhere: a fixed date and a fixed name.
commit() {
  # Debian's .gitignore hides the top level; everything in the package is source.
  git -C "$1" -c core.autocrlf=false add --all --force
  date='2026-01-01T00:00:00Z'
  GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date git -C "$1" -c user.name=tree -c user.email=tree@localhost \
    -c commit.gpgSign=false -c gc.auto=0 commit -q -m "$2"
}

if [ "$version" = 6.12 ]; then
  tar -C "$work" -xf "$tarball"
  made=$(echo "$work"/linux-source-*)
  rm -rf "$made/debian"
  git -c init.defaultBranch=master init -q "$made"
else
  base=$("$0")
  scripts=$("$(dirname "$0")/fetch-script.sh" "$version")
  made=$work/tree
  git clone -q --shared "$base" "$made"
  cp -a "$scripts/scripts" "$made/"
  documentation=Documentation/dev-tools/checkpatch.rst
  [ ! -e "$scripts/$documentation" ] || cp "$scripts/$documentation" "$made/$documentation"
fi
commit "$made" "linux-source-$version"
mv -T "$made" "$tree"
echo "$tree"
