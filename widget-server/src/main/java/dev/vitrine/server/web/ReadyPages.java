package dev.vitrine.server.web;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pages that are ready, as many as there is room for: whichever nobody has asked for lately goes, and is made anew when
 * somebody does. Who is asked says so by a flag, so that readers wait for nobody (the clock algorithm).
 */
final class ReadyPages {
    private final long most;
    private final Deque<Page> held = new ArrayDeque<>();
    private long bytes;

    /** @param most how many bytes they may have together */
    ReadyPages(long most) {
        this.most = most;
    }

    /** A quarter of what the heap may have: as much as that is the default for memory outside of it, where they lie. */
    static ReadyPages ofThisJvm() {
        return new ReadyPages(Runtime.getRuntime().maxMemory() / 4);
    }

    /** A page has become ready, and others may have to go. */
    synchronized void keep(Page page, long size) {
        bytes += size - page.size;
        if (page.size == 0 && size > 0) {
            held.add(page);
        }
        page.size = size;
        for (int looked = 2 * held.size(); bytes > most && looked > 0; looked--) {
            Page next = held.remove();
            if (next.isSpared(page)) {
                held.add(next);
            } else {
                bytes -= next.size;
                next.size = 0;
                next.drop();
            }
        }
    }

    /** How many bytes they have together. */
    synchronized long bytes() {
        return bytes;
    }

    /** One that may be ready. */
    abstract static class Page {
        /** Written without a lock: being late by a moment costs a rendering at most. */
        private volatile boolean asked;

        /** For whoever holds the pages. */
        private long size;

        /** Somebody wants it. */
        final void ask() {
            if (!asked) {
                asked = true;
            }
        }

        @SuppressWarnings("ReferenceEquality") // pages are what they are
        private boolean isSpared(Page fresh) {
            boolean spared = asked || this == fresh;
            asked = false;
            return spared;
        }

        /** Makes room. */
        abstract void drop();
    }
}
