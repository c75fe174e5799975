package dev.vitrine.server;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock, and a ticker that goes with it, which stand still until a test moves them; the clock can be set as well. */
public final class MutableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    /** How far somebody has set the clock off, which the ticker does not notice. */
    private volatile Duration off = Duration.ZERO;

    /** Lets time pass. */
    public synchronized void advance(Duration length) {
        now = now.plus(length);
    }

    /** Sets the clock to another time, though none has passed. */
    public synchronized void set(Instant time) {
        off = off.plus(Duration.between(instant(), time));
    }

    /** The time that has passed, in nanoseconds. */
    public Ticker ticker() {
        return () -> Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now.plus(off);
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
