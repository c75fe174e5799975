package dev.vitrine.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.pipeline.FeedState;
import dev.vitrine.server.pipeline.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence that {@code /health/ready} may say. */
final class ReadinessTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private final List<FeedState> feeds = new ArrayList<>();
    private boolean started = true;
    private long now = Long.MAX_VALUE - 5; // nanoseconds begin anywhere
    private final Readiness readiness = new Readiness(new Kept(), () -> started, now, () -> now);

    @Test
    void isReadyWhereThereAreNoFeeds() {
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void waitsForTheFirstAnswerOfEachFeed() {
        feeds.addAll(List.of(waiting("a"), waiting("b"), good("c")));
        assertThat(readiness.missing()).isEqualTo("waiting for the first answer of 2 of 3 feeds");
        feeds.set(0, good("a"));
        assertThat(readiness.missing()).isEqualTo("waiting for the first answer of 1 of 3 feeds");
        feeds.set(1, good("b"));
        assertThat(readiness.missing()).isEmpty();
    }

    /** Whoever waits for a feed that is broken waits for ever. */
    @Test
    void takesAFailureForAnAnswer() {
        feeds.addAll(List.of(failing("a"), good("b")));
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void waitsFifteenSecondsAndNoLonger() {
        feeds.add(waiting("a"));
        now += Duration.ofMillis(14_999).toNanos();
        assertThat(readiness.missing()).isEqualTo("waiting for the first answer of 1 of 1 feeds");
        now += Duration.ofMillis(1).toNanos();
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void sendsReadersElsewhereWhileItStops() {
        feeds.add(waiting("a"));
        started = false;
        assertThat(readiness.missing()).isEqualTo("stopping: no new work, please");
    }

    private static FeedState waiting(String name) {
        return state(name, Optional.empty(), 0);
    }

    private static FeedState good(String name) {
        return state(name, Optional.of(BEGIN), 0);
    }

    private static FeedState failing(String name) {
        return state(name, Optional.empty(), 1);
    }

    private static FeedState state(String name, Optional<Instant> validatedAt, int failures) {
        Optional<FeedException.Reason> reason =
                failures == 0 ? Optional.empty() : Optional.of(FeedException.Reason.TIMED_OUT);
        FeedAddress address = new FeedAddress(Network.FEED, "https://" + name + ".example/feed");
        return new FeedState(address, 0, validatedAt, validatedAt, failures, reason, "", Optional.empty());
    }

    private final class Kept implements Upkeep {
        @Override
        public Map<String, Long> readings() {
            return Map.of();
        }

        @Override
        public List<FeedState> states() {
            return feeds;
        }

        @Override
        public void accept(FeedAddress address, Feed feed) {
            throw new IllegalArgumentException("nobody pushes here");
        }

        @Override
        public Forgotten forget(String name) {
            return new Forgotten(0, Set.of());
        }
    }
}
