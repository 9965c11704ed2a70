#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# test-ledger-kills.sh [COUNT [SEED]]
#
# Kills lintel-campaign with SIGKILL at COUNT random points (1000 if not given) of claims, releases, scans and syncs,
# and checks after each kill that the ledger is sound and has all that was acknowledged. Ends with 1 if it is not.
# LINTEL_CAMPAIGN names the program; else the release build is taken.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-1000}
RANDOM=${2:-1}
program=${LINTEL_CAMPAIGN:-$PWD/.build/release/lintel-campaign}
[ -x "$program" ] || { echo "test-ledger-kills.sh: $program is not there: make build" >&2; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tree=$folder/tree
export LINTEL_LEDGER=$folder/ledger.db
export GIT_CONFIG_NOSYSTEM=1 HOME=$folder GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org \
  GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
files=60

# source_file NUMBER API UNDO: a driver with one map and one unmap.
source_file() {
  cat > "$tree/drivers/skiff/file$1.c" <<END
int skiff_$1(struct page *page, char *to)
{
	char *from = $2(page);

	memcpy(to, from, $1);
	$3
	return 0;
}
END
}

# patch_mail NUMBER: the mail that converts the driver.
patch_mail() {
  cat <<END
From mboxrd@z Thu Jan  1 00:00:00 1970
From: Bob <bob@example.org>
Date: Thu, 26 Nov 2026 10:00:00 +0000
Message-ID: <skiff.$1@example.org>
Subject: [PATCH] skiff: $1: map locally

---
diff --git a/drivers/skiff/file$1.c b/drivers/skiff/file$1.c
--- a/drivers/skiff/file$1.c
+++ b/drivers/skiff/file$1.c
@@ -1,8 +1,8 @@
 int skiff_$1(struct page *page, char *to)
 {
-	char *from = kmap(page);
+	char *from = kmap_local_page(page);
 
 	memcpy(to, from, $1);
-	kunmap(page);
+	kunmap_local(from);
 	return 0;
 }

END
}

fail() {
  echo "test-ledger-kills.sh: round $round, $what: $*" >&2
  exit 1
}

mkdir -p "$tree/drivers/skiff"
git -C "$tree" init --quiet
for number in $(seq $files); do source_file "$number" kmap 'kunmap(page);'; done
git -C "$tree" add --all && git -C "$tree" commit --quiet --message begin
"$program" init --tree "$tree" kmap kunmap >/dev/null
[ "$("$program" list | wc -l)" = $((2 * files)) ] || { echo 'the census is wrong' >&2; exit 1; }

declare -A owner=() posted=() ids=()
for number in $(seq $files); do
  ids[$number]=$("$program" list --path "drivers/skiff/file$number.c" | cut -d' ' -f1 | tr '\n' ' ')
done
acknowledged=0 killed=0
what=start

# run MILLISECONDS COMMAND...: runs the program and kills it after that time; fails unless it ended by itself.
run() {
  local delay=$1 pid status=0
  shift
  what=$*
  "$program" "$@" >"$folder/out" 2>"$folder/err" &
  pid=$!
  sleep "0.$(printf %03d "$delay")"
  kill -KILL $pid 2>/dev/null || true
  wait $pid 2>/dev/null || status=$?
  if [ $status = 137 ]; then killed=$((killed + 1)); fi
  return $status
}

for round in $(seq "$count"); do
  number=$((RANDOM % files + 1))
  path=drivers/skiff/file$number.c
  delay=$((RANDOM % 45 + 1))
  case $((RANDOM % 8)) in
    0 | 1 | 2 | 3)
      person=p$((RANDOM % 5))@example.org
      if run $delay claim "$path" --as "P <$person>"; then
        acknowledged=$((acknowledged + 1))
        owner[$number]=$person
      elif grep -q "taken by P <$person>" "$folder/err"; then
        fail "refused its own claim"
      fi ;;
    4)
      if [ -n "${owner[$number]:-}" ] && run $delay release "$path" --as "P <${owner[$number]}>"; then
        acknowledged=$((acknowledged + 1))
        unset "owner[$number]"
      fi ;;
    5 | 6)
      patch_mail "$number" > "$folder/list.mbox"
      patch_mail $((number % files + 1)) >> "$folder/list.mbox"
      if run $delay scan "$folder/list.mbox"; then
        acknowledged=$((acknowledged + 1))
        posted[$number]=1
      fi ;;
    7)
      # A tenth of the drivers is converted and taken back in turn, so there is always something to sync.
      toggled=$((number % 6 * 10 + 1))
      if grep -q kmap_local "$tree/drivers/skiff/file$toggled.c"; then
        source_file $toggled kmap 'kunmap(page);'
      else
        source_file $toggled kmap_local_page 'kunmap_local(from);'
      fi
      git -C "$tree" commit --quiet --all --message "skiff: $toggled"
      if run $((delay * 3)) sync; then acknowledged=$((acknowledged + 1)); fi ;;
  esac
  # What a killed process left must be sound before anything else touches it.
  "$program" check >/dev/null 2>"$folder/err" || fail "$(cat "$folder/err")"
  # All or nothing: the map and the unmap of a file have one owner, or the same state.
  states=$("$program" list --path "$path" | sed 's/^[0-9a-f]*  \([a-z]*\).*/\1/' | sort -u | wc -l)
  [ "$states" = 1 ] || fail "half of $path was changed"
  # What was acknowledged is in the history, whatever became of it.
  # shellcheck disable=SC2086  # two ids
  history=$("$program" history ${ids[$number]})
  if [ -n "${owner[$number]:-}" ]; then
    [[ $history == *"claimed by P <${owner[$number]}>"* ]] || fail "a claim was lost"
  fi
  if [ -n "${posted[$number]:-}" ]; then
    postings=$(grep -c "  posted .*<skiff.$number@" <<< "$history" || true)
    [ "$postings" = 2 ] || fail "$postings postings instead of 2"
  fi
done

what='last sync'
"$program" sync >/dev/null
"$program" check >/dev/null
left=$("$program" list --left | wc -l)
calls=$(cat "$tree"/drivers/skiff/*.c | grep -cE '\<k(un)?map\(')
[ "$left" = "$calls" ] || fail "$left sites are left, the tree has $calls"
[ "$("$program" list | wc -l)" = $((2 * files)) ] || fail 'sites were lost or added'
echo "kills: $count rounds, $killed killed, $acknowledged acknowledged, all kept; the ledger is sound"
