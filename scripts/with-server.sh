#!/bin/sh
# Runs a command beside a fresh server with the demo's flows in it. The server listens on a free
# port, keeps its data in a temporary folder, and ends with the command.
# The command finds the address in FLOWTRAIL_URL, the data folder in FLOWTRAIL_DATA. CANDIDATES=100000 adds one flow over so many.
# usage: with-server.sh command [argument ...]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
server=

finish() {
  status=$?
  trap - EXIT
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait
  rm -rf "$folder"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$home/bin/flowtrail" serve --log-format text --port 0 --data-dir "$folder/data" \
  >"$folder/out" 2>"$folder/log" &
server=$!
until grep -q 'Data folder' "$folder/out"; do
  kill -0 "$server" 2>/dev/null || {
    cat "$folder/out" "$folder/log" >&2
    exit 1
  }
  sleep 0.1
done

FLOWTRAIL_URL=$(sed -n 's/^ *Dashboard *//p' "$folder/out")
FLOWTRAIL_DATA=$folder/data
export FLOWTRAIL_URL FLOWTRAIL_DATA
"$home/bin/flowtrail" demo --endpoint "$FLOWTRAIL_URL"
[ -z "${CANDIDATES:-}" ] ||
  "$home/bin/flowtrail" demo --endpoint "$FLOWTRAIL_URL" --candidates "$CANDIDATES"
"$@" || {
  status=$?
  echo "The server said:" >&2
  cat "$folder/log" >&2
  exit "$status"
}
