package dev.vitrine.html;

/**
 * Gathers the key of a tag name character by character: the packed name where {@link TagName} can pack it, else a hash
 * with bit 60 set of what could be packed and the lower-case characters behind it, so that long names and those with
 * hyphens are told apart as well. To nearly everybody names are the same in capitals and in small letters, and so is the
 * key; where the capitals are is kept beside it.
 */
final class TagNameKey {
    private static final long HASHED = 1L << 60;
    private static final int PACKED_LENGTH = 12;

    private long packed;
    private long hash;
    private int length;
    private int capitals;
    private boolean packable;

    TagNameKey() {
        reset();
    }

    void reset() {
        packed = 0;
        length = 0;
        capitals = 0;
        packable = true;
    }

    void add(int character) {
        int lower = character;
        if (character >= 'A' && character <= 'Z') {
            lower |= 0x20;
            capitals |= 1 << length;
        }
        length++;
        if (packable) {
            int code = TagName.code(lower);
            if (code >= 0 && length <= PACKED_LENGTH) {
                packed = (packed << 5) | code;
                return;
            }
            packable = false;
            hash = (0xCBF29CE484222325L ^ packed) * 0x100000001B3L;
        }
        hash = (hash ^ (lower & 0xFF)) * 0x100000001B3L;
    }

    int length() {
        return length;
    }

    /** A bit for each capital letter; 0 where there is none. */
    int capitals() {
        return capitals;
    }

    long value() {
        return packable ? packed : (hash >>> 5) | HASHED;
    }

    /** The name that others see: {@link TagName#OTHER} for a hashed one. */
    static long name(long key) {
        return key >= HASHED ? TagName.OTHER : key;
    }
}
