#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# build-alone.sh [ARGUMENT...]: builds lintel alone, with the one package that it needs, for `make run`.
#
# SwiftPM fetches all that Package.resolved names, 210 MB of it for the other programs. So that file has the pin of the one
# package while this runs, the same as always.
set -eu
cd "$(dirname "$0")/.."

all=.build/Package.resolved.all
mkdir -p .build
# One that was killed has left its own.
if [ -e "$all" ] && [ "$(grep -c '"identity"' Package.resolved)" -le 1 ]; then mv -f "$all" Package.resolved; fi
cp Package.resolved "$all.new" && mv -f "$all.new" "$all"
trap '[ ! -e "$all" ] || mv -f "$all" Package.resolved' EXIT
trap 'exit 1' HUP INT TERM
awk -v name='"identity" : "swift-argument-parser"' '
  /^    \{/ { pin = "" }
  { pin = pin $0 "\n" }
  /^    \}/ && index(pin, name) { sub(/,\n$/, "\n", pin); found = pin }
  END {
    if (!found) exit 1
    printf "{\n  \"pins\" : [\n%s  ],\n  \"version\" : 3\n}\n", found
  }' "$all" > .build/Package.resolved.one || {
  echo "build-alone.sh: Package.resolved has no swift-argument-parser" >&2
  exit 1
}
mv -f .build/Package.resolved.one Package.resolved
LINTEL_ALONE=1 "${SWIFT:-swift}" build --force-resolved-versions --product lintel "$@"
