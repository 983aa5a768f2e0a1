#!/bin/sh
# The dashboard's browser tests, against a fresh server with the demo's flows.
set -eu
cd "$(dirname "$0")/.."
scripts/install-chromium.sh
scripts/build-if-changed.sh
export NO_COLOR=1 FORCE_COLOR=0
exec scripts/with-server.sh npm --prefix dashboard run --silent test:browser
