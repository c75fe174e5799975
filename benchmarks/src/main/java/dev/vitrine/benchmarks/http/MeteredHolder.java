package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.measure.ThreadMeter;
import jakarta.servlet.Filter;
import org.eclipse.jetty.ee11.servlet.FilterHolder;

/** Notes the CPU time that the filters of this JVM take to start. */
final class MeteredHolder extends FilterHolder {
    private static long nanos;

    MeteredHolder(Filter filter) {
        super(filter);
    }

    /** Of all that have started so far, on the threads that started them. */
    static long nanos() {
        return nanos;
    }

    @Override
    public void initialize() throws Exception {
        long before = ThreadMeter.cpuNanos();
        super.initialize();
        nanos += ThreadMeter.cpuNanos() - before;
    }
}
