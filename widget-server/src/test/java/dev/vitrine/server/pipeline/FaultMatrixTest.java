package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.source.Sources;
import dev.vitrine.server.store.FileSnapshotStore;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault of an upstream, met with nothing at hand, with a copy that is fresh, with one that has expired, and after a
 * restart; each for an hour of an injected clock, in which a reader comes every minute. The table is printed and left in
 * {@code target/fault-matrix.md}.
 */
@SuppressWarnings("NullAway.Init")
final class FaultMatrixTest {
    private static final Sanitizer SANITIZER = new Sanitizer();
    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMillis(1500), Duration.ofDays(7));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final List<String> TABLE = new ArrayList<>();
    private static Fetcher patient;
    private static Fetcher hasty;
    private static volatile Optional<Fault> fault = Optional.empty();

    @TempDir
    private Path folder;

    /** What a feed meets when the fault begins. */
    enum Start {
        COLD,
        FRESH,
        EXPIRED,
        RESTARTED
    }

    @BeforeAll
    static void start() {
        FetchSettings settings = FetchSettings.defaults("Vitrine/test");
        AddressPolicy policy = AddressPolicy.publicOnly().allowing(List.of("127.0.0.0/8"));
        patient = new Fetcher(
                settings.withDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)),
                policy,
                FaultMatrixTest::resolve);
        hasty = new Fetcher(
                settings.withDeadlines(Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofMillis(300)),
                policy,
                FaultMatrixTest::resolve);
        TABLE.add("| fault | " + "cold | fresh | expired | restarted |");
        TABLE.add("|---|---|---|---|---|");
    }

    /** The name's address is part of some faults. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (is(Fault.NO_SUCH_NAME)) {
            throw new UnknownHostException(host);
        }
        if (host.matches("[0-9.]+")) {
            return List.of(InetAddress.getByName(host)); // an address is no name: where it leads is seen by itself
        }
        byte[] address = is(Fault.REFUSED)
                ? new byte[] {127, 0, 0, 99}
                : is(Fault.PRIVATE_NAME) ? new byte[] {10, 0, 0, 1} : new byte[] {127, 0, 0, 1};
        return List.of(InetAddress.getByAddress(host, address));
    }

    private static boolean is(Fault wanted) {
        return fault.filter(wanted::equals).isPresent();
    }

    @AfterAll
    static void print() throws IOException {
        patient.close();
        hasty.close();
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target", "fault-matrix.md"), TABLE);
    }

    @ParameterizedTest
    @EnumSource
    void neverReachesAReaderOnceThereWasAGoodCopy(Fault what) throws IOException {
        StringBuilder row = new StringBuilder("| " + what.words() + " |");
        for (Start start : Start.values()) {
            row.append(' ').append(new Hour(what, start).pass()).append(" |");
        }
        TABLE.add(row.toString());
    }

    /** One cell of the table. */
    private final class Hour {
        private final Fault what;
        private final Start start;
        private final MutableClock clock = new MutableClock();
        private final Sources calm = new Sources(patient, SANITIZER, clock);
        private final Sources hurried = new Sources(hasty, SANITIZER, clock);
        private final SnapshotStore store;

        Hour(Fault what, Start start) throws IOException {
            this.what = what;
            this.start = start;
            this.store = new FileSnapshotStore(folder.resolve(start.name()), SANITIZER, new SecureRandom());
        }

        /** Lets the hour pass, and says how many calls the upstream had and why the feed failed. */
        String pass() throws IOException {
            fault = Optional.empty();
            try (Upstream upstream = Upstream.start()) {
                upstream.answer("/feed", Upstream.ok(Feeds.RSS, Feeds.good()));
                FeedPipeline pipeline = pipeline(upstream);
                if (start != Start.COLD) {
                    pipeline.runDue();
                    assertThat(pipeline.now("wall").posts()).hasSize(10);
                }
                if (start == Start.RESTARTED) {
                    pipeline.close();
                    pipeline = pipeline(upstream);
                }
                clock.advance(Duration.between(clock.instant(), start == Start.FRESH ? freshUntil() : NOON));
                try {
                    return suffer(pipeline, upstream);
                } finally {
                    pipeline.close();
                }
            }
        }

        /** The copy of 10:00 is fresh until shortly after; faults with a date begin at noon. */
        private Instant freshUntil() {
            return what.patience() > 0 ? NOON : clock.instant().plus(Duration.ofMinutes(1));
        }

        private String suffer(FeedPipeline pipeline, Upstream upstream) {
            Snapshot good = pipeline.now("wall");
            fault = Optional.of(what);
            upstream.otherwise(what.reply()).answer("/feed", what.reply());
            int before = upstream.hits();
            int inside = 0;
            for (int minute = 0; minute < 60; minute++) {
                int hits = upstream.hits();
                pipeline.runDue();
                boolean asked = hits > before && upstream.hits() > hits;
                inside += asked && minute * 60L < what.patience() ? 1 : 0;
                seen(pipeline.now("wall"), good, minute);
                clock.advance(Duration.ofMinutes(1));
            }
            assertThat(inside)
                    .as("calls within the time that it wanted to be left alone")
                    .isZero();
            int calls = upstream.hits() - before;
            assertThat(calls / requestsPerReading()).as("readings in an hour").isLessThanOrEqualTo(12);
            String reason = pipeline.states()
                    .get(0)
                    .reason()
                    .map(FeedException.Reason::code)
                    .orElse("fine");
            assertThat(reason.equals("fine")).isEqualTo(believed());
            recovers(pipeline, upstream);
            return calls + ", " + reason;
        }

        private boolean believed() {
            return what.isHarmless() || what.isBelievedInTheEnd() || (what.isTakenForAFeed() && start == Start.COLD);
        }

        private int requestsPerReading() {
            return what == Fault.LOOP || what == Fault.CHAIN ? 4 : 1;
        }

        private void seen(Snapshot now, Snapshot good, int minute) {
            if (start == Start.COLD) {
                assertThat(believed() || now.posts().isEmpty()).isTrue();
                return;
            }
            assertThat(now.state()).isEqualTo(Snapshot.State.READY);
            if (!what.isBelievedInTheEnd() || minute < 15) {
                assertThat(now.posts())
                        .as("minute %d", minute)
                        .extracting(Post::text)
                        .isEqualTo(good.posts().stream().map(Post::text).toList());
            }
        }

        /** When the upstream is well again its news are shown; what is gone for good stays gone. */
        private void recovers(FeedPipeline pipeline, Upstream upstream) {
            fault = Optional.empty();
            upstream.answer("/feed", Upstream.ok(Feeds.RSS, Feeds.rss("11", "1", "2", "3", "4")));
            for (int hour = 0; hour < 60 && !isNew(pipeline); hour++) {
                clock.advance(Duration.ofMinutes(30));
                pipeline.runDue();
            }
            assertThat(isNew(pipeline)).as("shows what is new").isEqualTo(what != Fault.S410);
        }

        private boolean isNew(FeedPipeline pipeline) {
            return pipeline.now("wall").posts().stream()
                    .anyMatch(post -> post.title().equals("Post 11"));
        }

        private FeedPipeline pipeline(Upstream upstream) {
            FeedAddress address = new FeedAddress(Network.FEED, "http://feed.example:" + upstream.port() + "/feed");
            Widget widget = new Widget("wall", "Wall", List.of(address), Layout.LIST, Theme.AUTO, 20, Moderation.NONE);
            return new FeedPipeline(
                    SETTINGS,
                    List.of(widget),
                    new Impatient(),
                    Sources::host,
                    store,
                    clock,
                    clock.ticker(),
                    new Random(7),
                    Runnable::run);
        }

        /** Waits long for good answers, so that a busy machine makes no fault of them, and not long for slow faults. */
        private final class Impatient implements FeedSource {
            @Override
            public Feed read(FeedAddress address) throws FeedException {
                return now().read(address);
            }

            @Override
            public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
                return now().readAgain(address, last);
            }

            private Sources now() {
                return fault.filter(Fault::isSlow).isPresent() ? hurried : calm;
            }
        }
    }
}
