package dev.vitrine.server.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * The colours of print, in which photographers and publishers leave some JPEG files: cyan, magenta, yellow and black. Browsers
 * show them, Java's own decoder does not. As browsers do, ink is taken to be stored the way Adobe does, where 0 is most.
 */
final class PrintColours {
    private static final String ADOBE = "\u00FF\u00EE\u0000\u000EAdobe";
    private static final int TRANSFORM_AT = ADOBE.length() + 6;
    private static final int LUMINANCE_FIRST = 2;

    private PrintColours() {}

    /** @param file says whether the inks stand in the picture as they are, or as luminance and two differences */
    static BufferedImage onScreen(Raster inks, byte[] file) {
        int adobe = new String(file, ISO_8859_1).indexOf(ADOBE);
        boolean luminance = adobe >= 0 && file[adobe + TRANSFORM_AT] == LUMINANCE_FIRST;
        BufferedImage screen = new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] ink = new int[4 * inks.getWidth()];
        int[] row = new int[inks.getWidth()];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, row.length, 1, ink);
            for (int x = 0; x < row.length; x++) {
                row[x] = luminance
                        ? colour(
                                255 - part(ink[4 * x], 1.402, ink[4 * x + 2], 0, 0),
                                255 - part(ink[4 * x], -0.714136, ink[4 * x + 2], -0.344136, ink[4 * x + 1]),
                                255 - part(ink[4 * x], 1.772, ink[4 * x + 1], 0, 0),
                                ink[4 * x + 3])
                        : colour(ink[4 * x], ink[4 * x + 1], ink[4 * x + 2], ink[4 * x + 3]);
            }
            screen.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return screen;
    }

    /** A colour of <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JFIF</a>. */
    private static int part(int luminance, double factor, int difference, double otherFactor, int other) {
        double value = luminance + factor * (difference - 128) + otherFactor * (other - 128);
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }

    private static int colour(int cyan, int magenta, int yellow, int black) {
        return ((cyan * black / 255) << 16) | ((magenta * black / 255) << 8) | (yellow * black / 255);
    }
}
