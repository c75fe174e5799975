package dev.vitrine.filter;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the pages that came by. */
final class Counters {
    /** Reasons are a few phrases of ours; should one ever be made from a page, it may not fill the memory. */
    private static final int MAX_REASONS = 100;

    private static final String OTHER = "other";

    private final LongAdder pages = new LongAdder();
    private final LongAdder rewritten = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final ConcurrentHashMap<String, LongAdder> leftAlone = new ConcurrentHashMap<>();

    /** A response went through our hands. */
    void page() {
        pages.increment();
    }

    void rewritten() {
        rewritten.increment();
    }

    void leftAlone(String reason) {
        LongAdder known = leftAlone.get(reason);
        if (known == null) {
            String name = leftAlone.size() < MAX_REASONS ? reason : OTHER;
            known = leftAlone.computeIfAbsent(name, key -> new LongAdder());
        }
        known.increment();
    }

    void failed() {
        failures.increment();
    }

    FilterCounts counts() {
        Map<String, Long> reasons = new TreeMap<>();
        leftAlone.forEach((reason, count) -> reasons.put(reason, count.sum()));
        return new FilterCounts(pages.sum(), rewritten.sum(), reasons, failures.sum());
    }
}
