#!/bin/sh
# The dashboard's browser tests, against a fresh server with the demo's flows and 100,000 candidates.
set -eu
cd "$(dirname "$0")/.."
scripts/install-chromium.sh
scripts/build-if-changed.sh
export CANDIDATES=100000 NO_COLOR=1 FORCE_COLOR=0
# By this name, which leads to this machine, a test comes as if from another one.
export FLOWTRAIL_ALLOWED_HOSTS=trail.example
# So long a test waits until a flow whose writer died is called abandoned.
export FLOWTRAIL_ABANDONED_AFTER=5s
# The tests' own receiver of webhooks is on this machine.
export FLOWTRAIL_WEBHOOK_PRIVATE_ADDRESSES=true
exec scripts/with-server.sh npm --prefix dashboard run --silent test:browser
