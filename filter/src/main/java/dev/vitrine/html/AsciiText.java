package dev.vitrine.html;

import java.nio.charset.StandardCharsets;

/**
 * A run of plain ASCII in the page as chars, without a copy of it; there as long as the piece of the page is. Plain is what
 * means itself in the value of an attribute: no references, nothing that a parser would replace.
 */
final class AsciiText implements CharSequence {
    private final byte[] bytes;
    private final int from;
    private final int length;

    AsciiText(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        this.length = end - from;
    }

    static boolean isPlain(byte[] bytes, int from, int end) {
        int i = from;
        for (int last = end - Long.BYTES; i <= last; i += Long.BYTES) {
            long word = ByteSearch.word(bytes, i);
            long marks = (word & ByteSearch.HIGH_BITS)
                    | ByteSearch.equal(word, ByteSearch.ONES * '&')
                    | ByteSearch.equal(word, ByteSearch.ONES * '\r')
                    | ByteSearch.equal(word, 0);
            if (marks != 0) {
                return false;
            }
        }
        while (i < end && bytes[i] > 0 && bytes[i] != '&' && bytes[i] != '\r') {
            i++;
        }
        return i == end;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new AsciiText(bytes, from + start, from + end);
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
