#!/bin/sh
# Kills every part, fails networks and fills disks while clients send, and judges afterwards.
# usage: torture.sh [minutes of each profile, 5] [seed, else a random one]
set -eu
cd "$(dirname "$0")/.."
scripts/build-cluster.sh
minutes=${1:-5}
seed=${2:-$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')}
folder=target/torture
rm -rf "$folder"
for profile in embedded disk machines networks steps queue-steps; do
  echo "== $profile, $minutes minutes, seed $seed"
  "$(bin/find-jdk 25)/bin/java" --enable-native-access=ALL-UNNAMED \
    "-Dflowtrail.server=$(echo server/target/lib/flowtrail-server-*.jar)" \
    -cp "cluster/target/lib/*" dev.flowtrail.cluster.torture.Main \
    "$folder" "$profile" "$minutes" "$seed" || {
    echo "A promise was broken, or refused unclearly: logs and journals are in $folder/$profile"
    exit 1
  }
done
