package dev.vitrine.benchmarks.widgets;

import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** What a widget server says of itself. */
final class Metrics {
    private static final long PAUSE_NANOS = 100_000_000L;

    private Metrics() {}

    /** The value of one line; 0 where there is none. */
    static double value(ServerProcess server, String sample) throws IOException, InterruptedException {
        String text = new String(
                WidgetServerProcess.get(server.base().resolve("/metrics")).body(),
                java.nio.charset.StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Waits until a value is as large as this. */
    static void await(ServerProcess server, String sample, double least) throws IOException, InterruptedException {
        while (value(server, sample) < least) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
