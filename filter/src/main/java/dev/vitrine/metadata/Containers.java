package dev.vitrine.metadata;

import dev.vitrine.html.OpenElements;
import java.util.ArrayList;
import java.util.List;

/** Gives open elements identities, so that it can be told later which things stood in the same one. */
final class Containers {
    private static final int MAX_DEPTH = 512;
    private static final int LEVELS = 6;

    private final int[] identities = new int[MAX_DEPTH];
    private int last;

    /** The identities of the innermost elements below this depth, the innermost first. */
    List<Integer> around(OpenElements elements, int depth) {
        List<Integer> around = new ArrayList<>(LEVELS);
        int index = Math.min(Math.min(depth, elements.depth()), MAX_DEPTH);
        while (--index >= 0 && around.size() < LEVELS) {
            if (identities[index] == 0) {
                identities[index] = ++last;
            }
            around.add(identities[index]);
        }
        return around;
    }

    /** The element at this index has closed. */
    void closed(int depth) {
        if (depth < MAX_DEPTH) {
            identities[depth] = 0;
        }
    }
}
