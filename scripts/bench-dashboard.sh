#!/bin/sh
# Measures the dashboard in a browser, against a fresh server with 100,000 candidates in one flow.
set -eu
cd "$(dirname "$0")/.."
scripts/install-chromium.sh
scripts/build-if-changed.sh
export CANDIDATES=100000
exec scripts/with-server.sh npm --prefix dashboard run --silent bench
