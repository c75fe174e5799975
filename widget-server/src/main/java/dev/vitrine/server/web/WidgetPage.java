package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.Snapshot;
import dev.vitrine.server.pipeline.WidgetPosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One widget in one form, as ready bytes. While the posts are the same, an answer is two reads and a write: no template,
 * no lock, no copy. A new rendering is made once, however many readers wait for it.
 */
final class WidgetPage extends ReadyPages.Page implements Answer {
    private static final Logger LOG = LoggerFactory.getLogger(WidgetPage.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    /** Whoever comes so much later than the page was true waits until it is: nobody may have asked for it all night. */
    private static final long A_MOMENT = TimeUnit.SECONDS.toNanos(10);

    private final String widgetId;
    private final WidgetPosts posts;
    private final Press press;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final ReadyPages pages;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean printing;
    private volatile @Nullable Ready ready;

    /** @param pages where it is kept while there is room */
    WidgetPage(
            String widgetId,
            WidgetPosts posts,
            Press press,
            Executor executor,
            LongSupplier nanoTime,
            ReadyPages pages) {
        this.widgetId = widgetId;
        this.posts = posts;
        this.press = press;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.pages = pages;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        ask();
        Snapshot snapshot = posts.now(widgetId);
        Ready current = ready;
        if (snapshot.state() == Snapshot.State.WARMING) {
            var unused = posts.soon(widgetId)
                    .thenAccept(soon -> print(soon, made -> made.representation.to(request, response, callback)));
            return;
        }
        long late = current != null && current.shows(snapshot) ? late(current) : A_MOMENT;
        if (current == null || late >= A_MOMENT) {
            print(snapshot, made -> made.representation.to(request, response, callback));
            return;
        }
        if (late >= 0) {
            print(snapshot, made -> {});
        }
        current.representation.to(request, response, callback);
    }

    @Override
    public Optional<Representation> ready() {
        Ready current = ready;
        if (current == null || !current.shows(posts.now(widgetId)) || late(current) >= 0) {
            return Optional.empty();
        }
        ask();
        return current.representation.ready();
    }

    /** For how long it has not been true any more, in nanoseconds; negative while it is. */
    private long late(Ready current) {
        return nanoTime.getAsLong() - current.until;
    }

    /** Gives the reader this snapshot as ready bytes, as soon as they are there. */
    private void print(Snapshot snapshot, Consumer<Ready> reader) {
        synchronized (waiting) {
            waiting.add(new Waiting(snapshot, reader));
            if (printing) {
                return;
            }
            printing = true;
        }
        executor.execute(() -> {
            Ready made = printed(snapshot);
            ready = made;
            pages.keep(this, made.representation.size());
            for (Waiting next : done()) {
                if (made.shows(next.snapshot)) {
                    next.reader.accept(made);
                } else {
                    print(next.snapshot, next.reader); // it came while an older one was being printed
                }
            }
        });
    }

    @Override
    void drop() {
        ready = null;
    }

    private List<Waiting> done() {
        synchronized (waiting) {
            List<Waiting> all = List.copyOf(waiting);
            waiting.clear();
            printing = false;
            return all;
        }
    }

    private Ready printed(Snapshot snapshot) {
        Ready last = ready;
        try {
            Printed printed = press.print(snapshot);
            return new Ready(
                    snapshot,
                    printed.representation(),
                    nanoTime.getAsLong() + printed.freshFor().toNanos());
        } catch (RuntimeException | Error e) { // nobody would get anything of this page again
            LOG.error(
                    "Unable to render widget {}; its readers get {}.",
                    widgetId,
                    last == null ? "nothing" : "the last one",
                    e);
            Representation instead = last == null ? press.blank() : last.representation;
            return new Ready(snapshot, instead, nanoTime.getAsLong() + AFTER_A_FAILURE.toNanos());
        }
    }

    /** Turns posts into ready bytes. */
    interface Press {
        Printed print(Snapshot snapshot);

        /** What to send where printing fails and there is nothing older. */
        Representation blank();
    }

    /** Ready bytes, and for how long they tell the truth. */
    record Printed(Representation representation, Duration freshFor) {}

    private record Waiting(Snapshot snapshot, Consumer<Ready> reader) {}

    private record Ready(Snapshot snapshot, Representation representation, long until) {
        /** Snapshots are one object as long as their content is the same. */
        @SuppressWarnings("ReferenceEquality")
        boolean shows(Snapshot other) {
            return snapshot == other;
        }
    }
}
