package dev.vitrine.server.pipeline;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Takes up the copies of an earlier process, several at a time: as many as there are processors, and as memory allows. */
final class Restoring {
    /** A copy of the largest feeds, as bytes and as posts. */
    private static final long BYTES_EACH = 32L << 20;

    private Restoring() {}

    /** Returns when all are there. */
    static void all(List<KeptFeed> feeds) {
        Iterator<KeptFeed> left = feeds.iterator();
        CompletableFuture.allOf(IntStream.range(0, atOnce())
                        .mapToObj(i -> CompletableFuture.runAsync(() -> work(left)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static int atOnce() {
        Runtime runtime = Runtime.getRuntime();
        return (int) Math.max(1, Math.min(runtime.availableProcessors(), runtime.maxMemory() / BYTES_EACH));
    }

    private static void work(Iterator<KeptFeed> left) {
        while (true) {
            KeptFeed next;
            synchronized (left) {
                if (!left.hasNext()) {
                    return;
                }
                next = left.next();
            }
            next.restore();
        }
    }
}
