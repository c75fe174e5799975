package dev.vitrine.server.web;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How fast each client asks. There are so many places and never more, and a client's address says which is its own; two
 * who share one share what they may, which is rare and costs less than a table that somebody can fill.
 *
 * <p>Each place holds the time at which its client will have used up what it was given, as in the
 * <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>.
 */
final class ClientRates {
    static final int PLACES = 1 << 16;

    /** In IPv6 a client has at least so many bytes of addresses for itself. */
    private static final int NETWORK = 8;

    private static final int BURST_SECONDS = 2;

    private final AtomicLongArray usedUpAt = new AtomicLongArray(PLACES);
    private final long interval;
    private final long burst;
    private final int seed;
    private final long start;

    /**
     * @param rate how many requests a second each may send in the long run
     * @param seed unknown outside, so that nobody can choose somebody else's place
     * @param now nanoseconds of the clock that later ones are of, too
     */
    ClientRates(int rate, int seed, long now) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / rate;
        this.burst = TimeUnit.SECONDS.toNanos(BURST_SECONDS);
        this.seed = seed;
        this.start = now;
    }

    /** Counts a request; whether the client had it left. */
    boolean take(byte[] address, long now) {
        int place = place(address);
        long time = now - start;
        while (true) {
            long used = usedUpAt.get(place);
            long next = Math.max(used, time) + interval;
            if (next - time > burst) {
                return false;
            }
            if (usedUpAt.compareAndSet(place, used, next)) {
                return true;
            }
        }
    }

    private int place(byte[] address) {
        byte[] network = address.length > NETWORK ? Arrays.copyOf(address, NETWORK) : address;
        int hash = (Arrays.hashCode(network) ^ seed) * 0x9E3779B1;
        return (hash ^ hash >>> 15) & (PLACES - 1);
    }
}
