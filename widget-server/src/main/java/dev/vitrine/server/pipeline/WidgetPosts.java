package dev.vitrine.server.pipeline;

import java.util.concurrent.CompletableFuture;

/** Gives widgets their posts. Safe for many threads. */
public interface WidgetPosts {
    /**
     * The posts as they are known now; never waits, takes no lock and does not allocate where nothing changed: the same
     * snapshot object as long as its content is the same.
     *
     * @throws IllegalArgumentException for an id that no widget has
     */
    Snapshot now(String widgetId);

    /**
     * The same, but where no feed has answered yet it completes later: as soon as one does, or after the cold wait (1.5
     * seconds unless set otherwise) with whatever {@link #now} says then. Never completes exceptionally; holds no thread.
     *
     * @throws IllegalArgumentException for an id that no widget has
     */
    CompletableFuture<Snapshot> soon(String widgetId);
}
