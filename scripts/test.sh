#!/bin/sh
# All tests: Java and dashboard in one Maven build, the SDK once more on Java 17, the samples with
# what is published, then the browser tests against a real server. Ends with the counts; fails when one of them failed.
set -u
cd "$(dirname "$0")/.."
mkdir -p target
log=target/test.log
: >"$log"
failed_parts=

# Runs a part, shows the lines that count, and remembers whether it failed.
part() {
  name=$1
  filter=$2
  shift 2
  echo "== $name"
  { "$@" 2>&1 || echo "PART FAILED"; } | tee -a "$log" |
    awk -v filter="$filter|PART FAILED" '$0 ~ filter { print; fflush() }'
  if tail -n 1 "$log" | grep -q "PART FAILED"; then
    failed_parts="$failed_parts, $name"
  fi
}

java_lines='^.ERROR.|Tests run:|^dashboard:|Tests  |BUILD'

part "Java and dashboard" "$java_lines" scripts/maven.sh -fae -Dmaven.javadoc.skip verify
if jdk17=$(bin/find-jdk 17 2>/dev/null); then
  part "protocol and SDK on Java 17" "$java_lines" \
    scripts/maven.sh -Djvm="$jdk17/bin/java" -pl protocol,sdk test
else
  echo "No JDK 17 found: protocol and SDK were compiled for Java 17, but tested on 25 only."
fi
part "samples" '.' scripts/samples.sh
part "browser" '.' scripts/browser-test.sh

awk '
  { gsub(/\033\[[0-9;]*m/, "") }
  /Tests run:/ && !/Time elapsed/ { gsub(/,/, ""); run += $4; broken += $6 + $8; skipped += $10 }
  /Tests +[0-9]+ (passed|failed)/ {
    sub(/.*Tests +/, "")
    for (i = 2; i <= NF; i++) {
      if ($i ~ /^(passed|failed)/) run += $(i - 1)
      if ($i ~ /^failed/) broken += $(i - 1)
    }
  }
  END { printf "\n%d passed, %d failed", run - broken - skipped, broken; if (skipped) printf ", %d skipped", skipped; print "" }
' "$log"
if [ -n "$failed_parts" ]; then
  echo "Did not pass: ${failed_parts#, } (all that was said: $log)"
  exit 1
fi
