#!/bin/sh
# Sends 200 flows of 50 MB at once to a server with 512 MB of heap, reads them with 50 readers, and
# compares. usage: large-flows.sh [flows, 200] [megabytes of each, 50] [heap in MB, 512]
set -eu
cd "$(dirname "$0")/.."
scripts/maven.sh -q -pl server -am test -DskipTests=false -Ddashboard.checks=--no-checks \
  -Dtest=BoundedMemoryTest -Dsurefire.failIfNoSpecifiedTests=false \
  "-Dlarge.flows=${1:-200}" "-Dlarge.megabytes=${2:-50}" "-Dlarge.heapMb=${3:-512}" \
  -Dlarge.readers=50
