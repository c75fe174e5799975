package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.List;

/** The parts of a page that are open at the moment, the innermost last. */
final class Regions {
    /** What is nested deeper belongs to the last one: all of them are asked for what any of them is. */
    private static final int MOST = 64;

    private record Open(int depth, Region region) {}

    private final List<Open> open = new ArrayList<>();

    /** The innermost one. */
    Region current() {
        return open.isEmpty() ? Region.PAGE : open.get(open.size() - 1).region();
    }

    /** An element that begins a part has opened; for the bits see {@link Region#inner}. */
    void open(int depth, int said, int hinted, int ended) {
        if (open.size() < MOST) {
            open.add(new Open(depth, current().inner(said, hinted, ended)));
        }
    }

    /** An element has closed, and with it those inside of it. */
    void closed(int depth) {
        while (!open.isEmpty() && open.get(open.size() - 1).depth() >= depth) {
            open.remove(open.size() - 1);
        }
    }
}
