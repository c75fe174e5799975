#!/bin/sh
# Builds the demo where it is missing or out of date, and starts it; --help lists the options.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
jar=$home/demo-webapp/target/vitrine-demo.jar

out_of_date() {
    [ ! -f "$jar" ] || [ -n "$(cd "$home" && find pom.xml ./*/pom.xml ./filter/src/main ./widget-server/src/main \
        ./demo-webapp/src/main -newer "$jar" -print -quit)" ]
}

if out_of_date; then
    echo 'Building the demo; the first time this takes a few minutes.' >&2
    (cd "$home" && ./mvnw -B -q -DskipTests -pl demo-webapp -am package)
fi
# Run from where it is called, as that is where the folder of --pages is looked for.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" "$@"
