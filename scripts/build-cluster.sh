#!/bin/sh
# Builds what make cluster and make torture run, unless nothing changed since the last time.
set -eu
cd "$(dirname "$0")/.."
scripts/build-if-changed.sh
built=target/built-cluster

changed() {
  [ ! -f "$built" ] || [ target/built -nt "$built" ] || [ ! -d cluster/target/lib ] ||
    find cluster -name target -prune -o -type f -newer "$built" -print | grep -q .
}

if changed; then
  touch "$built.next"
  scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -pl cluster -am package
  mv "$built.next" "$built"
fi
