#!/bin/sh
# Installs a Chromium for the tests of the site where there is none and the system's packages have one. Where nobody
# may install packages, nothing happens: the tests say what they leave out.
set -u

for name in chromium chromium-browser google-chrome; do
    command -v $name >/dev/null && exit 0
done
command -v apt-get >/dev/null || exit 0
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq && $as_root apt-get install -y -qq chromium || exit 0
