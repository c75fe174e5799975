package dev.vitrine.share;

/**
 * The drawing of a network or control, as path data on a grid of {@value #GRID} × {@value #GRID}, to be filled by the
 * non-zero rule.
 *
 * @param source package and name, such as {@code simple-icons mastodon}
 * @param licence its SPDX identifier
 * @param path SVG path data
 */
public record Icon(String source, String licence, String path) {
    /** The width and height of the grid. */
    public static final int GRID = 160;
}
