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
    MAIN(Flow.BLOCK, true),
    ARTICLE(Flow.BLOCK, true),
    SECTION(Flow.BLOCK, true),
    DIV(Flow.BLOCK, true),
    HEADER(Flow.BLOCK, true),
    FOOTER(Flow.BLOCK, true),
    NAV(Flow.BLOCK, true),
    ASIDE(Flow.BLOCK, true),
    FORM(Flow.BLOCK, true),
    FIGURE(Flow.BLOCK, true),
    FIGCAPTION(Flow.BLOCK, true),
    ADDRESS(Flow.BLOCK, true),
    BLOCKQUOTE(Flow.BLOCK, true),
    CENTER(Flow.BLOCK, false),
    P(Flow.BLOCK, true),
    PRE(Flow.BLOCK, true),
    H1(Flow.BLOCK, true),
    H2(Flow.BLOCK, true),
    H3(Flow.BLOCK, true),
    H4(Flow.BLOCK, true),
    H5(Flow.BLOCK, false),
    H6(Flow.BLOCK, false),
    HR(Flow.BLOCK, false),
    UL(Flow.BLOCK, true),
    OL(Flow.BLOCK, true),
    LI(Flow.BLOCK, true),
    DL(Flow.BLOCK, true),
    DT(Flow.BLOCK, true),
    DD(Flow.BLOCK, true),
    TABLE(Flow.BLOCK, true),
    TR(Flow.BLOCK, true),
    TD(Flow.BLOCK, true),
    TH(Flow.BLOCK, true),
    BR(Flow.BREAK, false),
    A(Flow.PHRASE, true),
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

    Element(Flow flow, boolean described) {
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

    /** Whether its attributes matter. */
    boolean described() {
        return described;
    }

    private static int slot(long name) {
        int slot = (int) ((name * 0x9E3779B97F4A7C15L) >>> 56);
        while (NAMES[slot] != 0 && NAMES[slot] != name) {
            slot = (slot + 1) & (SIZE - 1);
        }
        return slot;
    }
}
