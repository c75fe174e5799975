package dev.vitrine.server.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often an upstream wants to be asked.
 *
 * @param interval how long the answer stays fresh, as the upstream says ({@code max-age}, {@code ttl}, {@code sy:})
 * @param notBefore the time before which its rate limit does not want another request
 */
public record Pace(Optional<Duration> interval, Optional<Instant> notBefore) {
    /** An upstream that says nothing. */
    public static final Pace UNKNOWN = new Pace(Optional.empty(), Optional.empty());
}
