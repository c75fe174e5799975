package dev.vitrine.rewrite;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The buffers of all hold windows of a webapp, under one cap. Buffers in use and idle ones count alike; when the cap is
 * reached, {@link #takeBytes} and {@link #takeChars} add nothing, and the page at hand is not held any further.
 */
public final class WindowPool {
    /** 64 MiB. */
    public static final long DEFAULT_CAP = 64L << 20;

    /** The size of each buffer, in bytes. */
    static final int SEGMENT_BYTES = 32 * 1024;

    /** The same in chars, which take two bytes each. */
    static final int SEGMENT_CHARS = SEGMENT_BYTES / 2;

    /** Idle buffers beyond this number are left to the garbage collector: 8 MiB. */
    private static final int IDLE_AT_MOST = 256;

    private final long cap;
    private final ArrayDeque<byte[]> idleBytes = new ArrayDeque<>();
    private final ArrayDeque<char[]> idleChars = new ArrayDeque<>();
    private long allocated;

    /** @param cap the most that all buffers may take together, in bytes */
    public WindowPool(long cap) {
        if (cap < 0) {
            throw new IllegalArgumentException("cap of the window pool must not be negative: " + cap);
        }
        this.cap = cap;
    }

    /** How much the buffers take, in use and idle, in bytes. */
    synchronized long allocated() {
        return allocated;
    }

    /** Adds a buffer to those of a page; false where there is none left. */
    synchronized boolean takeBytes(List<byte[]> segments) {
        byte[] idle = idleBytes.pollLast();
        if (idle == null && !reserve()) {
            return false;
        }
        segments.add(idle == null ? new byte[SEGMENT_BYTES] : idle);
        return true;
    }

    /** The same for chars. */
    synchronized boolean takeChars(List<char[]> segments) {
        char[] idle = idleChars.pollLast();
        if (idle == null && !reserve()) {
            return false;
        }
        segments.add(idle == null ? new char[SEGMENT_CHARS] : idle);
        return true;
    }

    synchronized void giveBack(byte[] segment) {
        if (idleBytes.size() < IDLE_AT_MOST) {
            idleBytes.addLast(segment);
        } else {
            allocated -= SEGMENT_BYTES;
        }
    }

    synchronized void giveBack(char[] segment) {
        if (idleChars.size() < IDLE_AT_MOST) {
            idleChars.addLast(segment);
        } else {
            allocated -= SEGMENT_BYTES;
        }
    }

    /** Finds room for one more buffer, if need be at the cost of an idle one of the other kind. */
    private boolean reserve() {
        if (allocated + SEGMENT_BYTES > cap && idleBytes.pollLast() == null && idleChars.pollLast() == null) {
            return false;
        }
        if (allocated + SEGMENT_BYTES <= cap) {
            allocated += SEGMENT_BYTES;
        }
        return true;
    }
}
