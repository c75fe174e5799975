package dev.vitrine.rewrite;

/**
 * One telling of a page that a memory knows, or is about to.
 *
 * @param begin when it began
 */
record PageStory(PageMemory memory, Object key, long begin) {
    /** Whether it may wait for its end. */
    boolean isQuick() {
        return memory.isQuick(begin);
    }

    /** Whether a page that takes so much memory may be kept. */
    boolean isSmall(long taken) {
        return memory.isSmall(taken);
    }

    void keep(RememberedPage page) {
        memory.keep(key, page, begin);
    }

    void missed() {
        memory.missed(key);
    }
}
