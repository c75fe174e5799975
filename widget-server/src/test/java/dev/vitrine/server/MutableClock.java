package dev.vitrine.server;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock, and a ticker that goes with it, which stand still until a test moves them. */
public final class MutableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    /** Lets time pass. */
    public synchronized void advance(Duration length) {
        now = now.plus(length);
    }

    /** The same time in nanoseconds. */
    public Ticker ticker() {
        return () -> Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
