package dev.vitrine.metadata;

import java.util.List;

/**
 * A run of text between two block boundaries.
 *
 * @param ideographs how many of its characters are, see {@link Words#ideographs}
 * @param linkShare the share of its text that stands in links, 0 to 1
 * @param lead whether its names say that it leads into the content
 * @param region the part of the page that it stands in
 * @param containers identities of the elements around it, the innermost first
 * @param position where it ends
 */
record TextBlock(
        String text,
        int ideographs,
        double linkShare,
        boolean lead,
        Region region,
        List<Integer> containers,
        long position) {
    private static final int LONG = 160;

    private static final int ELSEWHERE = Region.ASTRAY | Region.CAPTION | Region.BIO | Region.ENDNOTE;

    /** What is no content even where nothing else is. */
    private static final int FOREIGN = Region.UGC | Region.RELATED | Region.NOTICE | Region.HIDDEN | Region.BIO;

    /** A line of a byline has no full stop at its end. */
    private static final String STOPS = ".!?…:。！？।\"'”“»«’)";

    /** Its length, or what that would be in a script with letters. */
    int weight() {
        return text.length() + ideographs;
    }

    boolean astray() {
        return region.is(ELSEWHERE);
    }

    /** Whether it is astray without doubt, and not only by the names of the boxes around it. */
    boolean certainlyAstray() {
        return (region.certain() & ELSEWHERE) != 0 || region.is(FOREIGN);
    }

    /** Whether it is written in sentences. */
    boolean prose() {
        char last = text.charAt(text.length() - 1);
        return (STOPS.indexOf(last) >= 0 && text.charAt(0) != '(') || text.length() >= LONG;
    }

    /** Whether this element is around it. */
    boolean isIn(int container) {
        return containers.contains(container);
    }
}
