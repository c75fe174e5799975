package dev.vitrine;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How a page is cut into writes.
 *
 * @param lengths of the writes, over and over until the page ends
 */
public record CutPlan(List<Integer> lengths) {
    private static final int WRITES = 64;

    public CutPlan {
        lengths = List.copyOf(lengths);
    }

    /** Writes of lengths up to a most, drawn so that short ones come often. */
    public static CutPlan random(Random random, int most) {
        return new CutPlan(IntStream.range(0, WRITES)
                .mapToObj(i -> 1 + random.nextInt(1 + random.nextInt(most)))
                .toList());
    }

    /** Cuts so many units. */
    public <E extends Exception> void cut(int total, Write<E> write) throws E {
        int from = 0;
        for (int i = 0; from < total; i++) {
            int length = Math.min(total - from, lengths.get(i % lengths.size()));
            write.piece(from, length);
            from += length;
        }
    }

    /** Takes one piece of the page. */
    @FunctionalInterface
    public interface Write<E extends Exception> {
        void piece(int from, int length) throws E;
    }
}
