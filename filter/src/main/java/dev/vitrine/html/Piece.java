package dev.vitrine.html;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The piece of the page that is being scanned: bytes, or chars beside a projection of them onto bytes that has the same
 * markup at the same indices.
 */
final class Piece {
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private char @Nullable [] chars;

    /** The position of index 0. */
    private long base;

    void set(byte[] bytes, char @Nullable [] chars, long base) {
        this.bytes = bytes;
        this.chars = chars;
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

    char[] chars() {
        return Objects.requireNonNull(chars);
    }

    long position(int index) {
        return base + index;
    }
}
