package dev.vitrine.share;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour of sRGB, with the luminance and contrast of
 * <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2</a>.
 *
 * @param rgb 0 to 0xFFFFFF
 */
public record Color(int rgb) {
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final int STEPS = 100;

    public static final Color BLACK = new Color(0);
    public static final Color WHITE = new Color(0xFFFFFF);

    public Color {
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("rgb: " + rgb + " is not between 0 and 0xFFFFFF");
        }
    }

    /** Reads {@code #1185FE}. */
    public static Color parse(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("color \"" + text + "\" should be written like #1185FE");
        }
        return new Color(Integer.parseInt(text.substring(1), 16));
    }

    /** The contrast to another colour, 1 to 21. */
    public double contrast(Color other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /**
     * The colour nearest to this one, among those mixed from it with black or white, whose contrast to each of the
     * backgrounds is at least the ratio.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Color readableOn(double ratio, Color... backgrounds) {
        for (int step = 0; step <= STEPS; step++) {
            for (Color towards : new Color[] {BLACK, WHITE}) {
                Color candidate = mixedWith(towards, step);
                if (candidate.standsOut(ratio, backgrounds)) {
                    return candidate;
                }
            }
        }
        throw new IllegalArgumentException("no colour has a contrast of " + ratio + " to all the backgrounds");
    }

    private boolean standsOut(double ratio, Color... backgrounds) {
        for (Color background : backgrounds) {
            if (contrast(background) < ratio) {
                return false;
            }
        }
        return true;
    }

    private Color mixedWith(Color other, int step) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = (rgb >> shift) & 255;
            int to = (other.rgb >> shift) & 255;
            mixed |= (from + (to - from) * step / STEPS) << shift;
        }
        return new Color(mixed);
    }

    private double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear((rgb >> 8) & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** As CSS and SVG write it: {@code #1185fe}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
