package dev.vitrine.filter;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers of paths whether they answered with a page, within a fixed 64 KiB. A later path may take the place of an
 * earlier one, so that the answer is a good guess: it decides only whether a request is served whole and unconditionally,
 * which any server may do.
 */
final class SeenPaths {
    /** What a path was seen to answer. */
    enum Answer {
        UNKNOWN,
        PAGE,
        OTHER
    }

    private static final int SLOTS = 8192;
    private static final int OTHER_BIT = 1;

    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    Answer answerOf(String path) {
        long hash = hash(path);
        long slot = slots.get(index(hash));
        if ((slot | OTHER_BIT) != (hash | OTHER_BIT)) {
            return Answer.UNKNOWN;
        }
        return (slot & OTHER_BIT) == 0 ? Answer.PAGE : Answer.OTHER;
    }

    void note(String path, Answer answer) {
        long hash = hash(path) & ~OTHER_BIT;
        slots.set(index(hash), answer == Answer.OTHER ? hash | OTHER_BIT : hash);
    }

    private static int index(long hash) {
        return (int) (hash >>> 40) & (SLOTS - 1);
    }

    /** FNV-1a over the chars, stirred; never 0, which is an empty slot. */
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L | 2;
    }
}
