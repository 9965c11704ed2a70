#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# fetch-script.sh VERSION
#
# Fetches checkpatch.pl of another kernel, 7.3 or 6.1 for instance, and the files that it reads, from Debian's
# archive into ${XDG_CACHE_HOME:-~/.cache}/lintel/scripts-VERSION, and prints where they are. VERSION u-boot is
# U-Boot's script, from its source package. What is there already stays as it is.
#
# apt gets a sources list and state folders of its own: releases that this machine does not use must not show up
# in its own lists. Nothing is installed. Ends with 3 where the archive does not have the version.
set -eu

version=${1:?usage: fetch-script.sh VERSION}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
folder=$cache/scripts-$version
files='checkpatch.pl spelling.txt const_structs.checkpatch get_maintainer.pl spdxcheck.py'

if [ -e "$folder/scripts/checkpatch.pl" ]; then
  echo "$folder"
  exit 0
fi

own=$cache/apt
keys=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
[ -e "$keys" ] || { echo "fetch-script.sh: no $keys; install debian-archive-keyring" >&2; exit 3; }
mkdir -p "$own/lists/partial" "$own/archives/partial"
{
  for suite in bookworm trixie trixie-backports unstable experimental; do
    echo "deb [signed-by=$keys] $mirror $suite main"
  done
  echo "deb [signed-by=$keys] $mirror-security bookworm-security main"
  echo "deb-src [signed-by=$keys] $mirror unstable main"
} >"$own/sources.list"

# own COMMAND...: an apt program that sees nothing but the lists and folders above.
own() {
  program=$1
  shift
  "$program" -qq -o Dir::Etc::sourcelist="$own/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$own/lists" -o Dir::Cache::archives="$own/archives" \
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User= \
    -o Acquire::Retries=1 -o Acquire::http::Timeout=20 "$@"
}

# unreachable WHAT: ends where Debian's archive does not give it.
unreachable() {
  echo "fetch-script.sh: cannot get $1 from Debian's archive" >&2
  exit 3
}

work=$(mktemp -d "$cache/.fetch-script.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"
own apt-get update >&2 || unreachable 'the lists'
if [ "$version" = u-boot ]; then
  own apt-get source --download-only u-boot >&2 || unreachable u-boot
  archive=$(ls u-boot_*.orig.tar.*)
  wanted=$(for file in $files; do echo "*/scripts/$file"; done; echo '*/.checkpatch.conf')
  open() { cat "$archive" | case $archive in *.xz) xz -dc ;; *) gzip -dc ;; esac; }
else
  package=linux-source-$version
  own apt-cache show "$package" >/dev/null 2>&1 || {
    echo "fetch-script.sh: Debian's archive has no $package" >&2
    exit 3
  }
  own apt-get download "$package" >&2 || unreachable "$package"
  wanted=$(for file in $files; do echo "*/scripts/$file"; done
    echo '*/Makefile' '*/MAINTAINERS' '*/Documentation/dev-tools/checkpatch.rst')
  open() { dpkg-deb --fsys-tarfile "$package"_*.deb | tar -xO "./usr/src/$package.tar.xz" | xz -dc; }
fi
mkdir out
# tar complains about a name that the archive lacks; what counts is the script. No wildcard but the first folder.
# shellcheck disable=SC2086  # the list is meant to be split
open | { set -f; tar -C out --strip-components=1 -x --wildcards --no-wildcards-match-slash $wanted || true; }
[ -e out/scripts/checkpatch.pl ] || { echo "fetch-script.sh: no checkpatch.pl in $version" >&2; exit 1; }
mv -T out "$folder"
echo "$folder"
