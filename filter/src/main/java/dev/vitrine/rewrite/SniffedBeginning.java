package dev.vitrine.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vitrine.html.PageCharset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The first bytes of a page, with what is inserted into them. Browsers look through 1,024 of them for a charset, in whatever
 * it stands, and see tags and quotes where a parser sees none: what is inserted may push a declaration away, and may bring one
 * to light that nobody saw.
 */
final class SniffedBeginning {
    private static final String DECLARES = "charset";

    private final long[] positions = new long[8];
    private final int[] lengths = new int[8];
    private final String found;
    private int insertions;
    private byte[] bytes;

    private SniffedBeginning(String found, byte[] bytes) {
        this.found = found;
        this.bytes = bytes;
    }

    /** Nothing where no insertion can change what is found. */
    static Optional<SniffedBeginning> of(byte[] source, int offset, int length) {
        String text = new String(source, offset, length, ISO_8859_1);
        if (!text.toLowerCase(Locale.ROOT).contains(DECLARES)) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(source, offset, offset + length);
        return Optional.of(new SniffedBeginning(charset(bytes), bytes));
    }

    /** Whether an insertion here may stand among the bytes that are looked through. */
    boolean concerns(long position) {
        return position <= bytes.length && position < CharsetSniffer.PRESCAN;
    }

    /** Takes note of an insertion; false where browsers would find another charset with it. */
    boolean takes(long position, byte[] markup) {
        long at = position;
        for (int i = 0; i < insertions; i++) {
            at += positions[i] <= position ? lengths[i] : 0;
        }
        if (at > bytes.length || at >= CharsetSniffer.PRESCAN) {
            return true;
        }
        byte[] with = inserted((int) at, markup);
        if (insertions == positions.length || !charset(with).equals(found)) {
            return false;
        }
        positions[insertions] = position;
        lengths[insertions++] = markup.length;
        bytes = with;
        return true;
    }

    private byte[] inserted(int at, byte[] markup) {
        byte[] with = new byte[Math.min(CharsetSniffer.PRESCAN, bytes.length + markup.length)];
        System.arraycopy(bytes, 0, with, 0, at);
        int length = Math.min(markup.length, with.length - at);
        System.arraycopy(markup, 0, with, at, length);
        System.arraycopy(bytes, at, with, at + length, with.length - at - length);
        return with;
    }

    private static String charset(byte[] bytes) {
        return PageCharset.of(Optional.empty(), bytes, 0, bytes.length).name();
    }
}
