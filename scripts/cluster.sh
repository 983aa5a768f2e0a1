#!/bin/sh
# Runs many machines on one: PostgreSQL, two Redis, an S3 endpoint, two servers that answer and two
# that store; sends them the demo's flows and stays until Ctrl-C. Data and logs stay in .cluster/.
set -eu
cd "$(dirname "$0")/.."
scripts/build-cluster.sh
java=$(bin/find-jdk 25)/bin/java
out=$(mktemp)
cluster=

finish() {
  status=$?
  trap - EXIT INT TERM
  [ -z "$cluster" ] || kill "$cluster" 2>/dev/null || true
  wait
  rm -f "$out"
  exit "$status"
}
trap finish EXIT
trap 'exit 0' INT TERM

echo "Starting ..."
"$java" --enable-native-access=ALL-UNNAMED \
  "-Dflowtrail.server=$(echo server/target/lib/flowtrail-server-*.jar)" \
  -cp "cluster/target/lib/*" dev.flowtrail.cluster.Main .cluster >"$out" &
cluster=$!
until grep -q 'Logs' "$out"; do
  kill -0 "$cluster" 2>/dev/null || {
    wait "$cluster" || exit $?
  }
  sleep 0.1
done

cat "$out"
echo
bin/flowtrail demo --endpoint "$(sed -n 's/^ *api-1 *//p' "$out")" ||
  echo "The demo could not send its flows; the cluster runs on."
echo
echo "Ctrl-C ends all of them."
wait "$cluster"
