package dev.vitrine.html;

import static dev.vitrine.html.OpenElementStack.NONE;
import static dev.vitrine.html.TagAttributes.isSpace;

/**
 * Passes over what most of a page consists of, one thing after the other: tags that no handler is told of and that take
 * their {@linkplain OpenElementStack#startPlainly plain effect}, comments, scripts and styles, each complete in the piece.
 * Nothing but the stack of open elements hangs on them. Names with capitals are left to the tokenizer.
 *
 * <p>It is a class of its own, and calls nothing that calls a handler, so that the compiler sees one small loop.
 */
final class PlainTags {
    /** White space, slash and greater-than sign, as bits. */
    private static final long TAG_NAME_ENDS =
            1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << ' ' | 1L << '/' | 1L << '>';

    private final TreeBuilder tree;
    private final OpenElementStack stack;
    private final TableModes tables;
    private final OpaqueContent foreign;
    private final TagNameKey name;
    private int last;
    private int searched;

    /**
     * The tags of one page.
     *
     * @param name where long names are gathered, while no other is at hand
     */
    PlainTags(TreeBuilder tree, TagNameKey name) {
        this.tree = tree;
        this.stack = tree.stack();
        this.tables = tree.tables();
        this.foreign = tree.opaqueContent();
        this.name = name;
    }

    /**
     * Passes over text, tags, comments, scripts and styles.
     *
     * @return the index of the first {@code <} of something else, or of text that matters; the end, where there is none
     */
    int pass(byte[] b, int from, int end, Interest told) {
        last = -1;
        searched = from;
        boolean blanksOnly = stack.opaque() == NONE && tree.textMatters();
        boolean differs = stack.simpleReader().differs();
        int i = from;
        while (true) {
            // A third of all tags stand right behind another: these wait for no search.
            int lessThan = i < end && b[i] == '<' ? i : ByteSearch.indexOf(b, i, end, (byte) '<');
            if (blanksOnly && !isBlank(b, i, lessThan)) {
                return i;
            }
            int at = lessThan + 1;
            if (end - at <= Long.BYTES) {
                return lessThan;
            }
            if (b[at] == '!') {
                i = comment(b, at + 1, end);
                if (i < 0) {
                    return lessThan;
                }
                continue;
            }
            boolean slash = b[at] == '/';
            if (slash) {
                at++;
                int length = differs ? 0 : endOfCurrent(b, at, told);
                if (length > 0) {
                    i = at + length;
                    last = lessThan;
                    continue;
                }
            }
            int behind = ByteSearch.endOfShortName(b, at);
            int slot = knownName(b, at, behind);
            int row;
            long key;
            if (slot >= 0) {
                row = Elements.rowAt(slot);
                key = Elements.keyAt(slot);
            } else {
                behind = longName(b, at, end);
                if (behind < 0) {
                    return lessThan;
                }
                if (name.capitals() != 0 && stack.opaque() == NONE) {
                    return lessThan;
                }
                key = name.value();
                row = Elements.row(key);
            }
            if (told.has(row, slash ? Interest.END | Interest.CLOSED : Interest.START)) {
                return lessThan;
            }
            boolean opaque = stack.opaque() != NONE;
            int close = b[behind] == '>'
                    ? behind
                    : opaque ? TagEnd.byAttributes(b, behind, end) : TagEnd.find(b, behind, end);
            if (close < 0) {
                return lessThan;
            }
            boolean selfClosing = (close & TagEnd.SELF_CLOSING) != 0;
            close &= ~TagEnd.SELF_CLOSING;
            if (slash ? stack.endPlainly(row, key) : stack.startPlainly(row, key) || tree.startPlainlyInHead(row)) {
                i = close + 1;
            } else if (opaque) {
                if (!foreign.foreignPlainly(row, key, slash, selfClosing)) {
                    return lessThan;
                }
                i = close + 1;
                last = lessThan;
                if (!tree.plain()) {
                    return i;
                }
                continue;
            } else if (tables.cellPlainly(row, key, slash)) {
                i = close + 1;
                blanksOnly = !stack.orderly();
            } else {
                i = slash || !plainRaw(row, told) ? -1 : rawText(b, close + 1, end, key);
                if (i < 0) {
                    return lessThan;
                }
                last = lessThan;
                continue;
            }
            if (differs) {
                differs = stack.readSimply(row, key, 0, slash);
            }
            last = lessThan;
        }
    }

    /** Most end tags are those of the current node: looked for first, since nothing has to be searched then. */
    private int endOfCurrent(byte[] b, int at, Interest told) {
        int row = stack.current();
        int length = Elements.plainEndLength(row, ByteSearch.word(b, at));
        return length > 0 && !told.has(row, Interest.END | Interest.CLOSED) && stack.endCurrentPlainly() ? length : 0;
    }

    private static boolean isBlank(byte[] b, int from, int end) {
        int i = from;
        while (i < end && isSpace(b[i])) {
            i++;
        }
        return i == end;
    }

    /** The end of a name that is not of the short ones in the table, which is gathered; or -1, where it is none or goes on. */
    private int longName(byte[] b, int from, int end) {
        if (!HtmlTokenizer.isLetter(b[from])) {
            return -1;
        }
        name.reset();
        for (int i = from; i < end; i++) {
            if (endsTagName(b[i])) {
                return i;
            }
            name.add(b[i]);
        }
        return -1;
    }

    /** Whether this is a script or a style, of which nobody is told. */
    private boolean plainRaw(int row, Interest told) {
        int number = Elements.number(row);
        return (number == Elements.SCRIPT || number == Elements.STYLE)
                && tree.takesRawText()
                && !stack.simpleReader().inText()
                && !told.has(row, Interest.END | Interest.CLOSED);
    }

    /**
     * Passes over a script or a style with its end tag.
     *
     * @return the index behind it; -1 where it does not end in this piece, where a script may be escaped, and where it ends
     *     in capitals
     */
    private int rawText(byte[] b, int from, int end, long key) {
        int i = from;
        while (true) {
            i = ByteSearch.indexOfFar(b, i, end, (byte) '<') + 2;
            if (end - i < Long.BYTES || b[i - 1] == '!') {
                searched = i - 2;
                return -1;
            }
            if (b[i - 1] == '/') {
                int behind = ByteSearch.endOfShortName(b, i);
                int slot = knownInAnyCase(b, i, behind);
                if (slot >= 0 && Elements.keyAt(slot) == key) {
                    int close = slot == knownName(b, i, behind) ? TagEnd.byAttributes(b, behind, end) : -1;
                    return close < 0 ? -1 : (close & ~TagEnd.SELF_CLOSING) + 1;
                }
            }
            i--;
        }
    }

    /**
     * Passes over a comment that is complete in the piece and none that handlers want to see.
     *
     * @param from behind the exclamation mark; more than two bytes follow
     * @return the index behind it; -1 where it is something else
     */
    private static int comment(byte[] b, int from, int end) {
        int i = from + 2;
        if (b[from] != '-' || b[from + 1] != '-' || b[i] == '>' || b[i] == '-') {
            return -1;
        }
        while (i < end && isSpace(b[i])) {
            i++;
        }
        if (i < end && b[i] == HtmlTokenizer.OUR_COMMENT.charAt(0)) {
            return -1;
        }
        while (true) {
            i = ByteSearch.indexOf(b, i, end, (byte) '>');
            if (i == end) {
                return -1;
            }
            if (b[i - 1] == '-' && b[i - 2] == '-') {
                return i + 1;
            }
            if (b[i - 1] == '!' && b[i - 2] == '-') {
                return -1;
            }
            i++;
        }
    }

    /** Up to where the script or style that ended the way, if one did, is known to go on at least. */
    int searched() {
        return searched;
    }

    /** Where the {@code <} of the last tag stands that was passed over; -1 where there was none. */
    int last() {
        return last;
    }

    /**
     * The name between these two, of at most seven characters, if it is one of the table, in small letters, and has a proper
     * end.
     *
     * @return its slot in the table, or -1
     */
    static int knownName(byte[] b, int from, int behind) {
        long word = ByteSearch.word(b, from);
        int bits = Byte.SIZE * (behind - from);
        if (bits == 0 || !endsTagName((byte) (word >>> bits))) {
            return -1;
        }
        return Elements.find(word & ~(-1L << bits));
    }

    private static int knownInAnyCase(byte[] b, int from, int behind) {
        if (behind == from || !endsTagName(b[behind])) {
            return -1;
        }
        return Elements.find((ByteSearch.word(b, from) | ByteSearch.LOWER_CASE) & ofName(from, behind));
    }

    /** Those bits of the word at the first of these that come before the second. */
    private static long ofName(int from, int behind) {
        return ~(-1L << (Byte.SIZE * (behind - from)));
    }

    private static boolean endsTagName(byte c) {
        return c >= 0 && c < Long.SIZE && (TAG_NAME_ENDS >>> c & 1) != 0;
    }
}
