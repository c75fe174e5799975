package dev.vitrine.metadata;

import org.jspecify.annotations.Nullable;

/**
 * A part of a page, such as its main content, a sidebar, the comments. What names hint at may turn out wrong when the
 * part is seen to hold the page's own heading or text; so the question what a part is can be asked again at any time.
 */
final class Region {
    static final int NAV = 1;
    static final int ASIDE = 1 << 1;
    static final int FOOTER = 1 << 2;
    static final int HEADER = 1 << 3;
    static final int UGC = 1 << 4;
    static final int HIDDEN = 1 << 5;
    static final int RELATED = 1 << 6;
    static final int SHARE = 1 << 7;
    static final int AD = 1 << 8;
    static final int NOTICE = 1 << 9;
    static final int BREADCRUMB = 1 << 10;
    static final int FIGURE = 1 << 11;
    static final int CAPTION = 1 << 12;
    static final int MAIN = 1 << 13;
    static final int ARTICLE = 1 << 14;
    static final int VERSION = 1 << 15;
    static final int LEAD = 1 << 16;
    static final int QUOTE = 1 << 17;
    static final int BIO = 1 << 18;
    static final int LINK = 1 << 19;
    static final int HEADING = 1 << 20;
    static final int LIST = 1 << 21;
    static final int TABLE = 1 << 22;
    static final int BYLINE = 1 << 23;
    static final int HERO = 1 << 24;
    static final int DECORATION = 1 << 25;
    static final int ENDNOTE = 1 << 26;
    static final int EVENT = 1 << 27;

    /** Parts that are not what the page is about. */
    static final int ASTRAY = NAV | ASIDE | FOOTER | UGC | HIDDEN | RELATED | SHARE | AD | NOTICE | BREADCRUMB;

    /** Parts that are too small to hold a paragraph. */
    static final int SMALL = DECORATION | HERO | BYLINE | CAPTION | LEAD | BIO;

    /** The whole page. */
    static final Region PAGE = new Region(null, 0, 0, 0);

    private final @Nullable Region parent;
    private final int said;
    private final int ended;
    private final int certain;
    private int hinted;

    private Region(@Nullable Region parent, int said, int hinted, int ended) {
        this.parent = parent;
        this.said = said;
        this.hinted = hinted;
        this.ended = ended;
        this.certain = parent == null ? 0 : (parent.certain & ~ended) | said;
    }

    /**
     * A part inside of this one.
     *
     * @param said what the element is
     * @param hinted what its names hint at
     * @param ended what it can't be in
     */
    Region inner(int said, int hinted, int ended) {
        return new Region(this, said, hinted, ended);
    }

    /** What this part and those around it are, as bits. */
    int flags() {
        int flags = 0;
        int lasting = -1;
        for (Region region = this; region != null; region = region.parent) {
            flags |= (region.said | region.hinted) & lasting;
            lasting &= ~region.ended;
        }
        return flags;
    }

    /** What elements and their roles say, rather than names that may mean anything. */
    int certain() {
        return certain;
    }

    boolean is(int flags) {
        return (flags() & flags) != 0;
    }

    boolean astray() {
        return is(ASTRAY);
    }

    /** What stands here shows that these hints were wrong, of this part and of those around it. */
    void pardon(int hints) {
        for (Region region = this; region != null && region.parent != null; region = region.parent) {
            region.hinted &= ~hints;
        }
    }
}
