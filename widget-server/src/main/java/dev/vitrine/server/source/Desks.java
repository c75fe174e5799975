package dev.vitrine.server.source;

import java.util.concurrent.Semaphore;

/**
 * Has as many documents taken apart at once as there are processors, however many answers come at the same time: more would
 * not be done sooner, and each takes many times its size of memory while it is. Waiting for an upstream takes no desk.
 */
final class Desks {
    private final Semaphore free;

    Desks(int count) {
        free = new Semaphore(count);
    }

    static Desks ofThisMachine() {
        return new Desks(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    void take() {
        free.acquireUninterruptibly();
    }

    void leave() {
        free.release();
    }
}
