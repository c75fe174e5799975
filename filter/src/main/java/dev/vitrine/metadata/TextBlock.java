package dev.vitrine.metadata;

import java.util.List;

/**
 * A run of text between two block boundaries.
 *
 * @param linkShare the share of its text that stands in links, 0 to 1
 * @param region the part of the page that it stands in
 * @param containers identities of the elements around it, the innermost first
 * @param position where it ends
 */
record TextBlock(String text, double linkShare, Region region, List<Integer> containers, long position) {
    boolean astray() {
        return region.is(Region.ASTRAY | Region.CAPTION | Region.BIO | Region.ENDNOTE);
    }

    /** Whether this element is around it. */
    boolean isIn(int container) {
        return containers.contains(container);
    }
}
