#!/bin/sh
# Benchmarks: ./bench.sh rewrite|http [--quick]. Markdown tables at the end. See docs/performance.md.
set -eu
cd "$(dirname "$0")"
./mvnw -B -q -DskipTests -pl benchmarks -am package 1>&2
exec java -Dvitrine.shared="${VITRINE_SHARED-../shared/data}" -jar benchmarks/target/vitrine-benchmarks.jar "$@"
