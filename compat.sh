#!/bin/sh
# How the filter goes with webapps and containers of others.
#
#   ./compat.sh             drops the filter's jar into webapps that others wrote, in containers as they are downloaded, and
#                           compares every page with the one without it: Tomcat's own documentation and examples and the
#                           examples of Wicket, in Tomcat 10.1 and 11, first without any setting, then with the public base.
#                           Downloads about 70 MB from Maven Central at the first run.
#   ./compat.sh containers  runs our own suite of edge cases on every container, GlassFish and Payara among them, and prints the table
#                           of docs/install.md
#   ./compat.sh glassfish   runs it on GlassFish 7 only, which is large and slow to start
#   ./compat.sh payara      runs it on Payara Micro 6 only, which is as well
#   ./compat.sh table       prints the rows of what has run
#
# VITRINE_INTEGRITY may name a script for Node that compares two folders of pages (before, after); it is run as well then.
set -eu
cd "$(dirname "$0")"

table() {
    printf '| container | edge cases that pass | those that differ |\n|---|---|---|\n'
    cat container-tests/*/target/compatibility/*.md | sort -V
}

suite() {
    ./mvnw -B -q verify -Pglassfish -pl "$1" -am -Dtest="$2" -DskipITs -Dsurefire.failIfNoSpecifiedTests=false >&2
}

case "${1:-webapps}" in
    webapps) ;;
    containers)
        rm -rf container-tests/*/target/compatibility
        modules=$(sed -n 's|.*<module>\(.*\)</module>|container-tests/\1|p' container-tests/pom.xml | paste -sd, -)
        suite "$modules" 'EdgeTest,dev.vitrine.container.boot*.*Test'
        table
        exit
        ;;
    glassfish | payara)
        suite "$(echo container-tests/"$1"-*)" "dev.vitrine.container.$1.*Test"
        table | grep -i -E "container|---|$1"
        exit
        ;;
    table)
        table
        exit
        ;;
    *)
        sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac

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
