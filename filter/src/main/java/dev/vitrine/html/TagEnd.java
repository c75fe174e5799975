package dev.vitrine.html;

import static dev.vitrine.html.TagAttributes.isSpace;

/**
 * Finds the {@code >} of a tag behind its name, where no handler asks for what stands between.
 *
 * <p>It is the first one of all, unless that stands in a quoted value. Where there is no apostrophe before it, only
 * double quotes can hold it, and of them only the last one counts: it opens a value if it follows an equals sign or white
 * space, and nothing else makes it do so; otherwise it closes one, or means nothing, and behind it the tag may end. So one
 * search and a look at one or two bytes are enough for most tags, however many attributes they have. All others are read
 * {@linkplain #byAttributes attribute by attribute}.
 */
final class TagEnd {
    /** Set in the index of the {@code >} of a tag that closes itself. */
    static final int SELF_CLOSING = 1 << 30;

    private static final int STRIDE = 4 * Long.BYTES;

    /** Gathers the high bits of the eight bytes of a word in its highest byte, in their order. */
    private static final long GATHER = 0x0002040810204081L;

    private TagEnd() {}

    /**
     * The end of a tag with this end of its name, which is no {@code >}. Whether it closes itself is not told.
     *
     * @return the index of the {@code >}; or less than 0, at what is rare, and where the piece ends within the tag
     */
    static int find(byte[] b, int from, int end) {
        int stop = greaterThanSignOrApostrophe(b, from, end);
        if (stop < end && b[stop] == '>' && isOutsideOfQuotes(b, from, stop)) {
            return stop;
        }
        int close = byAttributes(b, from, end);
        return close < 0 ? close : close & ~SELF_CLOSING;
    }

    /** The index of the first of the two; the end, also where only the last bytes of the range have one. */
    private static int greaterThanSignOrApostrophe(byte[] b, int from, int end) {
        long ones = ByteSearch.REGISTERS.ones;
        long highBits = ByteSearch.REGISTERS.highBits;
        long signs = ones * '>';
        long apostrophes = ones * '\'';
        for (int i = from, last = end - STRIDE; i <= last; i += STRIDE) {
            long first = ByteSearch.word(b, i);
            first = noisy(first ^ signs, ones) | noisy(first ^ apostrophes, ones);
            long second = ByteSearch.word(b, i + Long.BYTES);
            second = noisy(second ^ signs, ones) | noisy(second ^ apostrophes, ones);
            long third = ByteSearch.word(b, i + 2 * Long.BYTES);
            third = noisy(third ^ signs, ones) | noisy(third ^ apostrophes, ones);
            long fourth = ByteSearch.word(b, i + 3 * Long.BYTES);
            fourth = noisy(fourth ^ signs, ones) | noisy(fourth ^ apostrophes, ones);
            if (((first | second | third | fourth) & highBits) != 0) {
                int low = gathered(first & highBits) | gathered(second & highBits) << 8;
                int high = gathered(third & highBits) | gathered(fourth & highBits) << 8;
                return i + Integer.numberOfTrailingZeros(low | high << 16);
            }
        }
        return end;
    }

    /** The high bit of each byte that is zero, up to the lowest; all other bits are noise. */
    private static long noisy(long word, long ones) {
        return (word - ones) & ~word;
    }

    private static int gathered(long marks) {
        return (int) ((marks * GATHER) >>> (Long.SIZE - Byte.SIZE));
    }

    /** Whether a {@code >}, with no apostrophe before it, is known to be in no quoted value. */
    private static boolean isOutsideOfQuotes(byte[] b, int from, int sign) {
        if (b[sign - 1] == '"') {
            return !mayOpen(b, sign - 1);
        }
        int length = sign - from;
        if (sign < Long.BYTES) {
            return false;
        }
        long quotes = ByteSearch.allEqual(ByteSearch.word(b, sign - Long.BYTES), '"');
        if (length < Long.BYTES) {
            quotes &= -1L << (Long.SIZE - Byte.SIZE * length);
        }
        return quotes == 0 ? length <= Long.BYTES : !mayOpen(b, sign - 1 - (Long.numberOfLeadingZeros(quotes) >>> 3));
    }

    /** Whether a quote may be the beginning of a value: it follows an equals sign, with or without blanks between. */
    private static boolean mayOpen(byte[] b, int quote) {
        byte before = b[quote - 1];
        return before == '=' || (isBlank(before) && (b[quote - 2] == '=' || isBlank(b[quote - 2])));
    }

    private static boolean isBlank(byte c) {
        return c >= 0 && c <= ' ';
    }

    /**
     * By the attributes, one after the other: a shortcut through their states, from behind the tag's name to its {@code >}.
     *
     * @return the index of the {@code >}, with {@link #SELF_CLOSING} where a slash makes it so; or the complement of one from
     *     which on the states are to be followed, beginning before an attribute's name: at what is rare, and where the
     *     piece ends within the tag
     */
    static int byAttributes(byte[] b, int from, int end) {
        int i = from;
        while (true) {
            int stop = ByteSearch.endOfAttributeName(b, i, end);
            if (stop + 1 >= end && (stop == end || b[stop] != '>')) {
                return ~i;
            }
            if (b[stop] == '>') {
                // There has been no unquoted value that the slash could belong to.
                return b[stop - 1] == '/' ? stop | SELF_CLOSING : stop;
            }
            byte first = b[stop + 1];
            if (stop == i || !endsWithName(b[stop - 1]) || isSpace(first)) {
                return ~i;
            }
            if (first == '"' || first == '\'') {
                int close = ByteSearch.indexOf(b, stop + 2, end, first);
                if (close == end) {
                    return ~i;
                }
                i = close + 1;
                if (i < end && b[i] == '>') {
                    return i;
                }
            } else {
                int close = endOfUnquotedValue(b, stop + 1, end);
                if (close == end) {
                    return ~i;
                }
                if (b[close] == '>') {
                    return close;
                }
                i = close;
            }
        }
    }

    /** Whether this, right before an equals sign, is of an attribute's name. */
    private static boolean endsWithName(byte c) {
        return c != '/' && !isSpace(c);
    }

    private static int endOfUnquotedValue(byte[] b, int from, int end) {
        int i = from;
        while (i < end && b[i] != '>' && !isSpace(b[i])) {
            i++;
        }
        return i;
    }
}
