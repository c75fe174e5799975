package dev.vitrine.rewrite;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of pages that are asked for again and again how they were rewritten. Nothing is taken on trust: a page leaves
 * from memory only where the application has written it anew, to the last byte as before, and nothing else that insertions
 * hang on has changed either. All that is saved is our own work.
 *
 * <p>A page is recorded when it is asked for a second time, and anew each minute, since what is inserted may hang on the
 * clock or on files. One that turns out different each time is tried less and less often. May be used by several threads at
 * once.
 */
public final class PageMemory {
    private static final long SECOND = 1_000_000_000L;
    private static final long KEPT = 60 * SECOND;

    /** The pause after so many disappointments is two to their power, in seconds. */
    private static final int MOST_MISSES = 6;

    /** What a key and its place take, about, in bytes. */
    private static final int PLACE = 512;

    /** No page may take more than this part of the memory. */
    private static final int SHARE = 8;

    /** A page that takes longer to write than this shall not wait for its end, in nanoseconds. */
    private static final long QUICK = 100_000_000;

    private final long capacity;
    private final LongSupplier nanoTime;

    /** By the hashes of their keys: of keys that somebody has made to have the same one, each takes the place of the other. */
    private final Map<Integer, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long used;

    private static final class Entry {
        private final Object key;
        private final int place;
        private @Nullable RememberedPage page;
        private long until;
        private long pausedUntil;
        private int recalls;
        private int misses;

        Entry(Object key, int place, long now) {
            this.key = key;
            this.place = place;
            this.pausedUntil = now;
        }

        long memory() {
            return place + (page == null ? 0 : page.memory());
        }
    }

    /**
     * A memory with nothing in it.
     *
     * @param capacity about how much it may take, in bytes; with 0 it remembers nothing
     * @param nanoTime a clock that never goes back
     */
    public PageMemory(long capacity, LongSupplier nanoTime) {
        if (capacity < 0) {
            throw new IllegalArgumentException("the capacity of the page memory must not be negative: " + capacity);
        }
        this.capacity = capacity;
        this.nanoTime = nanoTime;
    }

    /** How much of it is in use, in bytes. */
    synchronized long used() {
        return used;
    }

    /**
     * The rewriter of a page.
     *
     * @param key all that insertions hang on besides what is written. Equal keys, equal pages: equal insertions
     * @param keyMemory about how much memory the key takes, in bytes
     * @param bytes where the page goes that is written as bytes
     * @param text where the page goes that is written as text
     * @param live makes a rewriter that reads the page, given where it goes
     * @param asExpected whether, when asked at its end, nothing has happened to the page that the key does not tell
     */
    public PageRewriter rewriter(
            Object key,
            int keyMemory,
            OutputSink bytes,
            TextSink text,
            BiFunction<OutputSink, TextSink, HtmlRewriter> live,
            BooleanSupplier asExpected) {
        long now = nanoTime.getAsLong();
        RememberedPage page;
        synchronized (this) {
            Entry entry = entry(key);
            if (entry == null) {
                add(new Entry(key, PLACE + keyMemory, now));
                return live.apply(bytes, text);
            }
            page = now - entry.until < 0 ? entry.page : null;
            if (page != null) {
                entry.recalls++;
            } else if (now - entry.pausedUntil < 0) {
                return live.apply(bytes, text);
            } else {
                entry.pausedUntil = now + SECOND;
            }
        }
        PageStory story = new PageStory(this, key, now);
        return page == null
                ? new RecordingRewriter(story, bytes, text, live, asExpected)
                : new RecallingRewriter(story, page, bytes, text, live, asExpected);
    }

    private @Nullable Entry entry(Object key) {
        Entry entry = entries.get(key.hashCode());
        return entry == null || !entry.key.equals(key) ? null : entry;
    }

    private void add(Entry entry) {
        if (isSmall(entry.memory())) {
            Entry other = entries.put(entry.key.hashCode(), entry);
            used += entry.memory() - (other == null ? 0 : other.memory());
            shrink();
        }
    }

    /** Whether a page may be kept that took so much, and grows no longer. */
    boolean isSmall(long memory) {
        return memory <= capacity / SHARE;
    }

    /** Whether a page that was begun at this time is on time. */
    boolean isQuick(long begin) {
        return nanoTime.getAsLong() - begin < QUICK;
    }

    synchronized void keep(Object key, RememberedPage page, long begin) {
        Entry entry = entry(key);
        if (entry != null) {
            used -= entry.memory();
            entry.page = page;
            entry.until = begin + KEPT;
            used += entry.memory();
            shrink();
        }
    }

    /** A page was not as before, or can't be remembered: it is worth no second try for a while. */
    synchronized void missed(Object key) {
        Entry entry = entry(key);
        if (entry != null) {
            used -= entry.memory();
            entry.page = null;
            used += entry.memory();
            entry.misses = entry.recalls > 1 ? 0 : Math.min(entry.misses + 1, MOST_MISSES);
            entry.recalls = 0;
            entry.pausedUntil = nanoTime.getAsLong() + (SECOND << entry.misses);
        }
    }

    /** Forgets what has not been asked for the longest. */
    private void shrink() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (used > capacity && oldest.hasNext()) {
            used -= oldest.next().memory();
            oldest.remove();
        }
    }
}
