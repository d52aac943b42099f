#!/usr/bin/env bash
# The browser of the page tests: the system's own, never one that a package downloads.
source "$(dirname "$0")/lib.sh"

find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! find_it >/dev/null; then
  install_packages "for the tests in a browser" chromium || true
  find_it >/dev/null || give_up "the page tests need Chromium: install it (apt-get install chromium), then try again"
fi
mkdir -p "$TOOLS"
find_it >"$TOOLS/chromium"
