package dev.vitrine.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How a page is cut into writes.
 *
 * @param lengths of the writes but the last, which takes what is left
 */
record CutPlan(List<Integer> lengths) {
    CutPlan {
        lengths = List.copyOf(lengths);
    }

    /** Writes of lengths up to a most, drawn so that short ones come often. */
    static CutPlan random(Random random, int total, int most) {
        List<Integer> lengths = new ArrayList<>();
        for (int left = total; left > 0; ) {
            int length = Math.min(left, 1 + random.nextInt(1 + random.nextInt(most)));
            lengths.add(length);
            left -= length;
        }
        return new CutPlan(lengths);
    }
}
