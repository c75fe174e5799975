package dev.vitrine.server.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long something took each time, as a histogram. */
final class Durations {
    private static final String[] LABELS = {"0.001", "0.005", "0.025", "0.1", "0.5", "2.5", "10"};
    private static final long[] NANOS = {
        1_000_000L, 5_000_000L, 25_000_000L, 100_000_000L, 500_000_000L, 2_500_000_000L, 10_000_000_000L
    };

    private final LongAdder[] counts = new LongAdder[NANOS.length + 1];
    private final LongAdder sum = new LongAdder();

    Durations() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(long nanos) {
        int i = 0;
        while (i < NANOS.length && nanos > NANOS[i]) {
            i++;
        }
        counts[i].increment();
        sum.add(nanos);
    }

    /** Writes it under the name that the text is at. */
    void print(MetricsText text, String label, String value) {
        long below = 0;
        for (int i = 0; i < NANOS.length; i++) {
            below += counts[i].sum();
            text.part("_bucket", below, label, value, "le", LABELS[i]);
        }
        below += counts[NANOS.length].sum();
        text.part("_bucket", below, label, value, "le", "+Inf");
        text.part("_sum", (double) sum.sum() / TimeUnit.SECONDS.toNanos(1), label, value);
        text.part("_count", below, label, value);
    }
}
