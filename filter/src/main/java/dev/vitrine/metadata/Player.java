package dev.vitrine.metadata;

/**
 * A video, a sound or a frame in the body.
 *
 * @param source as it stands in the page; empty for none
 * @param poster as it stands in the page; empty for none
 * @param width of the attribute; 0 for unknown
 * @param height of the attribute; 0 for unknown
 */
record Player(Element element, String source, String poster, int width, int height, Region region, long position) {
    boolean astray() {
        return region.is(Region.ASTRAY);
    }

    /** The same with the source that an element inside of it names. */
    Player playing(String address) {
        return new Player(element, address, poster, width, height, region, position);
    }
}
