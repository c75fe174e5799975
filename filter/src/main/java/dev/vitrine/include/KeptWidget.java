package dev.vitrine.include;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last good copy of one widget, and the request for the next one. A widget that could not be had is not asked for
 * again for a while, so that a server that is down costs one page its patience, not every page.
 */
final class KeptWidget {
    private static final long FRESH = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    /** Older posts than this are worse than none. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

    private final String id;
    private final Download download;
    private final LongSupplier nanoTime;
    private @Nullable IncludedWidget copy;
    private long copiedAt;
    private long askAgainAt;
    private @Nullable CompletableFuture<Optional<IncludedWidget>> asking;

    KeptWidget(String id, Download download, LongSupplier nanoTime) {
        this.id = id;
        this.download = download;
        this.nanoTime = nanoTime;
        this.askAgainAt = nanoTime.getAsLong();
    }

    /** The widget, if it is here or comes in time. */
    Optional<IncludedWidget> within(Duration patience) {
        CompletableFuture<Optional<IncludedWidget>> coming;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (now - askAgainAt >= 0) {
                if (asking == null) {
                    askAgainAt = now + PAUSE;
                    ask();
                } else {
                    asking.cancel(true); // an answer that has begun and never ends
                }
            }
            if (copy != null && now - copiedAt < LONGEST) {
                return Optional.of(copy);
            }
            coming = asking;
        }
        return coming == null || patience.isNegative() || patience.isZero()
                ? Optional.empty()
                : await(coming, patience);
    }

    static <T> Optional<T> await(CompletableFuture<Optional<T>> coming, Duration patience) {
        try {
            return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return Optional.empty(); // the script takes over
        }
    }

    private void ask() {
        CompletableFuture<Optional<IncludedWidget>> answer = download.widget(id);
        asking = answer;
        var unused = answer.whenComplete((widget, failure) -> answered(failure == null ? widget : Optional.empty()));
    }

    private synchronized void answered(Optional<IncludedWidget> widget) {
        long now = nanoTime.getAsLong();
        asking = null;
        askAgainAt = now + (widget.isPresent() ? FRESH : PAUSE);
        if (widget.isPresent()) {
            copy = widget.get();
            copiedAt = now;
        }
    }
}
