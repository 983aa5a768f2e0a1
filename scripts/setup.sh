#!/bin/sh
# Fills the caches, so that later builds need no network. Not needed: every target does what it needs.
set -eu
cd "$(dirname "$0")/.."
scripts/maven.sh -q -DskipTests -Dspotless.check.skip package
scripts/install-chromium.sh
