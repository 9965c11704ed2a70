#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# fetch-source.sh VERSION
#
# Fetches the whole source of a kernel, 6.1 for instance, from Debian's package linux-source-VERSION into
# ${XDG_CACHE_HOME:-~/.cache}/lintel/source-VERSION (1.4 GB, about a minute), and prints where it is. What is there
# already stays as it is. Nothing is installed. Ends with 3 where the archive does not have the version.
#
# make-oracle-tree.sh is something else: with another version than 6.12 its tree has that version's scripts alone.
set -eu

version=${1:?usage: fetch-source.sh VERSION}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/lintel
folder=$cache/source-$version
package=linux-source-$version

if [ -e "$folder/MAINTAINERS" ]; then
  echo "$folder"
  exit 0
fi

mkdir -p "$cache"
work=$(mktemp -d "$cache/.fetch-source.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"
if [ -e "/usr/src/$package.tar.xz" ]; then
  open() { xz -dc "/usr/src/$package.tar.xz"; }
else
  apt-cache show "$package" >/dev/null 2>&1 || {
    echo "fetch-source.sh: apt knows no $package (Debian 12 has it)" >&2
    exit 3
  }
  apt-get -qq -o APT::Sandbox::User= download "$package" >&2 || {
    echo "fetch-source.sh: cannot get $package" >&2
    exit 3
  }
  open() { dpkg-deb --fsys-tarfile "$package"_*.deb | tar -xO "./usr/src/$package.tar.xz" | xz -dc; }
fi
mkdir out
open | tar -C out --strip-components=1 -x
[ -e out/MAINTAINERS ] || { echo "fetch-source.sh: $package holds no kernel" >&2; exit 1; }
rm -f out/.gitignore # Debian's leaves out all that it did not put there itself
mv -T out "$folder"
echo "$folder"
