package dev.vitrine.filter;

import java.util.Map;

/** The counters of one filter, as JMX shows them. */
public interface FilterMXBean {
    /** Responses that were looked at. */
    long getResponses();

    /** Those that left with insertions. */
    long getRewritten();

    /** Those that left as they came, by reason. */
    Map<String, Long> getLeftAlone();

    /** Failures of our own. */
    long getFailures();

    /** What the application wrote of the rewritten pages. */
    long getBytes();

    /** How long these writes took, with the container's share. */
    double getSeconds();
}
