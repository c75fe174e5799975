package dev.vitrine.filter;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the pages that came by. */
final class Counters implements FilterMeter {
    /** Reasons are a few phrases of ours; should one ever be made from a page, it may not fill the memory. */
    private static final int MAX_REASONS = 100;

    private static final String OTHER = "other";

    private final LongAdder responses = new LongAdder();
    private final LongAdder rewritten = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final ConcurrentHashMap<String, LongAdder> leftAlone = new ConcurrentHashMap<>();

    @Override
    public void looked() {
        responses.increment();
    }

    @Override
    public void rewritten(long bytes, long nanos) {
        rewritten.increment();
        this.bytes.add(bytes);
        this.nanos.add(nanos);
    }

    @Override
    public void leftAlone(String reason) {
        LongAdder known = leftAlone.get(reason);
        if (known == null) {
            String name = leftAlone.size() < MAX_REASONS ? reason : OTHER;
            known = leftAlone.computeIfAbsent(name, key -> new LongAdder());
        }
        known.increment();
    }

    @Override
    public void failed() {
        failures.increment();
    }

    FilterCounts counts() {
        Map<String, Long> reasons = new TreeMap<>();
        leftAlone.forEach((reason, count) -> reasons.put(reason, count.sum()));
        return new FilterCounts(
                responses.sum(), rewritten.sum(), reasons, failures.sum(), bytes.sum(), Duration.ofNanos(nanos.sum()));
    }
}
