package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/**
 * Two thousand feeds, each on a host of its own, of which every other hangs until the last of its deadlines and then fails:
 * four hours of that, in time that the test makes.
 */
final class ThousandsOfFeedsTest {
    private static final int FEEDS = 2000;
    private static final Duration RUN = Duration.ofHours(4);
    private static final Duration STEP = Duration.ofSeconds(1);

    /** How long an upstream can hold a thread at most. */
    private static final Duration HANG = Duration.ofSeconds(30);

    /** The interval, the fifth that it is spread by, and what a reader would not notice. */
    private static final Duration ON_TIME =
            PipelineSettings.DEFAULTS.interval().multipliedBy(12).dividedBy(10).plusSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final Map<FeedAddress, Queue<Instant>> readings = new ConcurrentHashMap<>();

    @Test
    void keepsTheLiveHalfFreshWithAHandfulOfThreads() {
        ExecutorService workers = Workers.start();
        Instant began = time.clock().instant();
        int threads = Thread.activeCount();
        int most = 0;
        try (FeedPipeline pipeline = new FeedPipeline(
                PipelineSettings.DEFAULTS,
                widgets(),
                new HalfDead(),
                FeedAddress::locator,
                SnapshotStore.NONE,
                time.clock(),
                time.clock().ticker(),
                new Random(7),
                time.of(workers))) {
            for (Duration passed = Duration.ZERO; passed.compareTo(RUN) < 0; passed = passed.plus(STEP)) {
                pipeline.runDue();
                time.settle();
                time.pass(STEP);
                most = Math.max(most, Thread.activeCount() - threads);
            }
            assertThat(pipeline.states()).hasSize(FEEDS);
        } finally {
            workers.shutdownNow();
        }
        List<Duration> gaps = gaps(began);
        long onTime = gaps.stream().filter(gap -> gap.compareTo(ON_TIME) <= 0).count();
        System.out.printf(
                "%d feeds, half of them dead: %.2f %% of %d refreshes of the live half on time, the latest after %d s;"
                        + " the dead half was asked %.1f times an hour each; at most %d threads more%n",
                FEEDS,
                100.0 * onTime / gaps.size(),
                gaps.size(),
                gaps.stream().max(Duration::compareTo).orElseThrow().toSeconds(),
                2.0 * readings(false).stream().mapToInt(Queue::size).sum() / FEEDS / RUN.toHours(),
                most);
        assertThat(gaps).hasSizeGreaterThan(20 * FEEDS / 2);
        assertThat(onTime).isGreaterThanOrEqualTo((gaps.size() * 99L + 99) / 100);
        assertThat(most).isLessThanOrEqualTo(Workers.AT_ONCE);
    }

    /** The times until the first reading of each live feed, between its readings, and since the last one. */
    private List<Duration> gaps(Instant began) {
        List<Duration> gaps = new ArrayList<>();
        for (Queue<Instant> times : readings(true)) {
            Instant last = began;
            for (Instant read : times) {
                gaps.add(Duration.between(last, read));
                last = read;
            }
            gaps.add(Duration.between(last, began.plus(RUN)));
        }
        return gaps;
    }

    private List<Queue<Instant>> readings(boolean alive) {
        return readings.entrySet().stream()
                .filter(it -> isAlive(it.getKey()) == alive)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Widget> widgets() {
        List<Widget> widgets = new ArrayList<>();
        for (int i = 0; i < FEEDS; i++) {
            FeedAddress address = new FeedAddress(Network.FEED, "https://host-" + i + ".example/");
            widgets.add(new Widget("w" + i, "", List.of(address), Layout.LIST, Theme.AUTO, 12, Moderation.NONE));
        }
        return widgets;
    }

    private static boolean isAlive(FeedAddress address) {
        return address.locator().matches(".*[02468]\\.example/");
    }

    private final class HalfDead implements FeedSource {
        @Override
        public Feed read(FeedAddress address) throws FeedException {
            readings.computeIfAbsent(address, key -> new ConcurrentLinkedQueue<>())
                    .add(time.clock().instant());
            if (isAlive(address)) {
                return new Feed(
                        "", List.of(Post.builder("1", address).title("one").build()));
            }
            time.sleep(HANG);
            throw new FeedException(Reason.TIMED_OUT, "no answer");
        }
    }
}
