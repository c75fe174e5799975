#!/bin/sh
# Fuzzes one target: ./fuzz.sh tokenizer|rewriter|calls|charsets|metadata [MINUTES]. See docs/how-a-page-is-rewritten.md.
#
# A finding is written next to the target's seeds, as a file crash-…, which the ordinary build runs from then on. What is
# learned on the way is kept in .cifuzz-corpus, and the next run goes on from there.
set -eu
cd "$(dirname "$0")"
module=filter
usage() {
    sed -n 's/^# Fuzzes one target: //p' "$0" >&2
    exit 2
}
case ${2-10} in
    *[!0-9]* | '') usage ;;
esac
case ${1-} in
    tokenizer) test=TokenizerFuzzTest ;;
    rewriter) test=RewriterFuzzTest ;;
    calls) test=CallsFuzzTest module=container-tests/jetty-12.1 ;;
    charsets) test=CharsetsFuzzTest ;;
    metadata) test=MetadataFuzzTest ;;
    *) usage ;;
esac
JAZZER_FUZZ=1 exec ./mvnw -q -Pquick -pl "$module" -am test -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false \
    -Djazzer.hooks=true -Djazzer.instrument='dev.vitrine.**' -Djazzer.max_duration="${2-10}m"
