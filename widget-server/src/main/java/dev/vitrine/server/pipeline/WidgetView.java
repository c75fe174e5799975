package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.LastGood;
import dev.vitrine.server.widget.Widget;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** The posts of one widget as readers see them: put together anew whenever one of its feeds changes, and only then. */
final class WidgetView {
    private static final int MAX_POSTS = 500;

    private final Widget widget;
    private final Function<FeedAddress, Standing> standings;
    private final Clock clock;
    private final PostFilter filter;
    private final ConcurrentLinkedQueue<CompletableFuture<Snapshot>> waiting = new ConcurrentLinkedQueue<>();
    private volatile Snapshot snapshot;

    WidgetView(Widget widget, Function<FeedAddress, Standing> standings, Clock clock) {
        this.widget = widget;
        this.standings = standings;
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
        Stream<Post> allowed = PostOrder.of(goods, widget.moderation()).stream().filter(filter::allows);
        List<Post> posts = CrosspostFolding.fold(allowed.toList());
        Instant now = clock.instant();
        Optional<Instant> asOf = goods.stream().map(LastGood::validatedAt).min(Instant::compareTo);
        return new Snapshot(
                posts.subList(0, Math.min(posts.size(), MAX_POSTS)),
                version,
                asOf,
                feeds.stream().anyMatch(feed -> feed.isStale(now)),
                state(feeds, goods));
    }

    private static Snapshot.State state(List<Standing> feeds, List<LastGood> goods) {
        if (!goods.isEmpty()) {
            return Snapshot.State.READY;
        }
        boolean pending = feeds.stream().anyMatch(feed -> feed.failures() == 0);
        return pending ? Snapshot.State.WARMING : Snapshot.State.EMPTY_HANDED;
    }
}
