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
 * @param target of the link that it stands in; empty for none
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
        String target,
        long position) {
    /** A width that previews show at their full size, in pixels. */
    private static final int LARGE = 1_200;

    boolean astray() {
        return region.is(Region.ASTRAY);
    }

    /** The picture that a link around this one leads to, where this one may be a small copy of it; else this one. */
    String enlarged() {
        return width < LARGE && Srcset.isRaster(target) && !isFilePage(target) ? target : source;
    }

    /** Wikis keep pages about their files: {@code /wiki/File:Clock.jpg}. */
    private static boolean isFilePage(String target) {
        return target.indexOf(':', target.lastIndexOf('/') + 1) >= 0;
    }
}
