package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;

/** Finds the end of the article that the page is about: the one around its heading, or the first long one behind it. */
final class ArticleEnd {
    private static final int MANY_PARAGRAPHS = 4;
    private static final long ARTICLE = TagName.of("article");
    private static final long DIV = TagName.of("div");
    private static final long P = TagName.of("p");
    private final OpenElements elements;
    private final Surroundings surroundings;
    private int depth = -1;
    private boolean isDiv;
    private boolean main;
    private int paragraphs;

    ArticleEnd(OpenElements elements, Surroundings surroundings) {
        this.elements = elements;
        this.surroundings = surroundings;
    }

    /** The heading's place has been found, right here. */
    void headingFound() {
        main |= depth >= 0;
    }

    void startTagName(long name) {
        if (name == P && depth >= 0) {
            paragraphs++;
        }
    }

    /** Whether an article is open. */
    boolean isOpen() {
        return depth >= 0;
    }

    /** A container of these {@link PartNames} has opened. */
    void opened(StartTag tag, int names) {
        if (depth < 0 && isArticle(tag, names) && surroundings.isPlain(elements.depth())) {
            depth = elements.depth() - 1;
            isDiv = tag.name() == DIV;
            main = false;
            paragraphs = 0;
        }
    }

    boolean wantsEnd(long name) {
        return depth >= 0 && name == (isDiv ? DIV : ARTICLE) && elements.depth() - 1 <= depth + 1;
    }

    /**
     * The name of an end tag is complete, and nothing has closed yet.
     *
     * @return whether it ends the article, and a block may stand before it
     */
    boolean endsHere(long name, boolean headingFound) {
        int innermost = elements.depth() - 1;
        boolean closes =
                wantsEnd(name) && (innermost == depth || (innermost == depth + 1 && elements.name(innermost) == P));
        return closes && surroundings.takeBlock(depth + 1) && headingFound && (main || paragraphs >= MANY_PARAGRAPHS);
    }

    void closed(int closedDepth) {
        if (closedDepth <= depth) {
            depth = -1;
        }
    }

    private static boolean isArticle(StartTag tag, int names) {
        return tag.name() == ARTICLE
                || (tag.name() == DIV
                        && ((names & PartNames.ARTICLE_BODY) != 0
                                || tag.attribute("itemprop")
                                        .filter("articleBody"::equals)
                                        .isPresent()));
    }
}
