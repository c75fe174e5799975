package dev.vitrine.filter;

import java.time.Duration;
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
 * @param bytes what the application wrote of the rewritten pages
 * @param time that these writes took, with the container's share
 */
public record FilterCounts(
        long responses, long rewritten, Map<String, Long> leftAlone, long failures, long bytes, Duration time) {
    public FilterCounts {
        leftAlone = Collections.unmodifiableMap(new TreeMap<>(leftAlone));
    }

    /** The same as JSON, with seconds as a number. */
    String json() {
        StringBuilder json = new StringBuilder("{\"responses\":").append(responses);
        json.append(",\"rewritten\":").append(rewritten).append(",\"leftAlone\":{");
        leftAlone.forEach((reason, count) ->
                json.append('"').append(reason).append("\":").append(count).append(','));
        if (!leftAlone.isEmpty()) {
            json.setLength(json.length() - 1);
        }
        return json.append("},\"failures\":")
                .append(failures)
                .append(",\"bytes\":")
                .append(bytes)
                .append(",\"seconds\":")
                .append(time.toMillis() / 1000.0)
                .append('}')
                .toString();
    }
}
