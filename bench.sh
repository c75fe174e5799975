#!/bin/sh
# Benchmarks: ./bench.sh rewrite|http|widgets|limits [--quick]. Markdown tables at the end. See docs/performance.md.
set -eu
cd "$(dirname "$0")"
modules=benchmarks
case "${1-}" in widgets | limits) modules=benchmarks,widget-server ;; esac
./mvnw -B -q -DskipTests -pl "$modules" -am package 1>&2
exec java -Dvitrine.shared="${VITRINE_SHARED-../shared/data}" -jar benchmarks/target/vitrine-benchmarks.jar "$@"
