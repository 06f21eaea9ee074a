#!/bin/sh
# Finds a Chromium for the visits, in the order that the product itself uses; gets one if there is none.
set -eu
bin=$1
found() { "$bin/python" -m crawler.browser.chromium >/dev/null 2>&1; }
found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium from Debian's packages"
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1 || true
    found && exit 0
fi
echo "Letting Playwright download its own Chromium"
"$bin/python" -m playwright install chromium >/dev/null 2>&1 || true
found && exit 0
echo "No Chromium was found: run 'apt-get install chromium' as root, or set SIGNPOST_CHROMIUM to the path of one." >&2
exit 1
