package dev.vitrine.rewrite;

import dev.vitrine.html.PageCharset;
import java.util.Optional;

/** Gathers the beginning of a page until its charset can be told. */
final class CharsetSniffer {
    /** As much as browsers look through, see the Encoding Standard's companion in HTML. */
    static final int PRESCAN = 1024;

    private static final int BYTE_ORDER_MARK = 3;
    private static final byte[] NOTHING = new byte[0];

    private final Optional<PageCharset> declared;
    private byte[] bytes = NOTHING;
    private int length;

    CharsetSniffer(Optional<PageCharset> declared) {
        this.declared = declared;
    }

    /** Whether so many bytes suffice. */
    boolean isEnough(int count) {
        return count >= needed();
    }

    private int needed() {
        return declared.isPresent() ? BYTE_ORDER_MARK : PRESCAN;
    }

    /** Takes bytes until there are enough; returns how many. */
    int add(byte[] source, int offset, int count) {
        if (bytes.length == 0) {
            bytes = new byte[needed()];
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
        return PageCharset.of(declared, source, offset, Math.min(count, PRESCAN));
    }

    /** What watches over the beginning of a page whose charset browsers have to look for, as we did. */
    Optional<SniffedBeginning> beginning(PageCharset found, byte[] source, int offset, int count) {
        int length = Math.min(count, PRESCAN);
        return declared.isPresent() || PageCharset.isMarked(source, offset, length)
                ? Optional.empty()
                : SniffedBeginning.of(found, source, offset, length);
    }
}
