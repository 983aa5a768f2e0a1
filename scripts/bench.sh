#!/bin/sh
# Runs the benchmarks; arguments go to JMH, for instance the name of one, or -f 1 -wi 1 -i 1.
set -eu
cd "$(dirname "$0")/.."
scripts/maven.sh -q -DskipTests -Dspotless.check.skip -pl benchmarks -am package
exec "$(bin/find-jdk 25)/bin/java" --sun-misc-unsafe-memory-access=allow -cp "benchmarks/target/lib/*" org.openjdk.jmh.Main "$@"
