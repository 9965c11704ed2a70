#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Fuzzes Lintel's readers with libFuzzer (clang's, which Swift's compiler instruments for).
#
#   Scripts/fuzz.sh SECONDS [TARGET]...    fuzz all targets, or these, in turns; 1 where something was found
#   Scripts/fuzz.sh --pack [TARGET]...     write Fuzz/Corpus/ anew, from what the runs so far have kept
#   Scripts/fuzz.sh --list                 list the targets
#
# ADDRESS=yes builds with the address sanitiser too, which is several times as slow; BUILD=no takes what was built.
# What a run learns stays in .build/fuzz/corpus for the next one; what it finds is in .build/fuzz/findings, and each
# turn has a line in .build/fuzz/log.
set -euo pipefail
cd "$(dirname "$0")/.."

max_len=${MAX_LEN:-1500}  # bytes of an input
slice=${SLICE:-120}       # seconds of a turn, at most
memory=300                # megabytes that the process may take
build=.build/fuzz
sanitizers=fuzzer
if [ "${ADDRESS:-no}" = yes ]; then
  # Freed memory is kept for a while, to see who still reads it.
  build=.build/fuzz-address sanitizers=fuzzer,address memory=2048
fi
work=.build/fuzz
fuzzer=$build/release/lintel-fuzz

# Swift's own backtraces take seconds, and hashes that are the same in every run make a finding one that comes again.
export SWIFT_BACKTRACE=enable=no SWIFT_DETERMINISTIC_HASHING=1
scratch=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
export LINTEL_FUZZ_SCRATCH=$scratch
trap 'rm -rf "$scratch"' EXIT

# The seeds, the packed corpus and what earlier runs have learned.
prepare() {
  mkdir -p "$work/corpus/$1" "$work/findings" "$work/seeds/$1"
  "$fuzzer" seeds "$1" "$work/seeds/$1"
  if [ -f "Fuzz/Corpus/$1.tar.gz" ]; then tar -xzf "Fuzz/Corpus/$1.tar.gz" -C "$work/seeds/$1"; fi
}

# Runs a target for so many seconds; adds to `executions`, and gives the status of the fuzzer.
turn() {
  local target=$1 seconds=$2 log=$scratch/log status=0 runs
  "$fuzzer" "$target" -max_total_time="$seconds" -max_len="$max_len" -dict=Fuzz/tokens.dict -timeout=30 \
    -rss_limit_mb="$memory" -print_final_stats=1 -artifact_prefix="$work/findings/$target-" -verbosity=1 \
    "$work/corpus/$target" "$work/seeds/$target" > "$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  executions[$target]=$((${executions[$target]:-0} + ${runs:-0}))
  printf '%(%H:%M:%S)T %-16s %9d executions in %4d s\n' -1 "$target" "${runs:-0}" "$seconds" >> "$work/log"
  worked[$target]=$((${worked[$target]:-0} + seconds))
  if [ "$status" -ne 0 ]; then
    grep -a -E '^lintel-fuzz:|^SUMMARY|ERROR: libFuzzer' "$log" | cut -c1-400 | head -5 || true
    local file
    file=$(grep -a -o 'Test unit written to .*' "$log" | sed 's/^Test unit written to //' | head -1)
    echo "FOUND by $target: ${file:-nothing was kept: $(tail -1 "$log")}"
    echo "  again: LINTEL_FUZZ_SCRATCH=\$(mktemp -d) SWIFT_DETERMINISTIC_HASHING=1 $fuzzer $target $file"
  fi
  return "$status"
}

build() {
  LINTEL_FUZZ=yes "${SWIFT:-swift}" build --force-resolved-versions -c release --scratch-path "$build" --product lintel-fuzz \
    --static-swift-stdlib -Xswiftc "-sanitize=$sanitizers" -Xswiftc -enable-testing 2>&1 |
    grep -v -E 'unhandled|CMakeLists|Cannot export local symbol' >&2
}

# Keeps the smallest inputs that together reach what all of them reach, and what was found once and is mended.
pack() {
  local target file kept=$scratch/kept
  mkdir -p Fuzz/Corpus
  for target in "$@"; do
    prepare "$target"
    rm -rf "$kept" && mkdir -p "$kept"
    "$fuzzer" "$target" -set_cover_merge=1 -max_len=600 -timeout=30 "$kept" "$work/corpus/$target" >/dev/null 2>&1
    for file in "$work/findings/$target-"* "$work/seeds/$target/found-"*; do
      [ -f "$file" ] || continue
      "$fuzzer" "$target" "$file" >/dev/null 2>&1 || { echo "$file still fails" >&2; exit 1; }
      cp "$file" "$kept/found-$(sha1sum < "$file" | cut -c1-12)"
    done
    (cd "$kept" && tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - .) | gzip -9n > "Fuzz/Corpus/$target.tar.gz"
    printf '%-16s %5d inputs %7d bytes packed\n' "$target" "$(find "$kept" -type f | wc -l)" "$(stat -c %s "Fuzz/Corpus/$target.tar.gz")"
  done
}

declare -A executions worked
if [ $# -lt 1 ]; then sed -n '3,12s/^# \{0,1\}//p' "$0"; exit 2; fi
if [ "${BUILD:-yes}" = yes ]; then build; fi
what=$1
shift
targets=("$@")
if [ $# -eq 0 ]; then mapfile -t targets < <("$fuzzer" targets); fi
case $what in
--list) printf '%s\n' "${targets[@]}"; exit ;;
--pack) pack "${targets[@]}"; exit ;;
esac

share=$((what / ${#targets[@]}))
if [ "$share" -gt "$slice" ]; then share=$slice; fi
if [ "$share" -lt 1 ]; then share=1; fi
found=0
for target in "${targets[@]}"; do prepare "$target"; done
end=$((SECONDS + what))
rounds=0
# Once at least, however slow the machine is.
while [ "${#targets[@]}" -gt 0 ] &&
  { [ "$rounds" -eq 0 ] || [ $((SECONDS + share * ${#targets[@]})) -le $((end + share)) ]; }; do
  rounds=$((rounds + 1))
  left=()
  for target in "${targets[@]}"; do
    if turn "$target" "$share"; then left+=("$target"); else found=1; fi
  done
  # What was found would only be found again.
  targets=(${left[@]+"${left[@]}"})
done

for target in "${!executions[@]}"; do
  printf '%-16s %10d executions in %5d s\n' "$target" "${executions[$target]}" "${worked[$target]}"
done | sort
sum=0
for target in "${!executions[@]}"; do sum=$((sum + executions[$target])); done
commit=${COMMIT:-$(git rev-parse --short HEAD 2>/dev/null || echo unknown)}
result='none found'
if [ "$sum" -eq 0 ]; then result='NOTHING was run' found=1; fi
if [ "$found" -eq 1 ]; then result='FINDINGS above'; fi
echo "fuzzing: $sum executions of $commit with $sanitizers, $result"
exit "$found"
