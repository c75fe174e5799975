package dev.vitrine.filter;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a filter has done since it was initialised.
 *
 * @param responses that were looked at
 * @param rewritten those that left with insertions
 * @param leftAlone those that left as they came, by reason
 * @param failures failures of our own; each of those pages left as it came from there on
 */
public record FilterCounts(long responses, long rewritten, Map<String, Long> leftAlone, long failures) {
    public FilterCounts {
        leftAlone = Collections.unmodifiableMap(new TreeMap<>(leftAlone));
    }
}
