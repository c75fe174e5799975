package dev.vitrine.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What contenders used over several rounds, each of which gave everyone a turn, in a new order. Taking turns spreads what
 * the machine does beside us over all of them; a ratio is taken within each round, and the median of the ratios counts.
 *
 * @param <T> what is known of a turn
 */
public final class Rounds<T> {
    private final Map<String, List<T>> turns;

    private Rounds(Map<String, List<T>> turns) {
        this.turns = turns;
    }

    /** Measures work on the current thread. */
    public static Rounds<Turn> of(List<Contender> contenders, Pace pace, Random random) throws Exception {
        for (Contender contender : contenders) {
            Turn.of(contender.work(), pace.warmUp().toNanos());
        }
        return of(
                contenders,
                Contender::name,
                contender -> Turn.of(contender.work(), pace.turn().toNanos()),
                pace.rounds(),
                random);
    }

    /** Measures contenders in a way of their own. */
    public static <C, T> Rounds<T> of(
            List<C> contenders, Function<C, String> name, Measure<C, T> measure, int rounds, Random random)
            throws Exception {
        Map<String, List<T>> turns = new LinkedHashMap<>();
        contenders.forEach(contender -> turns.put(name.apply(contender), new ArrayList<>()));
        List<C> order = new ArrayList<>(contenders);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (C contender : order) {
                turns.computeIfAbsent(name.apply(contender), any -> new ArrayList<>())
                        .add(measure.turn(contender));
            }
        }
        return new Rounds<>(turns);
    }

    /** Gives a contender one turn. */
    @FunctionalInterface
    public interface Measure<C, T> {
        /** What is known of the turn after it. */
        T turn(C contender) throws Exception;
    }

    /** Who took part, in the order of the table. */
    public List<String> names() {
        return List.copyOf(turns.keySet());
    }

    /** The median of a figure. */
    public double median(String name, ToDoubleFunction<T> figure) {
        return median(figures(name, figure));
    }

    /** The median of the ratios of two contenders, each taken within one round. */
    public double ratio(String name, String toName, ToDoubleFunction<T> figure) {
        double[] ratios = figures(name, figure);
        double[] others = figures(toName, figure);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] /= others[i];
        }
        return median(ratios);
    }

    /** How far the rounds lie apart: half of the range between the lowest and the highest, as a part of the median. */
    public double spread(String name, ToDoubleFunction<T> figure) {
        double[] sorted = figures(name, figure);
        Arrays.sort(sorted);
        return (sorted[sorted.length - 1] - sorted[0]) / 2 / median(sorted);
    }

    private double[] figures(String name, ToDoubleFunction<T> figure) {
        List<T> own = turns.get(name);
        if (own == null) {
            throw new IllegalArgumentException(name + " took no part; these did: " + turns.keySet());
        }
        return own.stream().mapToDouble(figure).toArray();
    }

    /** The middle one of these, or the mean of the two in the middle. */
    public static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
