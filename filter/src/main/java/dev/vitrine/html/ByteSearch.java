package dev.vitrine.html;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time, within ordinary registers (SWAR).
 *
 * <p>The tests for zero bytes are the well-known one, {@code (x - 0x01…) & ~x & 0x80…}: exact for the lowest match, which
 * is the only one used.
 */
final class ByteSearch {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final long ONES = 0x0101010101010101L;
    static final long HIGH_BITS = 0x8080808080808080L;

    /** What makes capital letters small ones, and leaves small ones. */
    static final long LOWER_CASE = ONES * 0x20;

    private static final long EQUALS_SIGNS = ONES * '=';

    static final Registers REGISTERS = new Registers();

    private ByteSearch() {}

    /**
     * Constants that the compiler does not know for such. It loads them once for a loop; what it knows it writes into each
     * step, at ten bytes an instruction.
     */
    static final class Registers {
        final long ones = repeat(1);
        final long highBits = repeat(0x80);
    }

    /** The eight bytes from this index on, the first one lowest. */
    static long word(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** The byte repeated eight times. */
    static long repeat(int value) {
        return ONES * value;
    }

    /** The high bit of each byte of a word that equals the repeated one; exact up to the lowest. */
    static long equal(long word, long repeated) {
        long x = word ^ repeated;
        return (x - ONES) & ~x & HIGH_BITS;
    }

    /** The high bit of each byte of a word that has this value of less than 0x80; exact for all of them. */
    static long allEqual(long word, int value) {
        long x = word ^ repeat(value);
        return ~(((x & ~HIGH_BITS) + ~HIGH_BITS) | x) & HIGH_BITS;
    }

    /** The high bit of each byte that is below a limit of at most 0x80; exact up to the lowest. */
    static long below(long word, int limit) {
        return (word - ONES * limit) & ~word & HIGH_BITS;
    }

    /** The index of the lowest byte marked in a word. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The index behind what may be a tag's name, of at most seven characters; where it is longer than that, the first index
     * again. Eight bytes must be there.
     */
    static int endOfShortName(byte[] bytes, int from) {
        long word = word(bytes, from);
        // Letters are beyond the at sign, what ends a name is below it; so are digits, which hardly any name has.
        long marks = below(word, '@');
        while (marks != 0) {
            int length = first(marks);
            if (!isDigit((byte) (word >>> (Byte.SIZE * length)))) {
                return from + length;
            }
            marks = below(word | -1L >>> (Byte.SIZE * (Long.BYTES - 1 - length)), '@');
        }
        return from;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The index of the first equals sign or greater-than sign in the range, or its end. */
    static int endOfAttributeName(byte[] bytes, int from, int end) {
        int i = from;
        for (int last = end - Long.BYTES; i <= last; i += Long.BYTES) {
            // Exclusive or makes the four characters from '<' to '?' the numbers from 0 to 3, with both of ours among
            // them.
            long marks = below(word(bytes, i) ^ EQUALS_SIGNS, 4);
            if (marks != 0) {
                i += first(marks);
                if (endsAttributeName(bytes[i])) {
                    return i;
                }
                i -= Long.BYTES - 1; // one of the other two: on behind it
            }
        }
        while (i < end && !endsAttributeName(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean endsAttributeName(byte b) {
        return b == '=' || b == '>';
    }

    /** The same as {@link #indexOf} in fewer steps where the byte is far away, and in more where it is near. */
    static int indexOfFar(byte[] bytes, int from, int end, byte value) {
        long ones = REGISTERS.ones;
        long highBits = REGISTERS.highBits;
        long repeated = ones * value;
        int i = from;
        for (int last = end - 4 * Long.BYTES; i <= last; i += 4 * Long.BYTES) {
            long a = word(bytes, i) ^ repeated;
            long b = word(bytes, i + Long.BYTES) ^ repeated;
            long c = word(bytes, i + 2 * Long.BYTES) ^ repeated;
            long d = word(bytes, i + 3 * Long.BYTES) ^ repeated;
            long marks = ((a - ones) & ~a) | ((b - ones) & ~b) | ((c - ones) & ~c) | ((d - ones) & ~d);
            if ((marks & highBits) != 0) {
                break;
            }
        }
        return indexOf(bytes, i, end, value);
    }

    /** The index of the first such byte in the range, or its end. */
    static int indexOf(byte[] bytes, int from, int end, byte value) {
        long repeated = repeat(value);
        int i = from;
        for (int last = end - Long.BYTES; i <= last; i += Long.BYTES) {
            long marks = equal(word(bytes, i), repeated);
            if (marks != 0) {
                return i + first(marks);
            }
        }
        while (i < end && bytes[i] != value) {
            i++;
        }
        return i;
    }
}
