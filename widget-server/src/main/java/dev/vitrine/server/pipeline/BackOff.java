package dev.vitrine.server.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long to leave an upstream alone that fails: twice as long each time, up to an hour, give or take a fifth. */
final class BackOff {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    private static final double SPREAD = 0.2;

    private BackOff() {}

    /** The pause after so many failures in a row, at least 1. */
    static Duration after(int failures, Duration interval, RandomGenerator random) {
        Duration pause = LONGEST;
        if (failures < 12) {
            Duration doubled = interval.multipliedBy(1L << failures);
            pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
        return spread(pause, random);
    }

    /**
     * How long it is until an upstream wants to be asked again; negative where that has passed. No wish is longer than a day:
     * what seems so was said before somebody set the clock back.
     */
    static Duration until(Instant time, Instant now) {
        Duration left = Duration.between(now, time);
        return left.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : left;
    }

    /** The same length, give or take a fifth, so that feeds do not march in step. */
    static Duration spread(Duration length, RandomGenerator random) {
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Duration.ofNanos((long) (length.toNanos() * factor));
    }
}
