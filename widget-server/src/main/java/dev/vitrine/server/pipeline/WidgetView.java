package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.LastGood;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.widget.Widget;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The posts of one widget as readers see them: put together anew whenever one of its feeds changes, and only then. */
final class WidgetView {
    private static final int MAX_POSTS = 500;

    private final Widget widget;
    private final Function<FeedAddress, Standing> standings;
    private final Supplier<Verdicts> verdicts;
    private final Clock clock;
    private final PostFilter filter;
    private final ConcurrentLinkedQueue<CompletableFuture<Snapshot>> waiting = new ConcurrentLinkedQueue<>();
    private volatile Snapshot snapshot;

    /** @param verdicts gives what editors decided */
    WidgetView(Widget widget, Function<FeedAddress, Standing> standings, Supplier<Verdicts> verdicts, Clock clock) {
        this.widget = widget;
        this.standings = standings;
        this.verdicts = verdicts;
        this.clock = clock;
        this.filter = new PostFilter(widget.moderation());
        this.snapshot = assembled(clock.millis());
    }

    Widget widget() {
        return widget;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Looks at the feeds again; readers keep the same object where nothing that they see has changed. */
    void update() {
        synchronized (this) {
            Snapshot before = snapshot;
            Snapshot after = assembled(Math.max(before.version() + 1, clock.millis()));
            boolean same = before.posts().equals(after.posts())
                    && before.stale() == after.stale()
                    && (!after.stale() || before.asOf().equals(after.asOf()))
                    && before.state() == after.state();
            if (!same) {
                snapshot = after;
            }
        }
        if (snapshot.state() != Snapshot.State.WARMING) {
            release();
        }
    }

    /** A reader who waits for the first posts. */
    CompletableFuture<Snapshot> await() {
        CompletableFuture<Snapshot> reader = new CompletableFuture<>();
        waiting.add(reader);
        if (snapshot.state() != Snapshot.State.WARMING) {
            release(); // they came in between
        }
        return reader;
    }

    /** Lets a reader go with what there is. */
    void giveUp(CompletableFuture<Snapshot> reader) {
        reader.complete(snapshot);
        waiting.removeIf(CompletableFuture::isDone);
    }

    private void release() {
        for (CompletableFuture<Snapshot> reader = waiting.poll(); reader != null; reader = waiting.poll()) {
            reader.complete(snapshot);
        }
    }

    private Snapshot assembled(long version) {
        List<Standing> feeds = widget.feeds().stream().map(standings).toList();
        List<LastGood> goods =
                feeds.stream().flatMap(feed -> feed.good().stream()).toList();
        List<Post> posts = shown(goods, verdicts.get());
        Instant now = clock.instant();
        Optional<Instant> asOf = goods.stream().map(LastGood::validatedAt).min(Instant::compareTo);
        return new Snapshot(
                posts.subList(0, Math.min(posts.size(), MAX_POSTS)),
                version,
                asOf,
                feeds.stream().anyMatch(feed -> feed.isStale(now)),
                state(feeds, goods));
    }

    /** The posts for readers. What is folded into a hidden one, such as the same on another network, is hidden with it. */
    private List<Post> shown(List<LastGood> goods, Verdicts decided) {
        List<Post> hidden = new ArrayList<>();
        List<Post> allowed = new ArrayList<>();
        for (Post post : PostOrder.of(goods, widget.moderation(), decided)) {
            ModeratedPost.State state = filter.stateOf(post, decided);
            if (state == ModeratedPost.State.HIDDEN) {
                hidden.add(post);
            } else if (state.isVisible()) {
                allowed.add(post);
            }
        }
        List<Post> all = new ArrayList<>(hidden);
        all.addAll(allowed);
        return CrosspostFolding.fold(all).stream()
                .filter(post -> hidden.isEmpty() || filter.stateOf(post, decided) != ModeratedPost.State.HIDDEN)
                .toList();
    }

    /** All the posts, shown or not: first those that are shown, as they are, then the others by what keeps them back. */
    List<ModeratedPost> moderated() {
        Verdicts decided = verdicts.get();
        List<ModeratedPost> all = new ArrayList<>();
        snapshot.posts().forEach(post -> all.add(new ModeratedPost(post, filter.stateOf(post, decided))));
        Map<ModeratedPost.State, List<Post>> others = new EnumMap<>(ModeratedPost.State.class);
        for (Post post : PostOrder.of(goods(), widget.moderation(), decided)) {
            others.computeIfAbsent(filter.stateOf(post, decided), state -> new ArrayList<>())
                    .add(post);
        }
        others.forEach((state, posts) -> {
            if (!state.isVisible()) {
                CrosspostFolding.fold(posts).forEach(post -> all.add(new ModeratedPost(post, state)));
            }
        });
        return all;
    }

    /** Whether posts wait until somebody lets them through. */
    boolean approvesFirst() {
        return filter.approvesFirst(verdicts.get());
    }

    /** All posts of its feeds, in no order that matters. */
    List<Post> posts() {
        return goods().stream().flatMap(good -> good.feed().posts().stream()).toList();
    }

    private List<LastGood> goods() {
        return widget.feeds().stream()
                .map(standings)
                .flatMap(feed -> feed.good().stream())
                .toList();
    }

    private static Snapshot.State state(List<Standing> feeds, List<LastGood> goods) {
        if (!goods.isEmpty()) {
            return Snapshot.State.READY;
        }
        boolean pending = feeds.stream()
                .anyMatch(feed -> feed.failures() == 0 && feed.failure().isEmpty());
        return pending ? Snapshot.State.WARMING : Snapshot.State.EMPTY_HANDED;
    }
}
