package dev.vitrine.html;

import java.nio.charset.StandardCharsets;

/**
 * What the tree builder knows of each element, as one table after the lists of the
 * <a href="https://html.spec.whatwg.org/multipage/parsing.html">parsing section</a>.
 *
 * <p>An element's row is packed into an {@code int}: its number, the rule for its start tag and for its end tag
 * <em>in body</em>, and flags. An element of the stack carries the same {@code int}, with the flags of its namespace.
 */
final class Elements {
    /** The row of every element that is not in the table. */
    static final int UNKNOWN = 0;

    // Numbers of the elements that a rule names.
    static final int HTML = 1;
    static final int HEAD = 2;
    static final int BODY = 3;
    static final int P = 4;
    static final int A = 5;
    static final int LI = 6;
    static final int DD = 7;
    static final int DT = 8;
    static final int DIV = 9;
    static final int ADDRESS = 10;
    static final int OL = 11;
    static final int UL = 12;
    static final int BUTTON = 13;
    static final int FORM = 14;
    static final int TABLE = 15;
    static final int CAPTION = 16;
    static final int COLGROUP = 17;
    static final int COL = 18;
    static final int TBODY = 19;
    static final int THEAD = 20;
    static final int TFOOT = 21;
    static final int TR = 22;
    static final int TD = 23;
    static final int TH = 24;
    static final int SELECT = 25;
    static final int OPTION = 26;
    static final int OPTGROUP = 27;
    static final int TEMPLATE = 28;
    static final int SVG = 29;
    static final int MATH = 30;
    static final int TITLE = 31;
    static final int STYLE = 32;
    static final int SCRIPT = 33;
    static final int TEXTAREA = 34;
    static final int NOSCRIPT = 35;
    static final int NOFRAMES = 36;
    static final int RUBY = 37;
    static final int RTC = 38;
    static final int NOBR = 39;
    static final int BR = 40;
    static final int HR = 41;
    static final int INPUT = 42;
    static final int KEYGEN = 43;
    static final int FONT = 44;
    static final int FRAMESET = 45;
    static final int FOREIGN_OBJECT = 46;
    static final int DESC = 47;
    static final int ANNOTATION_XML = 48;
    static final int MGLYPH = 49;
    static final int MALIGNMARK = 50;
    static final int MI = 51;
    static final int MO = 52;
    static final int MN = 53;
    static final int MS = 54;
    static final int MTEXT = 55;

    /** The first number of those that no rule names. */
    private static final int UNNAMED = 64;

    // Rules for the start tag in body.
    static final int ORDINARY = 0;
    static final int BLOCK = 1;
    static final int VOID_INLINE = 2;
    static final int FORMATTING_START = 3;
    static final int A_START = 4;
    static final int LI_START = 5;
    static final int DD_START = 6;
    static final int HEADING_START = 7;
    static final int FORM_START = 8;
    static final int BUTTON_START = 9;
    static final int NOBR_START = 10;
    static final int MARKER_START = 11;
    static final int TABLE_START = 12;
    static final int VOID_PLAIN = 13;
    static final int HR_START = 14;
    static final int HEAD_VOID = 15;
    static final int HEAD_RAW = 16;
    static final int SCRIPT_START = 17;
    static final int TEMPLATE_START = 18;
    static final int TEXTAREA_START = 19;
    static final int XMP_START = 20;
    static final int RAW_START = 21;
    static final int NOSCRIPT_START = 22;
    static final int SELECT_START = 23;
    static final int OPTION_START = 24;
    static final int RUBY_BASE_START = 25;
    static final int RUBY_TEXT_START = 26;
    static final int FOREIGN_START = 27;
    static final int PLAINTEXT_START = 28;
    static final int FRAMESET_START = 29;
    static final int HTML_START = 30;
    static final int IGNORED_START = 31;
    static final int INPUT_START = 32;

    // Rules for the end tag in body.
    static final int ORDINARY_END = 0;
    static final int BLOCK_END = 1;
    static final int P_END = 2;
    static final int LI_END = 3;
    static final int DD_END = 4;
    static final int HEADING_END = 5;
    static final int FORMATTING_END = 6;
    static final int FORM_END = 7;
    static final int MARKER_END = 8;
    static final int BR_END = 9;
    static final int BODY_END = 10;
    static final int HTML_END = 11;
    static final int TEMPLATE_END = 12;

    // Flags.
    static final int SPECIAL = 1 << 19;
    /** Ends every scope. */
    static final int SCOPE = 1 << 20;

    static final int IMPLIED_END = 1 << 21;
    static final int IMPLIED_END_THOROUGH = 1 << 22;
    static final int FORMATTING = 1 << 23;
    /** Its start tag ends foreign content. */
    static final int BREAKOUT = 1 << 24;
    /** Where it is the current node, text and most tags are foster-parented. */
    static final int FOSTERS = 1 << 25;

    static final int HEADING = 1 << 26;
    static final int VOID = 1 << 27;

    // Flags of an element on the stack.
    static final int IN_SVG = 1 << 28;
    static final int IN_MATH = 1 << 29;
    static final int FOREIGN = IN_SVG | IN_MATH;
    static final int HTML_INTEGRATION = 1 << 30;
    static final int TEXT_INTEGRATION = 1 << 31;

    /** The rules that come to pushing the element, or to nothing, where all is in order. */
    private static final long PLAIN_STARTS = 1L << ORDINARY
            | 1L << BLOCK
            | 1L << VOID_INLINE
            | 1L << FORMATTING_START
            | 1L << A_START
            | 1L << LI_START
            | 1L << HEADING_START
            | 1L << VOID_PLAIN
            | 1L << HR_START
            | 1L << INPUT_START;

    /** Those of them that may close other elements. */
    private static final long CLOSING_STARTS = 1L << BLOCK | 1L << LI_START | 1L << HEADING_START | 1L << HR_START;

    private static final int SLOTS = 1024;

    /** Chosen so that the short names of the table hardly ever share a slot: a search is one comparison. */
    private static final long MULTIPLIER = 0xCD39EAB67177546BL;

    /** Names of up to eight characters as they stand in memory, little-endian and lower-cased; 0 where a slot is free. */
    private static final long[] WORDS = new long[SLOTS];

    private static final long[] WORD_KEYS = new long[SLOTS];
    private static final int[] WORD_ROWS = new int[SLOTS];

    /**
     * What stands behind the {@code </} of a plain end tag, by the number of its element: its name and the {@code >}, as they
     * stand in memory; with the bytes that count. A mask of 0 is that of an end tag that is not plain.
     */
    private static final long[] PLAIN_ENDS = new long[1 << Byte.SIZE];

    private static final long[] PLAIN_END_MASKS = new long[1 << Byte.SIZE];

    /** The same rows by packed name. */
    private static final long[] KEYS = new long[SLOTS];

    private static final int[] KEY_ROWS = new int[SLOTS];

    static final long FOREIGN_OBJECT_KEY = key("foreignobject");
    static final long ANNOTATION_XML_KEY = key("annotation-xml");

    private static int unnamed = UNNAMED;

    static {
        rows();
    }

    private Elements() {}

    private static void rows() {
        add("html", HTML, HTML_START, HTML_END, SPECIAL | SCOPE);
        add("head", HEAD, IGNORED_START, ORDINARY_END, SPECIAL | BREAKOUT);
        add("body", BODY, IGNORED_START, BODY_END, SPECIAL | BREAKOUT);
        add("frameset", FRAMESET, FRAMESET_START, ORDINARY_END, SPECIAL);
        all("frame", IGNORED_START, ORDINARY_END, SPECIAL | VOID);

        all("base basefont bgsound link", HEAD_VOID, ORDINARY_END, SPECIAL | VOID);
        all("meta", HEAD_VOID, ORDINARY_END, SPECIAL | VOID | BREAKOUT);
        add("title", TITLE, HEAD_RAW, ORDINARY_END, SPECIAL);
        add("style", STYLE, HEAD_RAW, ORDINARY_END, SPECIAL);
        add("noframes", NOFRAMES, HEAD_RAW, ORDINARY_END, SPECIAL);
        add("script", SCRIPT, SCRIPT_START, ORDINARY_END, SPECIAL);
        add("template", TEMPLATE, TEMPLATE_START, TEMPLATE_END, SPECIAL | SCOPE);

        int blockFlags = SPECIAL;
        all("article aside details dir fieldset figcaption figure footer header", BLOCK, BLOCK_END, blockFlags);
        all("hgroup main nav search section summary", BLOCK, BLOCK_END, blockFlags);
        all("dialog", BLOCK, BLOCK_END, 0);
        all("blockquote center dl menu", BLOCK, BLOCK_END, blockFlags | BREAKOUT);
        add("address", ADDRESS, BLOCK, BLOCK_END, blockFlags);
        add("div", DIV, BLOCK, BLOCK_END, blockFlags | BREAKOUT);
        add("ol", OL, BLOCK, BLOCK_END, blockFlags | BREAKOUT);
        add("ul", UL, BLOCK, BLOCK_END, blockFlags | BREAKOUT);
        add("p", P, BLOCK, P_END, SPECIAL | IMPLIED_END | BREAKOUT);
        all("pre listing", BLOCK, BLOCK_END, SPECIAL | BREAKOUT);
        all("h1 h2 h3 h4 h5 h6", HEADING_START, HEADING_END, SPECIAL | HEADING | BREAKOUT);
        add("form", FORM, FORM_START, FORM_END, SPECIAL);
        add("li", LI, LI_START, LI_END, SPECIAL | IMPLIED_END | BREAKOUT);
        add("dd", DD, DD_START, DD_END, SPECIAL | IMPLIED_END | BREAKOUT);
        add("dt", DT, DD_START, DD_END, SPECIAL | IMPLIED_END | BREAKOUT);
        all("plaintext", PLAINTEXT_START, BLOCK_END, SPECIAL);
        add("button", BUTTON, BUTTON_START, BLOCK_END, SPECIAL);

        add("a", A, A_START, FORMATTING_END, FORMATTING);
        all("b big code em i s small strike strong tt u", FORMATTING_START, FORMATTING_END, FORMATTING | BREAKOUT);
        add("font", FONT, FORMATTING_START, FORMATTING_END, FORMATTING);
        add("nobr", NOBR, NOBR_START, FORMATTING_END, FORMATTING | BREAKOUT);
        all("applet marquee object", MARKER_START, MARKER_END, SPECIAL | SCOPE);

        add("table", TABLE, TABLE_START, ORDINARY_END, SPECIAL | SCOPE | FOSTERS | BREAKOUT);
        add("caption", CAPTION, IGNORED_START, ORDINARY_END, SPECIAL | SCOPE | IMPLIED_END_THOROUGH);
        add("colgroup", COLGROUP, IGNORED_START, ORDINARY_END, SPECIAL | IMPLIED_END_THOROUGH);
        add("col", COL, IGNORED_START, ORDINARY_END, SPECIAL | VOID);
        add("tbody", TBODY, IGNORED_START, ORDINARY_END, SPECIAL | FOSTERS | IMPLIED_END_THOROUGH);
        add("thead", THEAD, IGNORED_START, ORDINARY_END, SPECIAL | FOSTERS | IMPLIED_END_THOROUGH);
        add("tfoot", TFOOT, IGNORED_START, ORDINARY_END, SPECIAL | FOSTERS | IMPLIED_END_THOROUGH);
        add("tr", TR, IGNORED_START, ORDINARY_END, SPECIAL | FOSTERS | IMPLIED_END_THOROUGH);
        add("td", TD, IGNORED_START, ORDINARY_END, SPECIAL | SCOPE | IMPLIED_END_THOROUGH);
        add("th", TH, IGNORED_START, ORDINARY_END, SPECIAL | SCOPE | IMPLIED_END_THOROUGH);

        all("area wbr", VOID_INLINE, ORDINARY_END, SPECIAL | VOID);
        all("embed img", VOID_INLINE, ORDINARY_END, SPECIAL | VOID | BREAKOUT);
        all("image", VOID_INLINE, ORDINARY_END, VOID);
        add("br", BR, VOID_INLINE, BR_END, SPECIAL | VOID | BREAKOUT);
        add("keygen", KEYGEN, VOID_INLINE, ORDINARY_END, SPECIAL | VOID);
        add("input", INPUT, INPUT_START, ORDINARY_END, SPECIAL | VOID);
        all("param source track", VOID_PLAIN, ORDINARY_END, SPECIAL | VOID);
        add("hr", HR, HR_START, ORDINARY_END, SPECIAL | VOID | BREAKOUT);

        add("textarea", TEXTAREA, TEXTAREA_START, ORDINARY_END, SPECIAL);
        all("xmp", XMP_START, ORDINARY_END, SPECIAL);
        all("iframe noembed", RAW_START, ORDINARY_END, SPECIAL);
        add("noscript", NOSCRIPT, NOSCRIPT_START, ORDINARY_END, SPECIAL);
        add("select", SELECT, SELECT_START, ORDINARY_END, SPECIAL);
        add("option", OPTION, OPTION_START, ORDINARY_END, IMPLIED_END);
        add("optgroup", OPTGROUP, OPTION_START, ORDINARY_END, IMPLIED_END);

        add("ruby", RUBY, ORDINARY, ORDINARY_END, BREAKOUT);
        all("rb", RUBY_BASE_START, ORDINARY_END, IMPLIED_END);
        add("rtc", RTC, RUBY_BASE_START, ORDINARY_END, IMPLIED_END);
        all("rp rt", RUBY_TEXT_START, ORDINARY_END, IMPLIED_END);
        all("span sub sup var", ORDINARY, ORDINARY_END, BREAKOUT);

        add("svg", SVG, FOREIGN_START, ORDINARY_END, 0);
        add("math", MATH, FOREIGN_START, ORDINARY_END, 0);
        add("desc", DESC, ORDINARY, ORDINARY_END, 0);
        add("mglyph", MGLYPH, ORDINARY, ORDINARY_END, 0);
        add("malignmark", MALIGNMARK, ORDINARY, ORDINARY_END, 0);
        add("mi", MI, ORDINARY, ORDINARY_END, 0);
        add("mo", MO, ORDINARY, ORDINARY_END, 0);
        add("mn", MN, ORDINARY, ORDINARY_END, 0);
        add("ms", MS, ORDINARY, ORDINARY_END, 0);
        add("mtext", MTEXT, ORDINARY, ORDINARY_END, 0);

        // Ordinary ones, here only so that their names need not be spelled out at each tag.
        all("abbr acronym audio bdi bdo blink canvas cite data datalist del dfn ins kbd label", 0, 0, 0);
        all("legend map mark meter output picture progress q samp slot time video", 0, 0, 0);
        all("g path rect circle defs use line polygon polyline symbol ellipse text tspan", 0, 0, 0);
    }

    private static void all(String names, int start, int end, int flags) {
        for (String name : names.split(" ", 0)) {
            add(name, unnamed++, start, end, flags);
        }
    }

    private static void add(String name, int number, int start, int end, int flags) {
        int row = number | (start << 8) | (end << 14) | flags;
        long key = TagName.of(name);
        int slot = freeSlot(KEYS, key);
        KEYS[slot] = key;
        KEY_ROWS[slot] = row;
        if (name.length() <= Long.BYTES) {
            long word = word(name);
            slot = freeSlot(WORDS, word);
            WORDS[slot] = word;
            WORD_KEYS[slot] = key;
            WORD_ROWS[slot] = row;
            boolean letters = name.charAt(name.length() - 1) > '9'; // which have no other case than theirs
            if (letters && name.length() < Long.BYTES && hasPlainEnd(row)) {
                PLAIN_ENDS[number] = word | ((long) '>' << (Byte.SIZE * name.length()));
                PLAIN_END_MASKS[number] = -1L >>> (Byte.SIZE * (Long.BYTES - 1 - name.length()));
            }
        }
    }

    private static long word(String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        long word = 0;
        for (int i = ascii.length - 1; i >= 0; i--) {
            word = (word << 8) | ascii[i];
        }
        return word;
    }

    private static int freeSlot(long[] table, long value) {
        int slot = slot(value);
        while (table[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private static int slot(long value) {
        return (int) ((value * MULTIPLIER) >>> 54);
    }

    /**
     * Finds a name of up to eight characters, in small letters, by the word that it makes in memory.
     *
     * @return its slot, for {@link #keyAt} and {@link #rowAt}; -1 where it is not in the table
     */
    static int find(long word) {
        int slot = slot(word);
        while (WORDS[slot] != word) {
            if (WORDS[slot] == 0) {
                return -1;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    static long keyAt(int slot) {
        return WORD_KEYS[slot];
    }

    static int rowAt(int slot) {
        return WORD_ROWS[slot];
    }

    /** Whether the rule of a start tag comes to pushing the element, or to nothing, where all is in order. */
    static boolean hasPlainStart(int row) {
        return (PLAIN_STARTS >>> startRule(row) & 1) != 0;
    }

    /** Whether a start tag of these may close other elements. */
    static boolean mayClose(int row) {
        return (CLOSING_STARTS >>> startRule(row) & 1) != 0;
    }

    /** Whether a start tag whose rule closes others, too, closes none: a list item right in its list, a heading in no other. */
    static boolean nothingToClose(int row, int current) {
        return switch (startRule(row)) {
            case LI_START -> number(current) == UL || number(current) == OL;
            case HEADING_START -> (current & HEADING) == 0;
            default -> true;
        };
    }

    /** Whether an end tag does no more than close the current node, where that is of the same name and all is in order. */
    static boolean hasPlainEnd(int row) {
        return endRule(row) <= FORMATTING_END && (row & SCOPE) == 0;
    }

    /**
     * How long the name of an element with a plain end tag is with its {@code >}, if that is what a word begins with, in
     * small letters; else 0.
     */
    static int plainEndLength(int row, long word) {
        int number = number(row);
        long mask = PLAIN_END_MASKS[number];
        return (word & mask) == PLAIN_ENDS[number] ? Long.BYTES - (Long.numberOfLeadingZeros(mask) >>> 3) : 0;
    }

    /** The row of a name by its key. */
    static int row(long key) {
        if (key == FOREIGN_OBJECT_KEY) {
            return FOREIGN_OBJECT;
        }
        if (key == ANNOTATION_XML_KEY) {
            return ANNOTATION_XML;
        }
        int slot = slot(key);
        while (KEYS[slot] != key) {
            if (KEYS[slot] == 0) {
                return UNKNOWN;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return KEY_ROWS[slot];
    }

    static long key(String name) {
        TagNameKey key = new TagNameKey();
        for (int i = 0; i < name.length(); i++) {
            key.add(name.charAt(i));
        }
        return key.value();
    }

    static int number(int row) {
        return row & 0xFF;
    }

    static int startRule(int row) {
        return (row >>> 8) & 0x3F;
    }

    static int endRule(int row) {
        return (row >>> 14) & 0x1F;
    }

    static boolean isCell(int row) {
        return number(row) == TD || number(row) == TH;
    }

    static boolean isGroup(int row) {
        return number(row) == TBODY || number(row) == THEAD || number(row) == TFOOT;
    }

    /** The flags of a foreign element inside which other rules hold than for its namespace. */
    static int integration(int number, int namespace) {
        return switch (number) {
            case FOREIGN_OBJECT, DESC, TITLE -> namespace == IN_SVG ? HTML_INTEGRATION | SCOPE | SPECIAL : 0;
            case MI, MO, MN, MS, MTEXT -> namespace == IN_MATH ? TEXT_INTEGRATION | SCOPE | SPECIAL : 0;
            case ANNOTATION_XML -> namespace == IN_MATH ? SCOPE | SPECIAL : 0;
            default -> 0;
        };
    }
}
