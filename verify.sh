#!/bin/sh
# Runs all tests, those in a real browser included. Arguments go to Maven.
#
# CHROME_BIN and CHROMEDRIVER_BIN name the browser and its driver where they are not on the PATH. Debian's are
# installed when they are missing and this user may do so. -Dvitrine.browser=skip leaves the browser's tests out.
set -eu
cd "$(dirname "$0")"

find_browser() {
    chrome=${CHROME_BIN:-$(command -v chromium || command -v google-chrome || true)}
    driver=${CHROMEDRIVER_BIN:-$(command -v chromedriver || true)}
    [ -x "$chrome" ] && [ -x "$driver" ]
}

install_browser() {
    command -v apt-get > /dev/null || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=''
    elif sudo -n true 2> /dev/null; then
        as_root='sudo -n'
    else
        return 0
    fi
    echo 'Installing chromium and chromium-driver for the tests in a real browser.' >&2
    $as_root apt-get update -qq || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium chromium-driver fonts-liberation > /dev/null || true
}

case " $* " in
    *' -Dvitrine.browser=skip '*) ;;
    *)
        find_browser || install_browser
        if ! find_browser; then
            echo 'verify.sh needs Chromium and its driver: install chromium and chromium-driver, or set CHROME_BIN' \
                'and CHROMEDRIVER_BIN (-Dvitrine.browser=skip leaves those tests out).' >&2
            exit 1
        fi
        export CHROME_BIN="$chrome" CHROMEDRIVER_BIN="$driver"
        ;;
esac
exec ./mvnw -B verify "-Dvitrine.today=$(date +%F)" "$@"
