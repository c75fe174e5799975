package dev.vitrine.html;

/**
 * Gathers the key of a tag name character by character: the packed name where {@link TagName} can pack it, else a hash
 * with bit 60 set of what could be packed and the lower-case characters behind it, so that long names and those with
 * hyphens are told apart as well.
 */
final class TagNameKey {
    private static final long HASHED = 1L << 60;
    private static final int PACKED_LENGTH = 12;

    private long packed;
    private long hash;
    private int length;
    private boolean packable;

    TagNameKey() {
        reset();
    }

    void reset() {
        packed = 0;
        length = 0;
        packable = true;
    }

    void add(int character) {
        int lower = character >= 'A' && character <= 'Z' ? character | 0x20 : character;
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

    long value() {
        return packable ? packed : (hash >>> 5) | HASHED;
    }

    /** The name that others see: {@link TagName#OTHER} for a hashed one. */
    static long name(long key) {
        return key >= HASHED ? TagName.OTHER : key;
    }
}
