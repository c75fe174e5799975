package dev.vitrine.server.pipeline;

import dev.vitrine.server.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only while every task of an executor sleeps or has ended, however slow the machine is. */
final class VirtualTime {
    private final MutableClock clock = new MutableClock();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Instant> sleepers = new PriorityQueue<>();
    private int awake;

    MutableClock clock() {
        return clock;
    }

    /** The same executor, whose tasks may sleep here. */
    Executor of(Executor executor) {
        return task -> {
            wake(1);
            try {
                executor.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        wake(-1);
                    }
                });
            } catch (RejectedExecutionException e) {
                wake(-1);
                throw e;
            }
        };
    }

    private void wake(int more) {
        lock.lock();
        try {
            awake += more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For tasks: lets so much time pass. */
    void sleep(Duration length) {
        lock.lock();
        try {
            Instant end = clock.instant().plus(length);
            sleepers.add(end);
            awake--;
            changed.signalAll();
            while (clock.instant().isBefore(end)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** For the test: lets so much time pass, and waits for all that this wakes. */
    void pass(Duration length) {
        lock.lock();
        try {
            clock.advance(length);
            while (!sleepers.isEmpty() && !sleepers.peek().isAfter(clock.instant())) {
                sleepers.remove();
                awake++; // on behalf of the sleeper, which may come to it later
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        settle();
    }

    /** For the test: waits until every task sleeps or has ended. */
    void settle() {
        lock.lock();
        try {
            while (awake > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
