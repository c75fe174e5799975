package dev.vitrine.server.images;

import java.io.IOException;

/**
 * A <a href="https://www.rfc-editor.org/rfc/rfc9649#name-decoding-and-building-the-p">prefix code</a> of lossless WebP,
 * read bit by bit. It must be complete: each row of bits means a symbol.
 */
final class PrefixCode {
    private static final int LONGEST = 15;
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int FIRST_PREVIOUS = 8;

    /** The order in which the lengths come by which the lengths of the symbols are written. */
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** How many symbols there are of each length. */
    private final int[] counts = new int[LONGEST + 1];

    /** The symbols by their codes. */
    private final int[] symbols;

    /** @param lengths of the symbols' codes, 0 for a symbol that does not come */
    private PrefixCode(int[] lengths) throws IOException {
        for (int length : lengths) {
            counts[length]++;
        }
        int used = lengths.length - counts[0];
        symbols = new int[used];
        int next = 0;
        int room = 1;
        for (int length = 1; length <= LONGEST; length++) {
            room = 2 * room - counts[length];
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[next++] = symbol;
                }
            }
        }
        if (used == 0 || (used > 1 && room != 0)) {
            throw new IOException("it has a prefix code that is not complete");
        }
    }

    /** Reads a code itself. */
    static PrefixCode read(WebpBits bits, int alphabet) throws IOException {
        return new PrefixCode(bits.read(1) == 1 ? simple(bits, alphabet) : lengths(bits, alphabet));
    }

    /** Of one or two symbols, which are named in their order. */
    private static int[] simple(WebpBits bits, int alphabet) throws IOException {
        boolean two = bits.read(1) == 1;
        int first = bits.read(bits.read(1) == 1 ? 8 : 1);
        int last = two ? bits.read(8) : first;
        if (last >= alphabet || (two && last <= first)) {
            throw new IOException("it has a prefix code of the symbols " + first + " and " + last);
        }
        int[] lengths = new int[alphabet];
        lengths[first] = 1;
        lengths[last] = 1;
        return lengths;
    }

    private static int[] lengths(WebpBits bits, int alphabet) throws IOException {
        int[] first = new int[ORDER.length];
        for (int i = 0, count = bits.read(4) + 4; i < count; i++) {
            first[ORDER[i]] = bits.read(3);
        }
        PrefixCode code = new PrefixCode(first);
        int written = bits.read(1) == 0 ? alphabet : 2 + bits.read(2 + 2 * bits.read(3));
        int[] lengths = new int[alphabet];
        int previous = FIRST_PREVIOUS;
        for (int symbol = 0; symbol < alphabet && written > 0; written--) {
            int length = code.next(bits);
            int times = 1;
            if (length >= REPEAT) {
                times = length == REPEAT ? 3 + bits.read(2) : length == ZEROS ? 3 + bits.read(3) : 11 + bits.read(7);
                length = length == REPEAT ? previous : 0;
            }
            if (symbol + times > alphabet) {
                throw new IOException("it has a prefix code of more than " + alphabet + " symbols");
            }
            for (int i = 0; i < times; i++) {
                lengths[symbol++] = length;
            }
            previous = length == 0 ? previous : length;
        }
        return lengths;
    }

    /** The next symbol; without a bit where there is only one. */
    int next(WebpBits bits) throws IOException {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; ; length++) {
            code = code << 1 | bits.read(1);
            first <<= 1;
            int count = counts[length];
            if (code - first < count) {
                return symbols[index + code - first];
            }
            index += count;
            first += count;
        }
    }
}
