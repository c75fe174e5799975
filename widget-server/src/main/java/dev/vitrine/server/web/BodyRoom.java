package dev.vitrine.server.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be held at once, whoever sends them: before a body is whole nobody can know whether its
 * signature is right, so that strangers could fill the heap with halves of them.
 */
final class BodyRoom {
    /** While a body grows it takes up to three times its size. */
    private static final int PART_OF_HEAP = 16;

    private final AtomicLong left;

    BodyRoom(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** A fair part of the heap of this JVM, and no less than one whole body. */
    static BodyRoom ofThisJvm(int mostBytes) {
        return new BodyRoom(Math.max(mostBytes, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /** Takes room for so many bytes, if there is as much. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    /** So many bytes are not held any more. */
    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
