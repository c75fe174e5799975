package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.source.Sources;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Somebody sets the clock while feeds are being read: a time server, a machine that wakes up, an empty battery. */
final class ClockSetTest {
    private static final FeedAddress NEWS = new FeedAddress(Network.FEED, "https://news.example/feed");

    private final MutableClock clock = new MutableClock();
    private FeedSource source = address -> feed(10);
    private int read;

    @Test
    void keepsTheCopyOfAFeedThatFailsWhereTheClockLeapsAYearAhead() {
        try (FeedPipeline pipeline = pipeline(this::read)) {
            pipeline.runDue();
            source = address -> {
                throw new FeedException(Reason.UNREACHABLE, "down");
            };
            clock.set(clock.instant().plus(Duration.ofDays(365)));
            clock.advance(Duration.ofHours(1));
            pipeline.runDue();
            assertThat(pipeline.now("wall").posts()).hasSize(10);
            clock.advance(Duration.ofDays(8));
            pipeline.runDue();
            assertThat(pipeline.now("wall").posts())
                    .as("now a week has passed indeed")
                    .isEmpty();
        }
    }

    @Test
    void asksWhenItIsDueHoweverTheClockIsSet() {
        try (FeedPipeline pipeline = pipeline(this::read)) {
            pipeline.runDue();
            for (String time : List.of("1970-01-01T00:00:00Z", "2040-05-05T05:05:05Z", "2026-11-21T09:00:00Z")) {
                clock.set(Instant.parse(time));
                int before = read;
                clock.advance(Duration.ofMinutes(5));
                pipeline.runDue();
                assertThat(read).as("not due yet, at %s", time).isEqualTo(before);
                clock.advance(Duration.ofMinutes(10));
                pipeline.runDue();
                assertThat(read).as("due, at %s", time).isEqualTo(before + 1);
            }
        }
    }

    /** A wish of a minute is no wish of half a century. */
    @Test
    void asksAgainWithinADayWhereTheClockIsSetBackWhileAHostSaysWhen() {
        source = address -> {
            Instant wish = clock.instant().plusSeconds(60);
            clock.set(Instant.EPOCH);
            throw new FeedException(Reason.RATE_LIMITED, "later").retryAt(wish);
        };
        try (FeedPipeline pipeline = pipeline(this::read)) {
            pipeline.runDue();
            source = address -> feed(10);
            for (int hour = 0; hour < 26; hour++) {
                clock.advance(Duration.ofHours(1));
                pipeline.runDue();
            }
            assertThat(pipeline.now("wall").posts()).hasSize(10);
        }
    }

    @Test
    void believesAnEmptyFeedThatSaysSoThreeTimesThoughTheClockIsSetBackMeanwhile() {
        try (FeedPipeline pipeline = pipeline(this::read)) {
            pipeline.runDue();
            source = address -> feed(0);
            for (int time = 0; time < 3; time++) {
                clock.advance(Duration.ofMinutes(20));
                pipeline.runDue();
                clock.set(Instant.EPOCH);
            }
            assertThat(pipeline.now("wall").posts()).isEmpty();
        }
    }

    /** Boards without a battery begin in 1970, where all that is dated lies in the future. */
    @Test
    void hasTheDatesOfPostsAsSoonAsTheClockIsRight() throws IOException {
        Instant right = clock.instant();
        String item =
                "<item><guid>1</guid><title>Low water</title><pubDate>Sat, 21 Nov 2026 09:00:00 GMT</pubDate></item>";
        FetchSettings settings = FetchSettings.defaults("Vitrine/test");
        AddressPolicy policy = AddressPolicy.publicOnly().allowing(List.of("127.0.0.1"));
        try (Upstream upstream = Upstream.start();
                Fetcher fetcher = new Fetcher(settings, policy, HostResolver.SYSTEM)) {
            upstream.otherwise(Upstream.conditional(
                    "\"1\"", Feeds.RSS, "<rss version='2.0'><channel>" + item + "</channel></rss>"));
            FeedAddress tide =
                    new FeedAddress(Network.FEED, upstream.url("/tide").href());
            clock.set(Instant.EPOCH);
            try (FeedPipeline pipeline = pipeline(new Sources(fetcher, new Sanitizer(), clock), tide)) {
                pipeline.runDue();
                clock.set(right);
                clock.advance(Duration.ofMinutes(20));
                pipeline.runDue();
                assertThat(pipeline.now("wall").posts().get(0).published())
                        .contains(Instant.parse("2026-11-21T09:00:00Z"));
                clock.advance(Duration.ofMinutes(20));
                pipeline.runDue();
                assertThat(upstream.requests().get(2).headers()).containsEntry("if-none-match", "\"1\"");
            }
        }
    }

    private Feed read(FeedAddress address) throws FeedException {
        read++;
        return source.read(address);
    }

    private static Feed feed(int posts) {
        return new Feed(
                "",
                java.util.stream.IntStream.range(0, posts)
                        .mapToObj(number -> Post.builder("" + number, NEWS)
                                .title("Low water")
                                .published(Optional.empty())
                                .build())
                        .toList());
    }

    private FeedPipeline pipeline(FeedSource from) {
        return pipeline(from, NEWS);
    }

    private FeedPipeline pipeline(FeedSource from, FeedAddress address) {
        return new FeedPipeline(
                PipelineSettings.DEFAULTS,
                List.of(new Widget("wall", "Wall", List.of(address), Layout.LIST, Theme.AUTO, 20, Moderation.NONE)),
                from,
                FeedAddress::locator,
                SnapshotStore.NONE,
                clock,
                clock.ticker(),
                new Random(7),
                Runnable::run);
    }
}
