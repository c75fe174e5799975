package dev.vitrine.rewrite;

import dev.vitrine.html.PageCharset;
import java.util.Arrays;
import java.util.Optional;

/** Gathers the beginning of a page until its charset can be told. */
final class CharsetSniffer {
    /** As much as browsers look through, see the Encoding Standard's companion in HTML. */
    static final int PRESCAN = 1024;

    /** How much is looked through where nothing is declared in that; a declaration behind it counts for browsers, too. */
    private static final int LATE = 4096;

    private static final int BYTE_ORDER_MARK = 3;
    private static final byte[] NOTHING = new byte[0];

    private final Optional<PageCharset> declared;
    private byte[] bytes = NOTHING;
    private int length;

    CharsetSniffer(Optional<PageCharset> declared) {
        this.declared = declared;
    }

    /** Whether these bytes, the page's first, suffice. */
    boolean isEnough(byte[] source, int offset, int count) {
        return declared.isPresent()
                ? count >= BYTE_ORDER_MARK
                : count >= LATE
                        || (count >= PRESCAN
                                && !charset(source, offset, PRESCAN).isGuess());
    }

    /** Whether what was gathered suffices. */
    boolean isEnough() {
        return length == bytes.length && isEnough(bytes, 0, length);
    }

    /** Takes bytes until there are enough; returns how many. */
    int add(byte[] source, int offset, int count) {
        if (length == bytes.length) {
            int room = declared.isPresent() ? BYTE_ORDER_MARK : bytes.length == 0 ? PRESCAN : LATE;
            bytes = Arrays.copyOf(bytes, room);
        }
        int taken = Math.min(count, bytes.length - length);
        System.arraycopy(source, offset, bytes, length, taken);
        length += taken;
        return taken;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    PageCharset charset(byte[] source, int offset, int count) {
        PageCharset found = PageCharset.of(declared, source, offset, Math.min(count, PRESCAN));
        return found.isGuess() && count > PRESCAN
                ? PageCharset.declaredLate(source, offset, Math.min(count, LATE))
                        .orElse(found)
                : found;
    }

    /** What watches over the beginning of a page whose charset browsers have to look for, as we did. */
    Optional<SniffedBeginning> beginning(byte[] source, int offset, int count) {
        int length = Math.min(count, PRESCAN);
        return declared.isPresent() || PageCharset.isMarked(source, offset, length)
                ? Optional.empty()
                : SniffedBeginning.of(source, offset, length);
    }
}
