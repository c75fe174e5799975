package dev.vitrine.rewrite;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Puts a mark at the places where the product puts its insertions: right behind the charset declaration or the head's
 * start tag, else before the end of the head; behind each first-level heading; at the end of an article; where certain.
 */
class MarkingEditor implements PageEditor {
    static final String HEAD_MARK = "<meta name=\"v\" content=\"H\">";
    static final String HEADING_MARK = "<div class=v>1</div>";
    static final String ARTICLE_MARK = "<div class=v>2</div>";

    private static final Set<String> NOWHERE = Set.of(
            "script", "style", "textarea", "title", "template", "noscript", "select", "svg", "math", "table", "p", "a");

    private static final long HEAD = TagName.of("head");
    private static final long META = TagName.of("meta");
    private static final long H1 = TagName.of("h1");
    private static final long ARTICLE = TagName.of("article");
    private static final long P = TagName.of("p");
    private static final long A = TagName.of("a");
    private static final long BUTTON = TagName.of("button");

    private Page page = new NoPage();
    private boolean headDone;
    private boolean released;
    private boolean headKnown;
    private boolean documentSeen;
    private long headPlace = -1;

    /** A page without the marks. */
    static String withoutMarks(String page) {
        return page.replace(HEAD_MARK, "").replace(HEADING_MARK, "").replace(ARTICLE_MARK, "");
    }

    /** How many marks a page has. */
    static int countMarks(String page) {
        return page.split("<meta name=\"v\"", -1).length + page.split("<div class=v>", -1).length - 2;
    }

    /** The marks that a parser has found. */
    static List<Element> marks(Document page) {
        List<Element> marks = new ArrayList<>(page.select("meta[name=v]"));
        marks.addAll(page.select("div.v"));
        return marks;
    }

    /** Whether a parser has put a mark where one belongs. */
    static boolean isWellPlaced(Element mark) {
        String parent = mark.parent() == null ? "" : mark.parent().normalName();
        return mark.normalName().equals("meta") ? parent.equals("head") || headIsOver(mark) : !NOWHERE.contains(parent);
    }

    /** To a parser that runs no scripts, most elements in the head's noscript end the head. */
    private static boolean headIsOver(Element mark) {
        Document page = mark.ownerDocument();
        return page != null && !page.head().select("noscript").isEmpty();
    }

    @Override
    public void begin(Page opened) {
        page = opened;
        page.reportText(true);
    }

    @Override
    public boolean holding() {
        return !headKnown;
    }

    @Override
    public void releasing(Release reason) {
        released = true;
        if (headPlace >= 0 && !headDone) {
            headDone = page.insert(headPlace, HEAD_MARK);
        }
    }

    @Override
    public void doctype(long position, long end) {
        documentSeen = true;
    }

    @Override
    public int startTagName(long name, long position) {
        if (!headKnown && page.elements().inHead()) {
            if (name == HEAD || name == TagName.of("html")) {
                documentSeen = true;
                return END;
            }
            if (name == META) {
                return ATTRIBUTES;
            }
            if (!isOfHead(name)) {
                headEnds(position);
            }
        }
        return IGNORE;
    }

    private static boolean isOfHead(long name) {
        return name == TagName.of("title")
                || name == TagName.of("link")
                || name == TagName.of("script")
                || name == TagName.of("style")
                || name == TagName.of("base")
                || name == TagName.of("noscript")
                || name == TagName.of("template")
                || name == TagName.of("basefont")
                || name == TagName.of("bgsound")
                || name == TagName.of("noframes");
    }

    private void headEnds(long position) {
        headKnown = true;
        if (documentSeen && !headDone && headPlace < 0 && page.elements().certain()) {
            headDone = page.insert(position, HEAD_MARK);
        }
    }

    @Override
    public void startTag(StartTag tag) {
        if (!page.elements().inHead()) {
            return;
        }
        if (released) {
            return; // too late for the best place; before the end of the head, then
        }
        if (tag.name() == HEAD && headPlace < 0) {
            headPlace = tag.end();
        }
        if (tag.name() == META && headPlace >= 0 && tag.has("charset")) {
            headPlace = tag.end();
        }
    }

    @Override
    public int endTagName(long name, long position) {
        if (!headKnown && name == HEAD && page.elements().inHead()) {
            headEnds(position);
        }
        return name == H1 ? END : IGNORE;
    }

    @Override
    public void endTag(long name, long position, long end) {
        if (takesBlocks()) {
            page.insert(end, HEADING_MARK);
        }
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        if (name == ARTICLE && takesBlocks()) {
            page.insert(position, ARTICLE_MARK);
        }
    }

    private boolean takesBlocks() {
        return documentSeen
                && !page.elements().inHead()
                && page.elements().certain()
                && !page.elements().contains(P)
                && !page.elements().contains(A)
                && !page.elements().contains(BUTTON);
    }

    @Override
    public void nonBlankText(long position) {
        if (page.elements().inHead()) {
            headEnds(position);
        }
        page.reportText(false);
    }
}
