package dev.vitrine.metadata;

/**
 * An element that may name an author or a date.
 *
 * @param text its text, or the value of its {@code datetime}
 * @param link where it points; empty for nowhere
 * @param strength how plainly the markup says what it is
 * @param region the part of the page that it stands in
 * @param position where it begins
 */
record Mention(String text, String link, Strength strength, int hints, Region region, long position) {
    /** In rising order. */
    enum Strength {
        /** A short line near the heading. */
        LINE,
        /** Its class hints at it. */
        HINT,
        /** A {@code time} element. */
        ELEMENT,
        /** The markup says so: {@code rel=author}, {@code pubdate}. */
        STATED
    }

    boolean astray() {
        return region.is(Region.ASTRAY);
    }
}
