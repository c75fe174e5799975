package dev.vitrine.metadata;

/** The identities of the elements around something, the innermost first; see {@link Containers}. */
final class Ancestors {
    private final int[] identities;

    Ancestors(int... identities) {
        this.identities = identities;
    }

    int size() {
        return identities.length;
    }

    /** The identity of the element so many elements further out than the innermost. */
    int at(int index) {
        return identities[index];
    }

    boolean contains(int identity) {
        for (int own : identities) {
            if (own == identity) {
                return true;
            }
        }
        return false;
    }
}
