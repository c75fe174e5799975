package dev.vitrine.server.web;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.pipeline.WidgetPosts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Posts that a test sets; a cold widget warms up when the test says so. */
final class FixedPosts implements WidgetPosts {
    static final Snapshot WARMING = new Snapshot(List.of(), 0, Optional.empty(), false, Snapshot.State.WARMING);
    static final Snapshot EMPTY_HANDED =
            new Snapshot(List.of(), 0, Optional.empty(), false, Snapshot.State.EMPTY_HANDED);

    private volatile Snapshot snapshot = WARMING;
    private volatile CompletableFuture<Snapshot> soon = new CompletableFuture<>();

    static Snapshot ready(Instant asOf, Post... posts) {
        return new Snapshot(List.of(posts), 1, Optional.of(asOf), false, Snapshot.State.READY);
    }

    static Snapshot stale(Instant asOf, Post... posts) {
        return new Snapshot(List.of(posts), 1, Optional.of(asOf), true, Snapshot.State.READY);
    }

    FixedPosts set(Snapshot next) {
        snapshot = next;
        soon.complete(next);
        soon = new CompletableFuture<>();
        return this;
    }

    /** The cold wait is over, and nothing has come. */
    void waitEnds() {
        soon.complete(snapshot);
    }

    @Override
    public Snapshot now(String widgetId) {
        return snapshot;
    }

    @Override
    public CompletableFuture<Snapshot> soon(String widgetId) {
        return snapshot.state() == Snapshot.State.WARMING ? soon : CompletableFuture.completedFuture(snapshot);
    }
}
