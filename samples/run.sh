#!/bin/sh
# Runs what samples.sh built against the server in FLOWTRAIL_URL, by default on port 3000: on the
# module path and on the class path, on a JDK 17 where there is one.
set -eu
cd "$(dirname "$0")"
java=$(../bin/find-jdk 17 java 2>/dev/null || ../bin/find-jdk 25 java)/bin/java
FLOWTRAIL_ENDPOINT=${FLOWTRAIL_URL:-http://127.0.0.1:3000}
export FLOWTRAIL_ENDPOINT

main=dev.flowtrail.samples.offers.Main
"$java" -p offers/target/offers-1.jar:offers/target/lib -m dev.flowtrail.samples.offers/$main
"$java" -cp "offers/target/offers-1.jar:offers/target/lib/*" $main
"$java" -cp "spring-boot/target/spring-boot-1.jar:spring-boot/target/lib/*" \
  dev.flowtrail.samples.spring.Application --logging.level.root=warn --spring.main.banner-mode=off
