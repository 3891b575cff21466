#!/bin/sh
# Installs a Chromium without windows for the tests of the site, where there is none and the system's packages have one:
# they take half the time in it. Where nobody may install packages, nothing happens: the tests take any Chromium, or say
# what they leave out.
set -u

command -v chromium-headless-shell >/dev/null && exit 0
command -v apt-get >/dev/null || exit 0
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
try="-qq -o Acquire::Retries=0 -o Acquire::http::Timeout=10"
$as_root apt-get $try update && $as_root apt-get $try -y install chromium-headless-shell && exit 0
for name in chromium chromium-browser google-chrome; do
    command -v $name >/dev/null && exit 0
done
$as_root apt-get $try -y install chromium || exit 0
