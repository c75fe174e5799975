#!/bin/sh
# Benchmarks: ./bench.sh rewrite|start|http|widgets|limits|overload|memory|weight [--quick]. Markdown tables at the end. See docs/performance.md.
set -eu
cd "$(dirname "$0")"
modules=benchmarks
case "${1-}" in
    rewrite | start | http | weight | jmh) ;;
    widgets | limits | overload | memory) modules=benchmarks,widget-server ;;
    *) # said before a build that takes minutes
        sed -n 's/^# Benchmarks: //p' "$0" >&2
        exit 2
        ;;
esac
./mvnw -B -q -DskipTests -pl "$modules" -am package 1>&2

# Other share buttons, as their authors have published them.
peer() {
    [ -d "benchmarks/target/peers/$1/package" ] && return
    mkdir -p "benchmarks/target/peers/$1"
    archive=$(npm pack --silent --pack-destination benchmarks/target/peers "$1")
    tar -xzf "benchmarks/target/peers/$archive" -C "benchmarks/target/peers/$1"
}
if [ "${1-}" = weight ]; then
    command -v npm > /dev/null || { echo 'bench.sh weight needs npm, to fetch the other share buttons.' >&2; exit 1; }
    for version in shariff@3.3.0 social-likes@3.1.3 shareon@2.8.1 sharer.js@0.5.4; do peer "$version"; done
fi
exec java -Dvitrine.shared="${VITRINE_SHARED-../shared/data}" -jar benchmarks/target/vitrine-benchmarks.jar "$@"
