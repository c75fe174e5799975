package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;

import java.util.Arrays;

/**
 * What is open to those who read by a simple rule: an end tag closes the innermost element and those inside it whose end
 * tags may be left out, or it means nothing. So do validators, editors and converters. To a browser {@code </div>} closes
 * the {@code <span>} inside it as well, which somebody forgot to close; they have both open from there on. Names are the
 * same to them in the same letters only, as in XML: {@code </B>} does not close {@code <b>}, and what a name means they know
 * in small letters.
 *
 * <p>Most pages are the same to all. Nothing is kept of them: the stack of a browser is copied only where a page first
 * comes to mean two things, and dropped where it means one again.
 */
public final class SimpleReader {
    /** Beyond this, a page is said to be uncertain. */
    private static final int DEEPEST = 2_048;

    private static final long[] NO_KEYS = new long[0];
    private static final int[] NO_ROWS = new int[0];

    private long[] keys = NO_KEYS;
    private int[] rows = NO_ROWS;
    private int[] capitals = NO_ROWS;
    private int depth;
    private boolean differs;

    SimpleReader() {}

    /** Whether other elements are open than to a browser, or some that other end tags close. */
    public boolean differs() {
        return differs;
    }

    /** How many elements are open, where they are others. */
    public int depth() {
        return depth;
    }

    /** The packed name of the element at this index, 0 being the outermost. */
    public long name(int index) {
        return TagNameKey.name(keys[index]);
    }

    /** From here on, other elements are open than to a browser: these, before the tag at hand takes effect. */
    void differsFrom(long[] browserKeys, int[] browserRows, int browserDepth) {
        keys = Arrays.copyOf(browserKeys, Math.max(keys.length, browserDepth));
        rows = Arrays.copyOf(browserRows, keys.length);
        capitals = new int[keys.length];
        depth = browserDepth;
        differs = true;
    }

    /**
     * A start tag.
     *
     * @return false where too many are open
     */
    boolean start(int row, long key, int capitalsOfName) {
        if (inText()) {
            return true;
        }
        while (capitalsOfName == 0 && depth > 0 && ends(rows[depth - 1], row)) {
            depth--;
        }
        if ((row & VOID) != 0) {
            return true;
        }
        if (depth == DEEPEST) {
            return false;
        }
        if (depth == keys.length) {
            int size = Math.max(8, depth * 2);
            keys = Arrays.copyOf(keys, size);
            rows = Arrays.copyOf(rows, size);
            capitals = Arrays.copyOf(capitals, size);
        }
        keys[depth] = key;
        rows[depth] = row;
        capitals[depth] = capitalsOfName;
        depth++;
        return true;
    }

    /** Whether the innermost element is one of text, so that nothing but its end tag is a tag. */
    boolean inText() {
        if (!differs || depth == 0 || capitals[depth - 1] != 0) {
            return false;
        }
        return switch (number(rows[depth - 1])) {
            case SCRIPT, STYLE, TITLE, TEXTAREA -> true;
            default -> false;
        };
    }

    /** Whether a start tag ends the innermost element. */
    private static boolean ends(int open, int row) {
        return switch (number(open)) {
            case P -> closesParagraph(row);
            case LI -> number(row) == LI;
            case DD, DT -> number(row) == DD || number(row) == DT;
            case OPTION -> startRule(row) == OPTION_START;
            case TD, TH -> isCell(row) || number(row) == TR || isGroup(row);
            case TR -> number(row) == TR || isGroup(row);
            case TBODY, THEAD, TFOOT -> isGroup(row);
            default -> false;
        };
    }

    private static boolean closesParagraph(int row) {
        return switch (startRule(row)) {
            case BLOCK, HEADING_START, LI_START, DD_START, FORM_START, TABLE_START, HR_START, XMP_START -> true;
            default -> false;
        };
    }

    /** An end tag. */
    void end(long key, int capitalsOfName) {
        int index = depth - 1;
        while (index > 0 && keys[index] != key && mayOmitEnd(rows[index]) && capitals[index] == 0) {
            index--;
        }
        if (index >= 0 && keys[index] == key) {
            // In other letters it still ends those inside.
            depth = capitals[index] == capitalsOfName ? index : index + 1;
        }
    }

    /** Compares with what is open to a browser. */
    void compare(long[] browserKeys, int browserDepth) {
        differs = depth != browserDepth || !Arrays.equals(keys, 0, depth, browserKeys, 0, depth) || hasCapitals();
    }

    private boolean hasCapitals() {
        for (int i = 0; i < depth; i++) {
            if (capitals[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the end tag of an element may be left out. */
    static boolean mayOmitEnd(int row) {
        return (row & (IMPLIED_END | IMPLIED_END_THOROUGH)) != 0 || isOutermost(row);
    }

    /** Whether this is one of the elements around all others, which are there with or without their tags. */
    static boolean isOutermost(int row) {
        int number = number(row);
        return number == HTML || number == HEAD || number == BODY;
    }
}
