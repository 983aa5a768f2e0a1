#!/bin/sh
# Runs the benchmarks: the suite (default), or with "micro" the JMH ones. --help lists the options.
# Programs to measure beside ours are fetched into benchmarks/ when they are missing; where that
# fails, their rows say so and the rest is measured.
set -eu
cd "$(dirname "$0")/.."
java=$(bin/find-jdk 25)/bin/java

fetch_peers() {
  [ -f benchmarks/target/peers/zipkin.jar ] ||
    scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -Ppeers \
      -pl benchmarks -am package || true
  [ -f benchmarks/peers/node/node_modules/.package-lock.json ] &&
    [ ! benchmarks/peers/node/package-lock.json -nt benchmarks/peers/node/node_modules/.package-lock.json ] ||
    npm --prefix benchmarks/peers/node ci --silent --ignore-scripts || true
}

scripts/build-if-changed.sh
scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -pl benchmarks -am package
case " $* " in
  *" micro "* | *" --help "* | *"peers"*) ;;
  *) fetch_peers ;;
esac
exec "$java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -cp "benchmarks/target/lib/*" dev.flowtrail.benchmarks.Main "$@"
