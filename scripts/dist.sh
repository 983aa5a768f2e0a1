#!/bin/sh
# Packs target/flowtrail-<version>.tar.gz: unpack it anywhere, run bin/flowtrail.
set -eu
cd "$(dirname "$0")/.."
scripts/build-if-changed.sh

jar=$(echo server/target/lib/flowtrail-server-*.jar)
version=${jar##*/flowtrail-server-}
name=flowtrail-${version%.jar}
folder=target/$name

rm -rf "$folder"
mkdir -p "$folder/bin" "$folder/lib"
cp bin/flowtrail bin/find-jdk "$folder/bin/"
cp server/target/lib/*.jar demo/target/flowtrail-demo.jar "$folder/lib/"
cp demo/target/lib/*.jar "$folder/lib/"
cp LICENSE NOTICE README.md "$folder/"
tar -czf "target/$name.tar.gz" -C target "$name"
rm -rf "$folder"
echo "target/$name.tar.gz"
