package dev.vitrine.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Our own load: a thread and a connection for each of those who ask. */
final class KeepAliveLoad implements Load {
    @Override
    public String name() {
        return "own keep-alive client (wrk is not installed)";
    }

    @Override
    public Answered put(Target target, int connections, Duration duration) throws IOException {
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> ask(target, start + duration.toNanos(), answered, failed), "load-" + i);
            thread.start();
            threads.add(thread);
        }
        join(threads);
        return new Answered(answered.get(), (System.nanoTime() - start) / 1e9, failed.get());
    }

    private static void ask(Target target, long deadline, AtomicLong answered, AtomicLong failed) {
        try (KeepAliveConnection connection = new KeepAliveConnection(target)) {
            while (System.nanoTime() < deadline) {
                boolean good = connection.ask().status() < 400;
                (good ? answered : failed).incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private static void join(List<Thread> threads) throws IOException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
