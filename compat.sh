#!/bin/sh
# Drops the filter's jar into webapps that others wrote, in containers as they are downloaded, and compares every page with
# the one without it: Tomcat's own documentation and examples and the examples of Wicket, in Tomcat 10.1 and 11, first without
# any setting, then with the public base. Downloads about 70 MB from Maven Central at the first run.
#
# VITRINE_INTEGRITY may name a script for Node that compares two folders of pages (before, after); it is run as well then.
set -eu
cd "$(dirname "$0")"

work=$PWD/target/compat
rm -rf "$work/servers" "$work/pages"
mkdir -p "$work/downloads"

./mvnw -B -q -pl filter -DskipTests package >&2
fetch() {
    ./mvnw -B -q -N dependency:copy "-Dartifact=$1" "-DoutputDirectory=$work/downloads" -Dmdep.useBaseVersion=true >&2
}
fetch org.apache.tomcat:tomcat:10.1.55:zip
fetch org.apache.tomcat:tomcat:11.0.25:zip
fetch org.apache.wicket:wicket-examples:9.0.0:war
fetch org.apache.tomcat:jakartaee-migration:1.0.12:jar:shaded

wicket=$work/downloads/wicket-examples-jakarta.war
[ -f "$wicket" ] || java -jar "$work/downloads/jakartaee-migration-1.0.12-shaded.jar" -logLevel=WARNING \
    "$work/downloads/wicket-examples-9.0.0.war" "$wicket" >&2

verdict=0
javac -d "$work/classes" container-tests/src/compat/java/*.java
java -cp "$work/classes" Compat "$work" filter/target/vitrine-filter-0.1.0.jar "$wicket" \
    "$work/downloads/tomcat-10.1.55.zip" "$work/downloads/tomcat-11.0.25.zip" || verdict=1

if [ -n "${VITRINE_INTEGRITY:-}" ]; then
    for run in "$work"/pages/*; do
        echo "$(basename "$run"):"
        node "$VITRINE_INTEGRITY" "$run/before" "$run/after" || verdict=1
    done
fi
exit $verdict
