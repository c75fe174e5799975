package dev.vitrine.html;

import org.jspecify.annotations.Nullable;

/**
 * The piece of the page that is being scanned: bytes, or chars beside a projection of them onto bytes that has the same
 * markup at the same indices.
 */
final class Piece {
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private char @Nullable [] chars;

    /** What to add to an index for that of the same char. */
    private int shift;

    /** The position of index 0. */
    private long base;

    void set(byte[] bytes, long base) {
        this.bytes = bytes;
        this.chars = null;
        this.base = base;
    }

    /** The projection is as long as the piece and no longer. */
    void set(byte[] projection, char[] chars, int offset, long base) {
        this.bytes = projection;
        this.chars = chars;
        this.shift = offset;
        this.base = base;
    }

    /** Lets go of the arrays. */
    void clear() {
        bytes = NOTHING;
        chars = null;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean hasChars() {
        return chars != null;
    }

    /** Copies bytes, or the chars at their place. */
    void copy(int from, int length, Object target, int at) {
        if (chars == null) {
            System.arraycopy(bytes, from, target, at, length);
        } else {
            System.arraycopy(chars, from + shift, target, at, length);
        }
    }

    String text(int from, int length, PageCharset charset) {
        return chars == null ? charset.decode(bytes, from, length) : new String(chars, from + shift, length);
    }

    long position(int index) {
        return base + index;
    }
}
