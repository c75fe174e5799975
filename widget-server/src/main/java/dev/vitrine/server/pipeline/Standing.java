package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.store.LastGood;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known of a feed at one moment; replaced as a whole.
 *
 * @param good the last good copy
 * @param failures how many attempts have failed since the last that did not
 * @param failingSince when the first of them was
 * @param failure the last of them
 * @param pause how long to wait from this moment until the next attempt; absent to stop asking
 * @param interval how long the copy counts as fresh
 */
record Standing(
        Optional<LastGood> good,
        int failures,
        Optional<Instant> failingSince,
        Optional<FeedException> failure,
        Optional<Duration> pause,
        Duration interval) {
    /** Nothing known: to be asked at once. */
    static Standing unknown(Duration interval) {
        return new Standing(
                Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.of(Duration.ZERO), interval);
    }

    /** The same with another copy and pause. */
    Standing keeping(Optional<LastGood> copy, Optional<Duration> wait) {
        return new Standing(copy, failures, failingSince, failure, wait, interval);
    }

    /** The same as if the last attempt had not been made, and another one is due. */
    Standing withoutFailure() {
        return new Standing(good, failures, failingSince, Optional.empty(), Optional.of(Duration.ZERO), interval);
    }

    /** Whether the feed is not coming back, so that nobody is asked for it any more. */
    boolean isOver() {
        return failure.map(FeedException::reason)
                .filter(reason -> reason == Reason.GONE || reason == Reason.MISCONFIGURED)
                .isPresent();
    }

    /** Whether the copy is older than it should be because its upstream fails. */
    boolean isStale(Instant now) {
        return failures > 0
                && good.isPresent()
                && now.isAfter(good.get().validatedAt().plus(interval));
    }
}
