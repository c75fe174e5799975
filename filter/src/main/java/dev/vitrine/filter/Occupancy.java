package dev.vitrine.filter;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work on a page: one thread at a time, and the application's wait for each other. The container, whose threads
 * end asynchronous work when its time is up, waits for nobody: what it has to say is done by whoever is at work, on
 * leaving.
 */
final class Occupancy {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Runnable> notice = new AtomicReference<>();

    /** Begins work, or goes on with it within another call; true for the outermost call. */
    boolean enter() {
        boolean first = !lock.isHeldByCurrentThread();
        lock.lock();
        return first;
    }

    /** Whether another thread is at work. */
    boolean isElsewhere() {
        return lock.isLocked() && !lock.isHeldByCurrentThread();
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        lock.unlock();
        attend();
    }

    /** Has this done by whoever is free to: at once, or on leaving. It takes the place of a notice that still waits. */
    void ask(Runnable last) {
        notice.set(last);
        attend();
    }

    private void attend() {
        while (notice.get() != null && !lock.isHeldByCurrentThread() && lock.tryLock()) {
            try {
                Runnable waiting = notice.getAndSet(null);
                if (waiting != null) {
                    waiting.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
