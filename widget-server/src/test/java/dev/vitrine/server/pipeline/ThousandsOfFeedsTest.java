package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.benmanes.caffeine.cache.Ticker;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Two thousand feeds, each on a host of its own, of which every other hangs until its deadline and then fails. A second
 * here stands for a hundred: feeds are read every 6 s (10 min), and hang for 150 ms (15 s).
 */
final class ThousandsOfFeedsTest {
    private static final int FEEDS = 2000;
    private static final Duration INTERVAL = Duration.ofSeconds(6);
    private static final long HANG_NANOS = Duration.ofMillis(150).toNanos();
    private static final Duration RUN = Duration.ofSeconds(20);

    private final Map<FeedAddress, Queue<Long>> readings = new ConcurrentHashMap<>();

    @Test
    void keepsTheLiveHalfFreshWithAHandfulOfThreads() {
        assumeTrue(
                Boolean.getBoolean("vitrine.thorough"),
                "this is a measurement in real time, for a quiet machine: -Dvitrine.thorough=true takes it");
        PipelineSettings settings =
                new PipelineSettings(INTERVAL, INTERVAL, Duration.ofMillis(1500), Duration.ofDays(7));
        ExecutorService workers = Workers.start();
        int most = 0;
        int threads = Thread.activeCount();
        long began = System.nanoTime();
        try (FeedPipeline pipeline = new FeedPipeline(
                        settings,
                        widgets(),
                        new HalfDead(),
                        FeedAddress::locator,
                        SnapshotStore.NONE,
                        Clock.systemUTC(),
                        Ticker.systemTicker(),
                        new Random(7),
                        workers)
                .start()) {
            while (System.nanoTime() - began < RUN.toNanos()) {
                LockSupport.parkNanos(50_000_000);
                most = Math.max(most, Thread.activeCount() - threads);
            }
            assertThat(pipeline.states()).hasSize(FEEDS);
        } finally {
            workers.shutdownNow();
        }
        List<Long> gaps = gaps(began);
        long onTime = gaps.stream().filter(gap -> gap <= onTime().toNanos()).count();
        long dead = readings.entrySet().stream()
                .filter(it -> !isAlive(it.getKey()))
                .mapToLong(it -> it.getValue().size())
                .sum();
        System.out.printf(
                "%d feeds, half of them dead: %.2f %% of %d refreshes of the live half on time; the dead half was asked %.1f times each;"
                        + " at most %d threads more%n",
                FEEDS, 100.0 * onTime / gaps.size(), gaps.size(), 2.0 * dead / FEEDS, most);
        assertThat(gaps).hasSizeGreaterThan(FEEDS / 2);
        assertThat(onTime).isGreaterThanOrEqualTo(gaps.size() * 99L / 100);
        assertThat(most).isLessThanOrEqualTo(Workers.AT_ONCE + 4);
    }

    /** A fifth more than the interval, for the spread, and half an interval for a busy machine. */
    private static Duration onTime() {
        return INTERVAL.multipliedBy(17).dividedBy(10);
    }

    /** The times between readings of each live feed; the last one counts where it is overdue. */
    private List<Long> gaps(long began) {
        List<Long> gaps = new ArrayList<>();
        long end = began + RUN.toNanos();
        readings.forEach((address, times) -> {
            if (isAlive(address)) {
                long last = 0;
                for (long time : times) {
                    if (last != 0) {
                        gaps.add(time - last);
                    }
                    last = time;
                }
                if (end - last > onTime().toNanos()) {
                    gaps.add(end - last);
                }
            }
        });
        return gaps;
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
                    .add(System.nanoTime());
            if (isAlive(address)) {
                return new Feed(
                        "", List.of(Post.builder("1", address).title("one").build()));
            }
            LockSupport.parkNanos(HANG_NANOS);
            throw new FeedException(Reason.TIMED_OUT, "no answer");
        }
    }
}
