#!/bin/sh
# Measures the dashboard's engine by itself, then the dashboard in a browser, against a fresh server
# with 100,000 candidates in one flow.
set -eu
cd "$(dirname "$0")/.."
scripts/install-chromium.sh
scripts/build-if-changed.sh
npm --prefix dashboard run --silent bench:engine
export CANDIDATES=100000
exec scripts/with-server.sh npm --prefix dashboard run --silent bench
