#!/bin/sh
# Builds, runs the server, sends it the demo's flows and stays until Ctrl-C.
# Settings come from FLOWTRAIL_* variables, as for bin/flowtrail serve; data stays in .data/.
set -eu
cd "$(dirname "$0")/.."
FLOWTRAIL_DATA_DIR=${FLOWTRAIL_DATA_DIR:-.data}
export FLOWTRAIL_DATA_DIR
out=$(mktemp)
server=

finish() {
  status=$?
  trap - EXIT INT TERM
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait
  rm -f "$out"
  exit "$status"
}
trap finish EXIT
trap 'exit 0' INT TERM

bin/flowtrail serve --log-format text >"$out" &
server=$!
until grep -q 'Data folder' "$out"; do
  kill -0 "$server" 2>/dev/null || {
    wait "$server" || exit $?
  }
  sleep 0.1
done

cat "$out"
echo
bin/flowtrail demo --endpoint "$(sed -n 's/^ *Dashboard *//p' "$out")" ||
  echo "The demo could not send its flows; the server runs on."
echo
echo "Ctrl-C ends the server."
wait "$server"
