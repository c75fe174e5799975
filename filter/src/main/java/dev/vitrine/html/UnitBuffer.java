package dev.vitrine.html;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies of units of the page, up to a limit; what is beyond it is dropped. Kept as bytes or chars, as they come. */
final class UnitBuffer {
    private static final int FIRST_SIZE = 64;
    private static final byte[] NO_BYTES = new byte[0];

    private final int limit;
    private byte[] bytes = NO_BYTES;
    private char @Nullable [] chars;
    private int length;

    UnitBuffer(int limit) {
        this.limit = limit;
    }

    int length() {
        return length;
    }

    boolean full() {
        return length == limit;
    }

    void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Adds units of the piece. */
    void add(Piece piece, int from, int to) {
        int count = Math.min(to - from, limit - length);
        if (count <= 0) {
            return;
        }
        if (piece.hasChars()) {
            char[] room = chars(length + count);
            piece.copy(from, count, room, length);
        } else {
            makeRoom(length + count);
            piece.copy(from, count, bytes, length);
        }
        length += count;
    }

    /** Adds an ASCII character. */
    void add(char character) {
        if (length == limit) {
            return;
        }
        if (chars != null) {
            chars(length + 1)[length] = character;
        } else {
            makeRoom(length + 1);
            bytes[length] = (byte) character;
        }
        length++;
    }

    private void makeRoom(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, roundUp(size));
        }
    }

    private char[] chars(int size) {
        char[] room = chars;
        if (room == null) {
            room = new char[roundUp(size)];
            for (int i = 0; i < length; i++) {
                room[i] = (char) bytes[i]; // only ASCII can have been added before the first chars
            }
            chars = room;
        } else if (size > room.length) {
            room = Arrays.copyOf(room, roundUp(size));
            chars = room;
        }
        return room;
    }

    private int roundUp(int size) {
        return Math.min(limit, Math.max(FIRST_SIZE, Integer.highestOneBit(size) * 2));
    }

    /** Whether there is nothing but white space and U+0000 from an index on. */
    boolean isBlank(int from) {
        int i = from;
        while (i < length && (unit(i) == 0 || TagAttributes.isSpace(unit(i)))) {
            i++;
        }
        return i == length;
    }

    /** A unit as the scanner sees it: a byte, or 0x80 for any char beyond ASCII. */
    int unit(int index) {
        char[] text = chars;
        if (text == null) {
            return bytes[index] & 0xFF;
        }
        return Math.min(text[index], 0x80);
    }

    /** The units as the scanner sees them: bytes, or 0x80 for any char beyond ASCII. To be read only, up to the length. */
    byte[] projected() {
        char[] text = chars;
        if (text == null) {
            return bytes;
        }
        byte[] projection = new byte[length];
        for (int i = 0; i < length; i++) {
            projection[i] = (byte) Math.min(text[i], 0x80);
        }
        return projection;
    }

    String text(int from, int to, PageCharset charset) {
        char[] text = chars;
        return text == null ? charset.decode(bytes, from, to - from) : new String(text, from, to - from);
    }
}
