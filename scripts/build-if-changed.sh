#!/bin/sh
# Builds what bin/flowtrail runs, unless nothing changed since the last time.
set -eu
cd "$(dirname "$0")/.."
built=target/built

changed() {
  [ ! -f "$built" ] || [ ! -d server/target/lib ] || [ ! -f demo/target/flowtrail-demo.jar ] ||
    find pom.xml protocol sdk server dashboard demo \
      \( -name target -o -name node_modules \) -prune -o -type f -newer "$built" -print |
    grep -q .
}

if changed; then
  mkdir -p target
  if [ -f "$built" ]; then
    echo "Building what changed ..."
  else
    echo "Building Flow Trail; the first time takes a minute or two ..."
  fi
  touch "$built.next"
  scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -pl server,demo -am package
  mv "$built.next" "$built"
fi
