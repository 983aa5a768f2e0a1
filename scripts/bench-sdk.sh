#!/bin/sh
# Measures what recording costs the host, beside OpenTelemetry's SDK, on Java 25 and, where there is
# one, on 17. --quick takes a minute for each and only shows that it runs.
set -eu
cd "$(dirname "$0")/.."
scripts/maven.sh -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -Dmaven.javadoc.skip \
  -pl benchmarks/sdk -am package
for version in 17 25; do
  if home=$(bin/find-jdk "$version" java 2>/dev/null); then
    "$home/bin/java" -Xms1g -Xmx1g -XX:+AlwaysPreTouch -cp "benchmarks/sdk/target/lib/*" dev.flowtrail.benchmarks.sdk.Main "$@"
  else
    echo "No JDK $version found."
  fi
done
