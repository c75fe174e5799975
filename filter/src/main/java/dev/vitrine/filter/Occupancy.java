package dev.vitrine.filter;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is at work on a page: one writer at a time, which is the application's duty, until the container closes the page for
 * good. That may happen on another thread while a writer of an asynchronous request, whose time is up, is still at it; then
 * the writer cleans up behind itself.
 */
final class Occupancy {
    private static final int FREE = 0;
    private static final int BUSY = 1;
    private static final int CLOSED = 2;

    private final AtomicInteger state = new AtomicInteger(FREE);

    /** Whether this call now is the one at work; false within another call, or when the page is closed. */
    boolean enter() {
        return state.compareAndSet(FREE, BUSY);
    }

    boolean isClosed() {
        return state.get() == CLOSED;
    }

    /** Ends the work; false where the page was closed meanwhile, and is now this call's to clean up. */
    boolean leave() {
        return state.compareAndSet(BUSY, FREE);
    }

    /** Closes the page; true where nobody is at work, so that it is this call's to clean up. */
    boolean close() {
        return state.getAndSet(CLOSED) == FREE;
    }
}
