package dev.vitrine.html;

/**
 * Finds the end tag of a {@code noscript} element as a parser does that runs scripts, to which its content is raw text:
 * the first {@code </noscript} with a white space, slash or {@code >} behind it, whatever it stands in.
 */
final class NoscriptEnd {
    private static final String TAG = "</noscript";
    private static final long NOT_YET = -1;

    private int matched;
    private long candidate = NOT_YET;

    /** The position of its {@code <}; -1 while it has not come. */
    private long found = NOT_YET;

    /**
     * Whether it is at this position, that of an end tag. Where that ends one noscript within another, to a parser that runs
     * scripts the end tag of the other is one of nothing, if it follows at once: so it is looked for right behind.
     */
    boolean isAt(long position) {
        boolean here = found == position;
        found = position + TAG.length() + 1;
        return here;
    }

    /** Looks through a part of the piece, the next one each time. */
    void search(Piece piece, int from, int end) {
        byte[] b = piece.bytes();
        int i = from;
        while (i < end && found == NOT_YET) {
            if (matched == 0) {
                i = ByteSearch.indexOf(b, i, end, (byte) '<');
                if (i == end) {
                    return;
                }
            }
            next(b[i], piece.position(i));
            i++;
        }
    }

    private void next(byte c, long position) {
        if (c == '<') {
            candidate = position;
            matched = 1;
        } else if (matched == TAG.length()) {
            found = TagAttributes.isSpace(c) || c == '/' || c == '>' ? candidate : NOT_YET;
            matched = 0;
        } else if (matched > 0) {
            matched = lower(c) == TAG.charAt(matched) ? matched + 1 : 0;
        }
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
