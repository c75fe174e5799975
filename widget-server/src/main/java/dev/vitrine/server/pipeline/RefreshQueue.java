package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.FeedAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Which feed is due when, in nanoseconds of one ticker; a feed stands in it at most once. Safe for many threads. */
final class RefreshQueue {
    private static final long LONGEST_NAP_MILLIS = 60_000;

    private final PriorityQueue<Due> queue = new PriorityQueue<>((one, other) -> Long.compare(one.at - other.at, 0));
    private final Map<FeedAddress, Due> byAddress = new HashMap<>();

    /** The feed is due then, and not before. */
    synchronized void put(FeedAddress address, long at) {
        remove(address);
        Due due = new Due(address, at);
        byAddress.put(address, due);
        queue.add(due);
        notifyAll();
    }

    synchronized void remove(FeedAddress address) {
        Due old = byAddress.remove(address);
        if (old != null) {
            queue.remove(old);
        }
    }

    /** When it is due; absent where it does not stand in the queue. */
    synchronized Optional<Long> at(FeedAddress address) {
        return Optional.ofNullable(byAddress.get(address)).map(Due::at);
    }

    /** Takes out all that are due. */
    synchronized List<FeedAddress> due(long now) {
        List<FeedAddress> due = new ArrayList<>();
        for (Due next = queue.peek(); next != null && next.at - now <= 0; next = queue.peek()) {
            queue.remove();
            byAddress.remove(next.address);
            due.add(next.address);
        }
        return due;
    }

    /** Waits until one is due. */
    synchronized void awaitDue(LongSupplier ticker) throws InterruptedException {
        for (long left = left(ticker); left > 0; left = left(ticker)) {
            wait(Math.min(LONGEST_NAP_MILLIS, TimeUnit.NANOSECONDS.toMillis(left) + 1));
        }
    }

    private long left(LongSupplier ticker) {
        Due next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.at - ticker.getAsLong();
    }

    private record Due(FeedAddress address, long at) {}
}
