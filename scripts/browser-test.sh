#!/bin/sh
# The dashboard's browser tests, against a fresh server with the demo's flows and 100,000 candidates.
set -eu
cd "$(dirname "$0")/.."
scripts/install-chromium.sh
scripts/build-if-changed.sh
export CANDIDATES=100000 NO_COLOR=1 FORCE_COLOR=0
exec scripts/with-server.sh npm --prefix dashboard run --silent test:browser
