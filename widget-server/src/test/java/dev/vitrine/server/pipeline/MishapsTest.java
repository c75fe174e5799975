package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whatever the system or a fault of ours does to a reading, the feed is read again. */
final class MishapsTest {
    private static final FeedAddress NEWS = new FeedAddress(Network.FEED, "https://news.example/feed");
    private static final FeedAddress TIDE = new FeedAddress(Network.FEED, "https://tide.example/feed");

    private final MutableClock clock = new MutableClock();
    private final Queue<Error> mishaps = new ArrayDeque<>();
    private int read;

    private Feed read(FeedAddress address) {
        read++;
        return new Feed(
                "", List.of(Post.builder("1", address).title("Low water").build()));
    }

    private void mishap() {
        if (!mishaps.isEmpty()) {
            throw mishaps.remove();
        }
    }

    @Test
    void readsAgainWhereTheSystemHadNoThread() {
        mishaps.add(new OutOfMemoryError("unable to create native thread"));
        try (FeedPipeline pipeline = pipeline(this::read, task -> {
            mishap();
            task.run();
        })) {
            pipeline.runDue();
            assertThat(read).as("the other one").isEqualTo(1);
            clock.advance(PipelineSettings.DEFAULTS.interval());
            pipeline.runDue();
            assertThat(pipeline.states()).allMatch(state -> state.posts() == 1);
        }
    }

    @Test
    void readsAgainWhereAClassCouldNotBeHad() {
        mishaps.add(new NoClassDefFoundError("gone with the old jar"));
        try (FeedPipeline pipeline = pipeline(
                address -> {
                    mishap();
                    return read(address);
                },
                Runnable::run)) {
            pipeline.runDue();
            assertThat(read).as("the other one").isEqualTo(1);
            clock.advance(PipelineSettings.DEFAULTS.interval());
            pipeline.runDue();
            assertThat(pipeline.states()).allMatch(state -> state.posts() == 1);
        }
    }

    /** One look at a time is allowed whether a host is back, and this one never came to an end. */
    @Test
    void readsAgainWhereAFaultMetTheFirstLookAtAHostThatIsBack() {
        AtomicReference<FeedException> down = new AtomicReference<>(new FeedException(Reason.TIMED_OUT, "down"));
        try (FeedPipeline pipeline = pipeline(
                address -> {
                    if (down.get() != null) {
                        throw down.get();
                    }
                    mishap();
                    return read(address);
                },
                Runnable::run)) {
            pass(pipeline, Duration.ofHours(6));
            down.set(null);
            mishaps.add(new OutOfMemoryError("a large document"));
            mishaps.add(new OutOfMemoryError("another one"));
            pass(pipeline, Duration.ofHours(12));
            assertThat(pipeline.states()).allMatch(state -> state.posts() == 1);
        }
    }

    private void pass(FeedPipeline pipeline, Duration length) {
        for (Duration passed = Duration.ZERO; passed.compareTo(length) < 0; passed = passed.plusMinutes(1)) {
            pipeline.runDue();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private FeedPipeline pipeline(dev.vitrine.server.feed.FeedSource source, Executor workers) {
        return new FeedPipeline(
                PipelineSettings.DEFAULTS,
                List.of(new Widget("wall", "Wall", List.of(NEWS, TIDE), Layout.LIST, Theme.AUTO, 20, Moderation.NONE)),
                source,
                FeedAddress::locator,
                SnapshotStore.NONE,
                clock,
                clock.ticker(),
                new Random(1),
                workers);
    }
}
