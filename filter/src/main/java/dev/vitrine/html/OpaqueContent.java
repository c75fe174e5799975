package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;
import static dev.vitrine.html.OpenElementStack.NONE;

/**
 * What is inside of elements whose contents are nobody's business: the rules for <a
 * href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign">foreign content</a>, SVG and MathML, with
 * the HTML that breaks out of it, and {@code noscript}. Templates, which are opaque too, have insertion modes like the rest.
 */
final class OpaqueContent {
    private final TreeBuilder tree;
    private final OpenElementStack stack;
    private final ActiveFormattingElements formatting;

    OpaqueContent(TreeBuilder tree, OpenElementStack stack) {
        this.tree = tree;
        this.stack = stack;
        this.formatting = stack.formatting();
    }

    /** Whether text is that of a foreign element, and no node of HTML. */
    boolean foreignText() {
        return stack.currentIsForeign() && (stack.current() & (HTML_INTEGRATION | TEXT_INTEGRATION)) == 0;
    }

    /** Whether a start tag closes the outermost foreign element. */
    boolean breaksOut(int row) {
        if (stack.noscript() != NONE || tree.inTemplate() || (row & BREAKOUT) == 0 || !foreignRules(row)) {
            return false;
        }
        for (int i = stack.depth() - 1; i > stack.opaque(); i--) {
            if ((stack.row(i) & FOREIGN) == 0 || (stack.row(i) & (HTML_INTEGRATION | TEXT_INTEGRATION)) != 0) {
                return false;
            }
        }
        return true;
    }

    void openForeign(int row, long key) {
        formatting.reconstruct();
        stack.push(row | (number(row) == SVG ? IN_SVG : IN_MATH), key);
        tree.foreignPushed();
        stack.makeOpaque();
    }

    /** Whether an end tag closes the outermost opaque element. */
    boolean isEnd(long key) {
        for (int i = stack.depth() - 1; i > stack.opaque(); i--) {
            if (stack.key(i) == key) {
                return false;
            }
        }
        return stack.key(stack.opaque()) == key;
    }

    /** Whether a start tag is processed by the rules for foreign content. */
    boolean foreignRules(int row) {
        int current = stack.current();
        if ((current & FOREIGN) == 0 || (current & HTML_INTEGRATION) != 0) {
            return false;
        }
        if ((current & TEXT_INTEGRATION) != 0) {
            return number(row) == MGLYPH || number(row) == MALIGNMARK;
        }
        return !(number(row) == SVG && number(current) == ANNOTATION_XML && (current & IN_MATH) != 0);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign">In foreign content</a>. */
    Content startForeign(int row, long key) {
        if ((row & BREAKOUT) != 0) {
            popForeign();
            return tree.startInMode(row & ~(number(row) == FONT ? BREAKOUT : 0), key);
        }
        int namespace = stack.current() & FOREIGN;
        stack.push((row & 0xFF) | namespace | integration(number(row), namespace), key);
        tree.foreignPushed();
        return Content.DATA;
    }

    /** The end of a start tag whose content hangs on its attributes. */
    Content startUndecided(int row, long key, StartTag tag) {
        boolean breakingFont = number(row) == FONT && (tag.has("color") || tag.has("face") || tag.has("size"));
        if (breakingFont) {
            return startForeign(row | BREAKOUT, key);
        }
        startForeign(row, key);
        if (number(row) == ANNOTATION_XML && (stack.current() & IN_MATH) != 0 && holdsHtml(tag)) {
            stack.currentHoldsHtml();
        }
        return Content.DATA;
    }

    private static boolean holdsHtml(StartTag tag) {
        String type = tag.attribute("encoding").orElse("");
        return type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
    }

    /**
     * A tag in an {@code svg}, of an element that is neither one of HTML nor may hold any.
     *
     * @return false where there is more to do; nothing is done then
     */
    boolean foreignPlainly(int row, long key, boolean end, boolean selfClosing) {
        if (!stack.inPlainForeign()) {
            return false;
        }
        if (end) {
            if (stack.depth() - 1 <= stack.opaque() || stack.currentKey() != key) {
                return false;
            }
            stack.pop();
            return true;
        }
        boolean ordinary = (row & BREAKOUT) == 0 && number(row) != FONT && integration(number(row), IN_SVG) == 0;
        if (!ordinary || stack.full()) {
            return false;
        }
        if (!selfClosing) {
            stack.push((row & 0xFF) | IN_SVG, key);
        }
        return true;
    }

    private void popForeign() {
        while ((stack.current() & FOREIGN) != 0 && (stack.current() & (HTML_INTEGRATION | TEXT_INTEGRATION)) == 0) {
            stack.pop();
        }
    }

    /** Whether an end tag is done with by the rules for foreign content. */
    boolean endForeign(int row, long key) {
        if (number(row) == BR || number(row) == P) {
            popForeign();
            return false;
        }
        for (int i = stack.depth() - 1; i > 0; i--) {
            if ((stack.row(i) & FOREIGN) == 0) {
                return false;
            }
            if (stack.key(i) == key) {
                stack.popThrough(i);
                return true;
            }
        }
        return true;
    }

    // Noscript: raw text where scripts run, markup where they do not. Both must come to the same.

    Content openNoscript(int row, long key) {
        stack.doubtForever(formatting.dangling() != 0);
        stack.pushNoscript(row, key);
        return Content.DATA;
    }

    Content startInNoscript(int row, long key) {
        if (stack.noscriptEnded()) {
            stack.giveUp("noscript");
        }
        switch (startRule(row)) {
            case HEAD_VOID, VOID_INLINE, VOID_PLAIN, INPUT_START -> {
                return Content.DATA;
            }
            case ORDINARY, FORMATTING_START, NOSCRIPT_START -> stack.push(row, key);
            case A_START -> {
                stack.doubtForever(formatting.contains(key));
                stack.push(row, key);
            }
            case BLOCK, HEADING_START, LI_START -> {
                stack.doubtForever(stack.openParagraphs() > 0 || closesAnother(row));
                stack.push(row, key);
            }
            case HR_START -> stack.doubtForever(stack.openParagraphs() > 0);
            case HEAD_RAW, RAW_START, TEXTAREA_START -> {
                stack.push(row, key);
                return Content.RAWTEXT;
            }
            case SCRIPT_START -> {
                stack.push(row, key);
                return Content.SCRIPT_DATA;
            }
            case XMP_START, PLAINTEXT_START -> stack.giveUp("noscript");
            case FOREIGN_START, TEMPLATE_START, SELECT_START, FRAMESET_START -> stack.giveUp("noscript");
            default -> {
                stack.doubtForever(true);
                if ((row & VOID) == 0) {
                    stack.push(row, key);
                }
            }
        }
        return Content.DATA;
    }

    private boolean closesAnother(int row) {
        if (startRule(row) == LI_START) {
            return stack.lastIndexOf(LI)
                    > Math.max(stack.noscript(), Math.max(stack.lastIndexOf(UL), stack.lastIndexOf(OL)));
        }
        return (row & stack.current() & HEADING) != 0;
    }

    void endInNoscript(int row, long key) {
        boolean outermost = stack.depth() - 1 == stack.noscript();
        boolean current = !outermost && stack.currentKey() == key;
        if (number(row) == NOSCRIPT && !current) {
            stack.doubtForever(!outermost);
            stack.popThrough(stack.noscript());
            return;
        }
        if (number(row) == NOSCRIPT) {
            stack.endNoscript();
        } else if (stack.noscriptEnded()) {
            stack.giveUp("noscript");
        }
        if (current) {
            stack.pop();
        } else {
            stack.doubtForever(true);
        }
    }
}
