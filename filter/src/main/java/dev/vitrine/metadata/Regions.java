package dev.vitrine.metadata;

/** The parts of a page that are open at the moment, the innermost last. */
final class Regions {
    /** What is nested deeper belongs to the last one: all of them are asked for what any of them is. */
    private static final int MOST = 64;

    private final Region[] open = new Region[MOST];

    /** Of each, the index of its element on the stack. */
    private final int[] depths = new int[MOST];

    private int size;

    /** The innermost one. */
    Region current() {
        return size == 0 ? Region.PAGE : open[size - 1];
    }

    /** An element that begins a part has opened; for the bits see {@link Region#inner}. */
    void open(int depth, int said, int hinted, int ended) {
        if (size < MOST) {
            open[size] = current().inner(said, hinted, ended);
            depths[size++] = depth;
        }
    }

    /** An element has closed, and with it those inside of it. */
    void closed(int depth) {
        while (size > 0 && depths[size - 1] >= depth) {
            size--;
        }
    }
}
