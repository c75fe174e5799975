package dev.vitrine.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.Decision.Kind;
import dev.vitrine.server.store.Decisions;
import dev.vitrine.server.store.ForgottenPosts;
import dev.vitrine.server.store.SnapshotStore;
import dev.vitrine.server.url.WebUrl;
import dev.vitrine.server.widget.Layout;
import dev.vitrine.server.widget.Moderation;
import dev.vitrine.server.widget.Theme;
import dev.vitrine.server.widget.Widget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors decide, as readers see it. */
@SuppressWarnings("NullAway.Init")
final class EditingTest {
    private static final FeedAddress HARBOUR = new FeedAddress(Network.MASTODON, "@harbour@a.example");
    private static final FeedAddress TIDE = new FeedAddress(Network.BLUESKY, "tide.example");
    private static final Moderation RULES = new Moderation(
            List.of(), List.of("spoiler"), List.of(), List.of(), true, Set.of(), List.of(), false, Set.of());

    private final MutableClock clock = new MutableClock();
    private final Map<FeedAddress, List<Post>> upstream = new HashMap<>();
    private Optional<FeedException.Reason> trouble = Optional.empty();
    private FeedPipeline pipeline;
    private Editing editing;
    private int asked;

    @BeforeEach
    void start() {
        upstream.put(HARBOUR, List.of(post("new", 1), post("middle", 2), post("old", 3)));
        upstream.put(TIDE, List.of());
        Decisions decisions = Decisions.inMemory(clock);
        pipeline = new FeedPipeline(
                PipelineSettings.DEFAULTS,
                List.of(new Widget("wall", "Wall", List.of(HARBOUR, TIDE), Layout.LIST, Theme.AUTO, 20, RULES)),
                this::read,
                address -> address.locator(),
                SnapshotStore.NONE,
                ForgottenPosts.inMemory(),
                decisions::of,
                clock,
                clock.ticker(),
                new Random(1),
                Runnable::run);
        editing = new Editing(pipeline, decisions);
        pipeline.runDue();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private Feed read(FeedAddress address) throws FeedException {
        asked++;
        if (trouble.isPresent()) {
            throw new FeedException(trouble.get(), "there is trouble");
        }
        return new Feed("", upstream.getOrDefault(address, List.of()));
    }

    @Test
    void hidesAPostUntilThatIsUndone() throws IOException {
        long hiding = decide(Kind.HIDE, "middle");
        assertThat(shown()).containsExactly("new", "old");
        assertThat(states()).containsExactly("new SHOWN", "old SHOWN", "middle HIDDEN");
        editing.undo("undo", hiding);
        assertThat(shown()).containsExactly("new", "middle", "old");
    }

    @Test
    void pinsTheLastPinnedFirst() throws IOException {
        decide(Kind.PIN, "old");
        decide(Kind.PIN, "middle");
        assertThat(shown()).containsExactly("middle", "old", "new");
        decide(Kind.CLEAR, "middle");
        assertThat(shown()).containsExactly("old", "new", "middle");
    }

    @Test
    void letsNewPostsWaitAndKeepsThoseThatAreShown() throws IOException {
        decide(Kind.APPROVE_FIRST);
        upstream.put(HARBOUR, List.of(post("newest", 0), post("new", 1), post("middle", 2), post("old", 3)));
        readAgain();
        assertThat(shown()).containsExactly("new", "middle", "old");
        assertThat(states()).contains("newest WAITING");
        decide(Kind.APPROVE, "newest");
        assertThat(shown()).containsExactly("newest", "new", "middle", "old");
        decide(Kind.SHOW_AT_ONCE);
        upstream.put(HARBOUR, List.of(post("latest", 0), post("new", 1), post("middle", 2)));
        readAgain();
        assertThat(shown()).containsExactly("latest", "new", "middle");
    }

    @Test
    void leavesTheLastWordToTheSettings() throws IOException {
        upstream.put(HARBOUR, List.of(post("a spoiler of it all", 1), post("new", 2)));
        readAgain();
        assertThat(states()).containsExactly("new SHOWN", "a spoiler of it all LEFT_OUT");
        decide(Kind.APPROVE, "a spoiler of it all");
        assertThat(shown()).containsExactly("new");
    }

    @Test
    void hidesTheSamePostOnOtherNetworksToo() throws IOException {
        String text = "The night ferry is running again, with lights";
        upstream.put(HARBOUR, List.of(post(text, 1), post("new", 2)));
        readAgain();
        decide(Kind.HIDE, text);
        upstream.put(TIDE, List.of(post(TIDE, text, 1)));
        readAgain();
        assertThat(shown()).containsExactly("new");
        upstream.put(HARBOUR, List.of(post("new", 2)));
        editing.undo("undo", editing.latest(1).get(0).decision().number());
        readAgain();
        assertThat(shown()).containsExactly(text, "new");
    }

    @Test
    void decidesAboutAllThatReadersSeeAsOne() throws IOException {
        String text = "The night ferry is running again, with lights";
        upstream.put(HARBOUR, List.of(post(text, 1), post("new", 2)));
        upstream.put(TIDE, List.of(post(TIDE, text, 1)));
        readAgain();
        decide(Kind.HIDE, text);
        upstream.put(HARBOUR, List.of(post("new", 2)));
        readAgain();
        assertThat(shown()).containsExactly("new");
    }

    @Test
    void asksAFeedAgainWhenSomebodyWantsItAlsoOneThatIsOver() {
        int before = asked;
        assertThat(editing.refresh("nothing")).isFalse();
        assertThat(editing.refresh(HARBOUR.id())).isTrue();
        pipeline.runDue();
        assertThat(asked).isEqualTo(before + 1);
        trouble = Optional.of(FeedException.Reason.GONE);
        readAgain();
        assertThat(editing.feeds().get(0).isOver()).isTrue();
        trouble = Optional.empty();
        editing.refresh(HARBOUR.id());
        pipeline.runDue();
        FeedState state = editing.feeds().get(0);
        assertThat(state.isOver()).isFalse();
        assertThat(state.message()).isEmpty();
    }

    @Test
    void saysWhenAFeedIsAskedNextHoweverLateItIsAskedFor() {
        Instant next = editing.feeds().get(0).nextAttempt().orElseThrow();
        assertThat(next).isAfter(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        assertThat(editing.feeds().get(0).nextAttempt()).contains(next);
    }

    private long decide(Kind kind, String... texts) throws IOException {
        List<String> keys = Stream.of(texts)
                .map(text -> pipeline.view("wall").posts().stream()
                        .filter(post -> post.title().equals(text))
                        .findFirst()
                        .orElseThrow()
                        .key())
                .toList();
        return editing.decide("d" + editing.latest(100).size(), "wall", kind, keys)
                .number();
    }

    private void readAgain() {
        clock.advance(Duration.ofHours(1));
        pipeline.runDue();
    }

    private List<String> shown() {
        return pipeline.now("wall").posts().stream().map(Post::title).toList();
    }

    private List<String> states() {
        return editing.posts("wall").stream()
                .map(it -> it.post().title() + " " + it.state())
                .toList();
    }

    private static Post post(String title, int hoursAgo) {
        return post(HARBOUR, title, hoursAgo);
    }

    private static Post post(FeedAddress origin, String title, int hoursAgo) {
        return Post.builder(origin.network() + " " + title, origin)
                .author(Author.named("Ada Winter"))
                .permalink(WebUrl.parse("https://" + origin.network().id() + ".example/" + title.replace(' ', '-')))
                .published(Optional.of(Instant.parse("2026-11-21T10:00:00Z").minus(Duration.ofHours(hoursAgo))))
                .title(title)
                .build();
    }
}
