package dev.vitrine.html;

/**
 * Packs the names of tags into a {@code long}, so that they compare by {@code ==}.
 *
 * <p>Each character takes five bits: letters without regard to case as 1 to 26, the digits 1 to 5 as 27 to 31 and 6 as 0
 * behind a letter (so {@code h6} packs as well), and nothing else. Names of more than twelve characters, or with others in
 * them, are {@link #OTHER}.
 */
public final class TagName {
    /** The name of every tag that can't be packed. */
    public static final long OTHER = 0;

    private static final int MAX_LENGTH = 12;

    private TagName() {}

    /** The packed form of a name, or {@link #OTHER}. */
    public static long of(CharSequence name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return OTHER;
        }
        long packed = 0;
        for (int i = 0; i < name.length(); i++) {
            int code = code(name.charAt(i));
            if (code < 0 || (i == 0 && code == 0)) {
                return OTHER;
            }
            packed = (packed << 5) | code;
        }
        return packed;
    }

    /** The five bits of a character, -1 where it has none. */
    static int code(int character) {
        int letter = character | 0x20;
        if (letter >= 'a' && letter <= 'z' && character < 0x80) {
            return letter - 'a' + 1;
        }
        return character == '6' ? 0 : character >= '1' && character <= '5' ? character - '1' + 27 : -1;
    }
}
