package dev.vitrine.server.images;

import java.io.IOException;

/**
 * Looks through what stands before the pixels of a lossless stream of
 * <a href="https://www.rfc-editor.org/rfc/rfc9649#name-specification">WebP</a>: the transforms, each with a small picture of
 * its own, and how many groups of prefix codes there are. A stream of forty bytes can ask a decoder for hours of work, by
 * naming the same transform again and again, and for gigabytes of tables. Whatever is not as the specification has it is
 * refused, so that a decoder which goes easy on mistakes reads what has been read here.
 */
final class LosslessWebp {
    /** The most that the reference encoder makes; each takes kilobytes. */
    private static final int MOST_GROUPS = 2600;

    private static final int SUBTRACT_GREEN = 2;
    private static final int COLOR_INDEXING = 3;

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int MOST_CACHE_BITS = 11;

    private final WebpBits bits;
    private final int width;
    private final int height;

    private LosslessWebp(WebpBits bits, int width, int height) {
        this.bits = bits;
        this.width = width;
        this.height = height;
    }

    /**
     * Refuses streams that ask for more than a picture of this size needs.
     *
     * @param from where the first transform is announced, behind the header
     * @throws IOException where the stream is broken, or asks for too much
     */
    static void check(byte[] file, int from, int end, int width, int height) throws IOException {
        new LosslessWebp(new WebpBits(file, from, end), width, height).check();
    }

    private void check() throws IOException {
        int packed = transforms();
        cache();
        if (bits.read(1) == 1) {
            int scale = bits.read(3) + 2;
            int groups = 1 + highestSymbols(blocks(packed, scale), blocks(height, scale));
            if (groups > MOST_GROUPS) {
                throw new IOException("it has " + groups + " groups of prefix codes, more than " + MOST_GROUPS);
            }
        }
    }

    /** Passes over the transforms, and gives the width that the pixels have by them. */
    private int transforms() throws IOException {
        int packed = width;
        int seen = 0;
        while (bits.read(1) == 1) {
            int type = bits.read(2);
            if ((seen >>> type & 1) != 0) {
                throw new IOException("it has a transform twice");
            }
            seen |= 1 << type;
            if (type == COLOR_INDEXING) {
                int colors = bits.read(8) + 1;
                highestSymbols(colors, 1);
                packed = blocks(packed, colors > 16 ? 0 : colors > 4 ? 1 : colors > 2 ? 2 : 3);
            } else if (type != SUBTRACT_GREEN) {
                int scale = bits.read(3) + 2;
                highestSymbols(blocks(packed, scale), blocks(height, scale));
            }
        }
        return packed;
    }

    private static int blocks(int pixels, int scale) {
        return (pixels + (1 << scale) - 1) >> scale;
    }

    /** Passes over the announcement of a cache of colours, and gives how many it holds. */
    private int cache() throws IOException {
        if (bits.read(1) == 0) {
            return 0;
        }
        int size = bits.read(4);
        if (size < 1 || size > MOST_CACHE_BITS) {
            throw new IOException("it has a cache of 2^" + size + " colours");
        }
        return 1 << size;
    }

    /**
     * Passes over a picture without transforms and groups of its own.
     *
     * @return the highest of its pixels, as the two channels that number groups say it
     */
    private int highestSymbols(int columns, int rows) throws IOException {
        int cached = cache();
        PrefixCode green = PrefixCode.read(bits, LITERALS + LENGTHS + cached);
        PrefixCode red = PrefixCode.read(bits, LITERALS);
        PrefixCode blue = PrefixCode.read(bits, LITERALS);
        PrefixCode alpha = PrefixCode.read(bits, LITERALS);
        PrefixCode distance = PrefixCode.read(bits, DISTANCES);
        int highest = 0;
        for (long left = (long) columns * rows; left > 0; ) {
            int symbol = green.next(bits);
            if (symbol < LITERALS) {
                highest = Math.max(highest, red.next(bits) << 8 | symbol);
                blue.next(bits);
                alpha.next(bits);
                left--;
            } else if (symbol < LITERALS + LENGTHS) {
                left -= number(symbol - LITERALS);
                number(distance.next(bits));
            } else {
                left--; // of the cache: it has come before
            }
        }
        return highest;
    }

    /** A length or a distance: the prefix of it, and what follows that. */
    private int number(int prefix) throws IOException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.read(extra) + 1;
    }
}
