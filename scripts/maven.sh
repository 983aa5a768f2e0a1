#!/bin/sh
# Maven, run by a JDK 25 (the formatter reads the JDK that runs Maven), or a line on what is missing.
set -eu
cd "$(dirname "$0")/.."

require() {
  command -v "$1" >/dev/null || {
    echo "Building Flow Trail needs $1, which is not on the PATH. Install $2." >&2
    exit 1
  }
}

require mvn "Maven 3.8 or newer (apt-get install maven, brew install maven)"
require node "Node 20.19 or newer with npm (https://nodejs.org)"
JAVA_HOME=$(bin/find-jdk 25)
# Maven 3.8's own libraries use what newer JDKs warn about.
MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
export JAVA_HOME MAVEN_OPTS
exec mvn -B -ntp -Dstyle.color=never "$@"
