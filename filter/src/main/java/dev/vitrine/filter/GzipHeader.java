package dev.vitrine.filter;

/** Reads the <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">header of a gzip member</a>, byte by byte. */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private int taken;
    private int flags;

    /** How many bytes of the part at hand are still to come; of a text, one as long as its end has not come. */
    private int left;

    private int extraLength;

    /** How many bytes of it have come. */
    int taken() {
        return taken;
    }

    boolean isComplete() {
        return taken >= FIXED && flags == 0 && left == 0;
    }

    void reset() {
        taken = 0;
        flags = 0;
        left = 0;
        extraLength = 0;
    }

    /** Takes the next byte, unless it can't stand there. */
    boolean take(byte b) {
        int at = taken;
        if (at < FIXED) {
            if (at == 3) {
                flags = b & 0xFF & ~1; // that it is text says nothing
            }
            boolean right = switch (at) {
                case 0 -> b == 0x1F;
                case 1 -> b == (byte) 0x8B;
                case 2 -> b == 8;
                case 3 -> (flags & RESERVED) == 0;
                default -> true;
            };
            taken += right ? 1 : 0;
            if (at == FIXED - 1) {
                beginPart();
            }
            return right;
        }
        taken++;
        part(b);
        return true;
    }

    private void beginPart() {
        boolean text = (flags & EXTRA) == 0 && (flags & (NAME | COMMENT)) != 0;
        if (flags == 0) {
            left = 0;
        } else {
            left = text ? 1 : 2;
        }
    }

    private void part(byte b) {
        if ((flags & EXTRA) != 0) {
            extra(b);
        } else if ((flags & NAME) != 0) {
            text(b, NAME);
        } else if ((flags & COMMENT) != 0) {
            text(b, COMMENT);
        } else if (--left == 0) {
            flags &= ~CHECKSUM;
        }
    }

    /** Two bytes of length, then so many others. */
    private void extra(byte b) {
        if (extraLength >= 0 && left > 0) {
            extraLength |= (b & 0xFF) << (8 * (2 - left));
            if (--left == 0) {
                left = extraLength;
                extraLength = -1;
            }
        } else {
            left--;
        }
        if (left == 0) {
            flags &= ~EXTRA;
            beginPart();
        }
    }

    private void text(byte b, int flag) {
        if (b == 0) {
            flags &= ~flag;
            beginPart();
        }
    }
}
