#!/bin/sh
# Makes sure that there is a Chromium for the browser tests: installs one by the system's package
# manager where that is allowed without asking, and says what to do where it is not.
set -eu

present() {
  [ -x "${CHROMIUM:-}" ] && return
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

install() {
  if command -v apt-get; then
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium
  elif command -v dnf; then
    as_root dnf -q -y install chromium
  elif command -v apk; then
    as_root apk add --quiet chromium
  elif command -v brew; then
    brew install --quiet --cask chromium
  else
    return 1
  fi
}

present && exit
echo "Installing Chromium for the browser tests ..."
install >/dev/null 2>&1 || true
present || {
  echo "The browser tests need a Chromium, and it could not be installed by itself." >&2
  echo "Install it (apt-get install chromium, brew install --cask chromium) or set CHROMIUM to its path." >&2
  exit 1
}
