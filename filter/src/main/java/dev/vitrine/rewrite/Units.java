package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.List;

/**
 * What differs between a page of bytes and one of chars, as far as they are only copied.
 *
 * @param <A> the array type, {@code byte[]} or {@code char[]}
 */
interface Units<A> {
    /** How many units a buffer of the pool holds. */
    int segmentLength();

    /** Adds a buffer of the pool to those of a page; false where there is none left. */
    boolean take(List<A> segments);

    void giveBack(A segment);

    /** An array for a few units. */
    A small(int length);

    void write(A array, int offset, int length) throws IOException;

    /** Markup in the units of the page; what its charset lacks as numeric references. */
    A encode(CharSequence markup);

    int length(A array);
}
