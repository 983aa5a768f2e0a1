#!/bin/sh
# Runs the benchmarks: the suite (default), or with "micro" the JMH ones. --help lists the options.
# Programs to measure beside ours are fetched when they are missing; where that fails, their rows
# say so and the rest is measured.
set -eu
cd "$(dirname "$0")/.."
built=target/built-benchmarks
node=benchmarks/peers/node

changed() {
  [ ! -f "$built" ] || [ target/built -nt "$built" ] || [ ! -d benchmarks/target/lib ] ||
    find cluster benchmarks \( -name target -o -name node_modules \) -prune -o \
      -type f -newer "$built" -print | grep -q .
}

fetch_zipkin() {
  [ -f benchmarks/target/peers/zipkin.jar ] ||
    scripts/maven.sh -q -Ppeers -pl benchmarks dependency:copy@zipkin
}

fetch_node_packages() {
  [ "$node/node_modules/.package-lock.json" -nt "$node/package-lock.json" ] ||
    npm --prefix "$node" ci --silent --ignore-scripts
}

scripts/build-if-changed.sh
if changed; then
  touch "$built.next"
  scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -pl benchmarks -am package
  mv "$built.next" "$built"
fi
case " $* " in
  *" micro "* | *" --help "* | *peers*) ;;
  *)
    fetch_zipkin || echo "Zipkin could not be fetched." >&2
    fetch_node_packages || echo "The stand-in's packages could not be installed." >&2
    ;;
esac
exec "$(bin/find-jdk 25)/bin/java" --sun-misc-unsafe-memory-access=allow \
  --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/lib/*" dev.flowtrail.benchmarks.Main "$@"
