package dev.vitrine.metadata;

/**
 * A heading, or an element that names itself the title.
 *
 * @param words its text as words
 * @param level 1 to 4, 5 for another element that hints at being the title
 * @param region the part of the page that it stands in
 * @param hints what its class and id hint at
 * @param linked whether it leads to another page
 * @param position where it begins
 */
record Heading(String text, Words words, int level, Region region, int hints, long position, boolean linked) {
    boolean astray() {
        return region.is(Region.ASTRAY);
    }
}
