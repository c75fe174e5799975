package dev.vitrine.benchmarks.measure;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param rounds in each of which every contender has one turn; the median counts
 * @param warmUp what each contender gets before the first round
 * @param turn how long each turn lasts at least
 */
public record Pace(int rounds, Duration warmUp, Duration turn) {
    public Pace {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
        }
    }
}
