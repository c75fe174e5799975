package dev.vitrine.metadata;

/**
 * A picture in the body.
 *
 * @param source as it stands in the page, the largest of those offered
 * @param scaled whether the source is another file than the one that the attributes describe
 * @param width of the attribute; 0 for unknown
 * @param height of the attribute; 0 for unknown
 * @param alt empty for none
 * @param hints what its class and id hint at
 * @param region the part of the page that it stands in
 * @param home whether it stands in a link to the first page of a site
 * @param containers identities of the elements around it, the innermost first
 */
record Picture(
        String source,
        boolean scaled,
        int width,
        int height,
        String alt,
        int hints,
        Region region,
        boolean home,
        Ancestors containers,
        long position) {
    boolean astray() {
        return region.is(Region.ASTRAY);
    }

    /** Whether this element is around it. */
    boolean isIn(int container) {
        return containers.contains(container);
    }
}
