package dev.vitrine.server.pipeline;

import java.time.Duration;

/**
 * How long things may take and last.
 *
 * @param interval how often a feed is read where neither the operator nor the upstream says otherwise
 * @param shortest no feed is read more often than this, whatever it says
 * @param coldWait how long a reader waits for the first copy of a feed
 * @param staleLimit how long a copy is shown that its upstream no longer confirms
 */
public record PipelineSettings(Duration interval, Duration shortest, Duration coldWait, Duration staleLimit) {
    /** Every 10 minutes, at most every minute; 1.5 seconds of patience; a week of staleness. */
    public static final PipelineSettings DEFAULTS = new PipelineSettings(
            Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMillis(1500), Duration.ofDays(7));
}
