package dev.vitrine.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void givesEveryoneOneTurnInEachRound() throws Exception {
        Rounds.of(List.of("a", "b", "c"), name -> name, this::turn, 2, new Random(1));
        assertThat(done.subList(0, 3)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(done.subList(3, 6)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(done).hasSize(6);
    }

    @Test
    void takesRatiosWithinARoundAndTheMedianOfThem() throws Exception {
        // the machine gets slower from round to round, and b always takes three times as long as a
        Rounds<Double> rounds = Rounds.of(
                List.of("a", "b"),
                name -> name,
                name -> (1 + turn(name) / 2) * (name.equals("b") ? 3.0 : 1.0),
                3,
                new Random(1));
        assertThat(rounds.ratio("b", "a", Double::doubleValue)).isEqualTo(3);
        assertThat(rounds.median("a", Double::doubleValue)).isEqualTo(2);
        assertThat(rounds.spread("a", Double::doubleValue)).isEqualTo(0.5);
    }

    @Test
    void countsCpuTimeAndAllocationOfEachTurn() throws Exception {
        Contender contender = new Contender("array", () -> done.add(new String(new char[1000])));
        Rounds<Turn> rounds =
                Rounds.of(List.of(contender), new Pace(3, Duration.ZERO, Duration.ofMillis(1)), new Random(1));
        assertThat(rounds.median("array", Turn::cpuNanosEach)).isPositive();
        assertThat(rounds.median("array", Turn::allocatedBytesEach)).isGreaterThan(2000);
    }

    /** How many turns there were before. */
    private int turn(String name) {
        done.add(name);
        return done.size() - 1;
    }
}
