package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What one host has had of us, and when it may be asked again: a budget of requests, a pause that it asked for, and a
 * circuit that opens after five failures in a row and then lets one probe through at a time. Times are nanoseconds of one
 * ticker.
 */
final class HostGate {
    /** Half of what Mastodon allows, the strictest of those that say so. */
    private static final int BUDGET = 150;

    private static final long REFILL_NANOS = Duration.ofMinutes(5).toNanos() / BUDGET;
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration FIRST_PROBE = Duration.ofMinutes(1);

    /** Failures that speak of the host, not of one feed on it. */
    private static final Set<Reason> OF_THE_HOST = Set.of(
            Reason.UNKNOWN_HOST,
            Reason.UNREACHABLE,
            Reason.TLS,
            Reason.TIMED_OUT,
            Reason.UPSTREAM_ERROR,
            Reason.RATE_LIMITED);

    private final RandomGenerator random;
    private long tokens = BUDGET;
    private long refilledAt;
    private long closedUntil;
    private int failures;
    private boolean probing;

    HostGate(long now, RandomGenerator random) {
        this.random = random;
        this.refilledAt = now;
        this.closedUntil = now;
    }

    /** Takes one request out of the budget; or says how long to wait before trying again. */
    synchronized Optional<Duration> enter(long now) {
        if (closedUntil - now > 0) {
            return Optional.of(Duration.ofNanos(closedUntil - now));
        }
        if (failures >= FAILURES_TO_OPEN && probing) {
            return Optional.of(FIRST_PROBE);
        }
        refill(now);
        if (tokens == 0) {
            return Optional.of(Duration.ofNanos(REFILL_NANOS - (now - refilledAt)));
        }
        tokens--;
        probing = failures >= FAILURES_TO_OPEN;
        return Optional.empty();
    }

    private void refill(long now) {
        long earned = (now - refilledAt) / REFILL_NANOS;
        tokens = Math.min(BUDGET, tokens + earned);
        refilledAt += earned * REFILL_NANOS;
    }

    synchronized void succeeded() {
        failures = 0;
        probing = false;
    }

    synchronized void failed(Reason reason, long now) {
        probing = false;
        if (!OF_THE_HOST.contains(reason)) {
            failures = 0; // it answers, so it lives
            return;
        }
        failures++;
        if (failures >= FAILURES_TO_OPEN) {
            closeUntil(now
                    + BackOff.after(failures - FAILURES_TO_OPEN + 1, FIRST_PROBE, random)
                            .toNanos());
        }
    }

    /** The host wants to be left alone for so long. */
    synchronized void pause(Duration length, long now) {
        closeUntil(now + length.toNanos());
    }

    private void closeUntil(long time) {
        closedUntil = time - closedUntil > 0 ? time : closedUntil;
    }
}
