#!/bin/sh
# Runs the benchmarks and prints each as a multiple of a yardstick measured in the same run.
# usage: bench.sh [regular expression of benchmark names]
set -eu
cd "$(dirname "$0")/.."
scripts/maven.sh -q -DskipTests -Dspotless.check.skip -pl benchmarks -am package
exec "$(bin/find-jdk 25)/bin/java" --sun-misc-unsafe-memory-access=allow \
  --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/lib/*" dev.flowtrail.benchmarks.Main "$@"
