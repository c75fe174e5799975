package dev.vitrine.metadata;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenTable;
import java.util.Locale;
import java.util.Optional;

/** Tells which part of a page an element begins: by what it is, and by what its names hint at. */
final class RegionHints {
    /** Whole names; those with more words in them are about screens or states. */
    private static final TokenTable HIDING = new TokenTable(false, 16).with(1, """
            hidden hide invisible sr-only visually-hidden visuallyhidden screen-reader-text element-invisible
            element-hidden offscreen d-none is-hidden u-hidden""");

    private static final int SHORTEST_HIDING = "display:none".length();

    private RegionHints() {}

    /** What the element is, and what its {@code role}, {@code hidden} and {@code style} say. */
    static int said(StartTag tag, Element element, int around) {
        int said = ofElement(element, (around & (Region.MAIN | Region.ARTICLE)) != 0) | ofRole(tag.attribute("role"));
        return isHidden(tag) ? said | Region.HIDDEN : said;
    }

    private static int ofElement(Element element, boolean inContent) {
        return inContent && element == Element.HEADER
                ? 0
                : inContent && element == Element.FOOTER ? Region.ENDNOTE : element.region();
    }

    private static int ofRole(Optional<String> role) {
        return role.isEmpty()
                ? 0
                : switch (role.get()) {
                    case "main" -> Region.MAIN;
                    case "navigation", "menu", "menubar", "search", "tablist" -> Region.NAV;
                    case "complementary" -> Region.ASIDE;
                    case "contentinfo" -> Region.FOOTER;
                    case "banner" -> Region.HEADER;
                    case "article" -> Region.ARTICLE;
                    case "dialog", "alertdialog", "alert" -> Region.NOTICE;
                    default -> 0;
                };
    }

    private static boolean isHidden(StartTag tag) {
        return tag.has("hidden")
                || tag.attribute("aria-hidden").filter("true"::equals).isPresent()
                || tag.attribute("style").filter(RegionHints::hides).isPresent();
    }

    private static boolean hides(String style) {
        if (style.length() < SHORTEST_HIDING || style.indexOf(':') < 0) {
            return false;
        }
        String compact = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return compact.contains("display:none") || compact.contains("visibility:hidden");
    }

    /** What the names of an element hint at. Only boxes are parts; a link or a piece of text may be called anything. */
    static int hinted(Element element, CharSequence names, int hints) {
        int hinted = ofAnything(hints);
        if (element.block() && HIDING.in(names) != 0) {
            hinted |= Region.HIDDEN;
        }
        if (element == Element.MAIN || element == Element.BODY || element == Element.HTML) {
            return hinted;
        }
        if (element == Element.ARTICLE) {
            return hinted
                    | ((hints & Hint.UGC) != 0 ? Region.UGC : 0)
                    | ((hints & Hint.RELATED) != 0 ? Region.RELATED : 0);
        }
        return element.block() ? hinted | ofBox(hints) : hinted;
    }

    private static int ofAnything(int hints) {
        int hinted = 0;
        if ((hints & Hint.CAPTION) != 0) {
            hinted |= Region.CAPTION;
        }
        if ((hints & Hint.LEAD) != 0) {
            hinted |= Region.LEAD;
        }
        if ((hints & Hint.HERO) != 0) {
            hinted |= Region.HERO;
        }
        if ((hints & Hint.AUTHOR) != 0) {
            hinted |= (hints & Hint.BIO) != 0 ? Region.BIO : Region.BYLINE;
        }
        if ((hints & Hint.DECORATION) != 0) {
            hinted |= Region.DECORATION;
        }
        if ((hints & Hint.VERSION) != 0) {
            hinted |= Region.VERSION;
        }
        if ((hints & (Hint.EVENT | Hint.ENTRY)) == Hint.EVENT) {
            hinted |= Region.EVENT;
        }
        return hinted;
    }

    private static int ofBox(int hints) {
        int hinted = 0;
        if ((hints & Hint.UGC) != 0) {
            hinted |= Region.UGC;
        }
        if ((hints & Hint.RELATED) != 0) {
            hinted |= Region.RELATED;
        }
        if ((hints & Hint.SIDEBAR) != 0) {
            hinted |= Region.ASIDE;
        }
        if ((hints & Hint.NAV) != 0) {
            hinted |= Region.NAV;
        }
        if ((hints & Hint.FOOTER) != 0) {
            hinted |= Region.ENDNOTE;
        }
        if ((hints & Hint.SHARE) != 0) {
            hinted |= Region.SHARE;
        }
        if ((hints & Hint.AD) != 0) {
            hinted |= Region.AD;
        }
        if ((hints & (Hint.NOTICE | Hint.SEARCH | Hint.LOGIN | Hint.CART)) != 0) {
            hinted |= Region.NOTICE;
        }
        if ((hints & Hint.BREADCRUMB) != 0) {
            hinted |= Region.BREADCRUMB;
        }
        return hinted;
    }
}
