package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import java.time.Instant;
import java.util.Optional;

/**
 * How a feed is doing, for operators.
 *
 * @param posts how many posts the last good copy has
 * @param fetchedAt when its posts last changed
 * @param validatedAt when its upstream last confirmed them
 * @param failures how many attempts have failed since
 * @param reason why the last attempt failed
 * @param message the same in words
 * @param nextAttempt when it is asked next; absent while it is being asked, and where it is not asked any more
 */
public record FeedState(
        FeedAddress address,
        int posts,
        Optional<Instant> fetchedAt,
        Optional<Instant> validatedAt,
        int failures,
        Optional<FeedException.Reason> reason,
        String message,
        Optional<Instant> nextAttempt) {
    /** Whether it is not asked any more, as it is not coming back. */
    public boolean isOver() {
        return reason.filter(it -> it == FeedException.Reason.GONE || it == FeedException.Reason.MISCONFIGURED)
                .isPresent();
    }

    /** The same in one word. */
    public Health health() {
        if (failures > 0) {
            return isOver() ? Health.OVER : Health.FAILING;
        }
        return validatedAt.isEmpty() ? Health.WAITING : Health.GOOD;
    }

    /** How a feed may be doing. */
    public enum Health {
        /** Its upstream has confirmed what there is. */
        GOOD,
        /** Nobody has answered yet. */
        WAITING,
        /** The last attempt failed. */
        FAILING,
        /** It is not asked any more. */
        OVER
    }
}
