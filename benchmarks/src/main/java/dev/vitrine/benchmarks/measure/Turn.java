package dev.vitrine.benchmarks.measure;

/**
 * What a contender used in one of its turns.
 *
 * @param times how often it did its work
 * @param cpuNanos for all of them
 * @param allocatedBytes for all of them
 */
public record Turn(long times, long cpuNanos, long allocatedBytes) {
    /** CPU time for doing the work once, in nanoseconds. */
    public double cpuNanosEach() {
        return (double) cpuNanos / times;
    }

    /** Heap allocated for doing the work once, in bytes. */
    public double allocatedBytesEach() {
        return (double) allocatedBytes / times;
    }

    /** Does the work until this much CPU time is used, but at least once. */
    static Turn of(Contender.Work work, long cpuNanos) throws Exception {
        long allocatedBefore = ThreadMeter.allocatedBytes();
        long before = ThreadMeter.cpuNanos();
        long used = 0;
        long times = 0;
        while (used < cpuNanos || times == 0) {
            work.run();
            times++;
            used = ThreadMeter.cpuNanos() - before;
        }
        return new Turn(times, used, ThreadMeter.allocatedBytes() - allocatedBefore);
    }
}
