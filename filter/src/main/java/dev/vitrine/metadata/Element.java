package dev.vitrine.metadata;

import dev.vitrine.html.TagName;
import java.util.Locale;

/** The elements that say something about a page. */
enum Element {
    NONE(Flow.PHRASE, false),
    HTML(Flow.ROOT, true),
    HEAD(Flow.ROOT, false),
    BODY(Flow.BLOCK, true),
    TITLE(Flow.HEAD, true),
    META(Flow.HEAD, true),
    LINK(Flow.HEAD, true),
    BASE(Flow.HEAD, true),
    SCRIPT(Flow.SILENT, true),
    STYLE(Flow.SILENT, false),
    NOSCRIPT(Flow.SILENT, false),
    TEXTAREA(Flow.SILENT, false),
    SELECT(Flow.SILENT, false),
    BUTTON(Flow.SILENT, false),
    OBJECT(Flow.SILENT, false),
    SVG(Flow.SILENT, false),
    MATH(Flow.SILENT, false),
    TEMPLATE(Flow.SILENT, false),
    MAIN(Flow.BLOCK, true, Region.MAIN),
    ARTICLE(Flow.BLOCK, true, Region.ARTICLE),
    SECTION(Flow.BLOCK, true),
    DIV(Flow.BLOCK, true),
    HEADER(Flow.BLOCK, true, Region.HEADER),
    FOOTER(Flow.BLOCK, true, Region.FOOTER),
    NAV(Flow.BLOCK, true, Region.NAV),
    ASIDE(Flow.BLOCK, true, Region.ASIDE),
    FORM(Flow.BLOCK, true),
    FIGURE(Flow.BLOCK, true, Region.FIGURE),
    FIGCAPTION(Flow.BLOCK, true, Region.CAPTION),
    ADDRESS(Flow.BLOCK, true),
    BLOCKQUOTE(Flow.BLOCK, true, Region.QUOTE),
    CENTER(Flow.BLOCK, false),
    P(Flow.BLOCK, true),
    PRE(Flow.BLOCK, true),
    H1(Flow.BLOCK, true, Region.HEADING),
    H2(Flow.BLOCK, true, Region.HEADING),
    H3(Flow.BLOCK, true, Region.HEADING),
    H4(Flow.BLOCK, true, Region.HEADING),
    H5(Flow.BLOCK, false),
    H6(Flow.BLOCK, false),
    HR(Flow.BLOCK, false),
    UL(Flow.BLOCK, true),
    OL(Flow.BLOCK, true),
    LI(Flow.BLOCK, true, Region.LIST),
    DL(Flow.BLOCK, true),
    DT(Flow.BLOCK, true),
    DD(Flow.BLOCK, true),
    TABLE(Flow.BLOCK, true, Region.TABLE),
    TR(Flow.BLOCK, true),
    TD(Flow.BLOCK, true),
    TH(Flow.BLOCK, true),
    BR(Flow.BREAK, false),
    A(Flow.PHRASE, true, Region.LINK),
    SPAN(Flow.PHRASE, true),
    TIME(Flow.PHRASE, true),
    CITE(Flow.PHRASE, true),
    EM(Flow.PHRASE, true),
    I(Flow.PHRASE, true),
    B(Flow.PHRASE, true),
    STRONG(Flow.PHRASE, true),
    SMALL(Flow.PHRASE, true),
    ABBR(Flow.PHRASE, true),
    IMG(Flow.PHRASE, true),
    PICTURE(Flow.PHRASE, true),
    SOURCE(Flow.PHRASE, true),
    VIDEO(Flow.PHRASE, true),
    AUDIO(Flow.PHRASE, true),
    IFRAME(Flow.SILENT, true),
    INPUT(Flow.PHRASE, true);

    /** How an element divides the text around it. */
    enum Flow {
        ROOT,
        HEAD,
        /** Text before and inside belongs to different blocks. */
        BLOCK,
        /** What stands inside is no text of the page. */
        SILENT,
        /** Parts lines, not blocks. */
        BREAK,
        PHRASE
    }

    private static final int SIZE = 256;
    private static final long[] NAMES = new long[SIZE];
    private static final Element[] ELEMENTS = new Element[SIZE];

    static {
        for (Element element : values()) {
            if (element != NONE) {
                int slot = slot(element.packed);
                NAMES[slot] = element.packed;
                ELEMENTS[slot] = element;
            }
        }
    }

    private final long packed;
    private final boolean block;
    private final boolean silent;
    private final boolean described;
    private final int region;

    Element(Flow flow, boolean described) {
        this(flow, described, 0);
    }

    Element(Flow flow, boolean described, int region) {
        this.region = region;
        this.packed = TagName.of(name().toLowerCase(Locale.ROOT));
        this.block = flow == Flow.BLOCK;
        this.silent = flow == Flow.SILENT;
        this.described = described;
    }

    /** The element of this packed name, or {@link #NONE}. */
    static Element of(long packed) {
        int slot = slot(packed);
        return NAMES[slot] == packed && packed != 0 ? ELEMENTS[slot] : NONE;
    }

    /** Whether it begins and ends a block of text. */
    boolean block() {
        return block;
    }

    /** Whether what stands inside is no text of the page. */
    boolean silent() {
        return silent;
    }

    /** Which part of a page it is, see {@link Region}; 0 for none of its own. */
    int region() {
        return region;
    }

    /** Whether its attributes matter. */
    boolean described() {
        return described;
    }

    /** The level of a heading, 1 to 4; 0 for others. */
    int level() {
        return switch (this) {
            case H1 -> 1;
            case H2 -> 2;
            case H3 -> 3;
            case H4 -> 4;
            default -> 0;
        };
    }

    private static int slot(long name) {
        int slot = (int) ((name * 0x9E3779B97F4A7C15L) >>> 56);
        while (NAMES[slot] != 0 && NAMES[slot] != name) {
            slot = (slot + 1) & (SIZE - 1);
        }
        return slot;
    }
}
