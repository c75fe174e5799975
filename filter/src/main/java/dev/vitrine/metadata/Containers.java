package dev.vitrine.metadata;

import dev.vitrine.html.OpenElements;

/** Gives open elements identities, so that it can be told later which things stood in the same one. */
final class Containers {
    private static final int MAX_DEPTH = 512;
    private static final int LEVELS = 6;

    private final int[] identities = new int[MAX_DEPTH];
    private int last;

    /** The identities of the innermost elements below this depth, the innermost first. */
    Ancestors around(OpenElements elements, int depth) {
        int innermost = Math.min(Math.min(depth, elements.depth()), MAX_DEPTH) - 1;
        int[] around = new int[Math.min(LEVELS, innermost + 1)];
        for (int i = 0; i < around.length; i++) {
            int index = innermost - i;
            if (identities[index] == 0) {
                identities[index] = ++last;
            }
            around[i] = identities[index];
        }
        return new Ancestors(around);
    }

    /** The element at this index has closed. */
    void closed(int depth) {
        if (depth < MAX_DEPTH) {
            identities[depth] = 0;
        }
    }
}
