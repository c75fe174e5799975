package dev.vitrine.benchmarks.widgets;

import dev.vitrine.benchmarks.process.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Asks for pictures that the server has not made yet, each once, and again where it was told to come back. */
final class PictureLoad {
    private static final long WATCH_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Queue<String> left;

    PictureLoad(ServerProcess server, Queue<String> left) {
        this.base = server.base();
        this.left = left;
    }

    /** What came of it. */
    record Outcome(
            long asked,
            long made,
            long refused,
            double seconds,
            List<Long> refusalNanos,
            long watched,
            long watchFailures,
            double slowestWatchMillis) {
        double refusalMillis(double part) {
            List<Long> sorted = new ArrayList<>(refusalNanos);
            Collections.sort(sorted);
            return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
        }
    }

    /** So many clients, each of which asks for the next picture when it has one. */
    Outcome atOnce(int clients, Duration duration) throws InterruptedException {
        AtomicLong made = new AtomicLong();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - begin < duration.toNanos()) {
                    if (ask(next()).join() == 200) {
                        made.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(made.get(), made.get(), 0, seconds(begin), List.of(), 0, 0, 0);
    }

    /** Asks so often in a second, whatever becomes of it; and looks after the server all along. */
    Outcome asFastAs(double rate, Duration duration) throws InterruptedException {
        Tally tally = new Tally();
        long begin = System.nanoTime();
        long interval = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
        Thread watch = new Thread(() -> tally.watch(begin, duration));
        watch.start();
        long asked = 0;
        for (long due = begin; due - begin < duration.toNanos(); due += interval) {
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            asked++;
            tally.ask(next());
        }
        long madeInTime = tally.made.get();
        double seconds = seconds(begin);
        watch.join();
        return new Outcome(
                asked,
                madeInTime,
                tally.refused.get(),
                seconds,
                List.copyOf(tally.refusalNanos),
                tally.watched.get(),
                tally.watchFailures.get(),
                tally.slowestWatch.get() / 1e6);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private String next() {
        String address = left.poll();
        if (address == null) {
            throw new IllegalStateException("there are too few pictures for so long");
        }
        return address;
    }

    private CompletableFuture<Integer> ask(String path) {
        return client.sendAsync(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    /** Counts. */
    private final class Tally {
        final AtomicLong made = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicInteger watched = new AtomicInteger();
        final AtomicInteger watchFailures = new AtomicInteger();
        final AtomicLong slowestWatch = new AtomicLong();
        final List<Long> refusalNanos = Collections.synchronizedList(new ArrayList<>());

        void ask(String address) {
            long begin = System.nanoTime();
            var unused = PictureLoad.this.ask(address).thenAccept(status -> {
                if (status == 200) {
                    made.incrementAndGet();
                } else if (status == 503) {
                    refused.incrementAndGet();
                    refusalNanos.add(System.nanoTime() - begin);
                    left.add(address);
                }
            });
        }

        void watch(long begin, Duration duration) {
            while (System.nanoTime() - begin < duration.toNanos()) {
                for (String path : List.of("/health/ready", "/metrics")) {
                    long asked = System.nanoTime();
                    int status =
                            PictureLoad.this.ask(path).exceptionally(e -> 0).join();
                    watched.incrementAndGet();
                    watchFailures.addAndGet(status == 200 ? 0 : 1);
                    slowestWatch.accumulateAndGet(System.nanoTime() - asked, Math::max);
                }
                LockSupport.parkNanos(WATCH_EVERY);
            }
        }
    }
}
