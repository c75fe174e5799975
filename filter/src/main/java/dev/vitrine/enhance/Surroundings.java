package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.SimpleReader;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the place that the scan has reached is part of: the page's own content, where a block may stand, or something else
 * (a sidebar, a form, a list, a hidden part …), where nothing of ours belongs.
 */
final class Surroundings {
    /** Elements whose start tags are of interest here, with their attributes. */
    static final TagSet CONTAINERS = TagSet.of("html", "body", "div", "main", "article", "section", "header", "hgroup");

    private static final TagSet PLAIN = TagSet.of("html", "body", "div", "main", "article", "section");
    private static final TagSet ORDERED = TagSet.of(
            "html", "body", "div", "main", "article", "section", "header", "footer", "aside", "nav", "figure");

    /** Where a block may stand for those who have other elements open than a browser. */
    private static final TagSet HOLDING = ORDERED.and("form", "fieldset", "blockquote", "center", "li", "dd", "td");

    /** What may not have links, buttons or sections anywhere inside. */
    private static final TagSet CLOSED = TagSet.of("a", "button", "label", "option", "select", "address", "dt", "th");

    private static final TagSet HEADERS = TagSet.of("header", "hgroup");
    private static final TagSet APART = TagSet.of("header", "footer", "nav", "aside", "dialog");
    private static final long HTML = TagName.of("html");
    private static final long BODY = TagName.of("body");
    private static final long MAIN = TagName.of("main");
    private static final long ARTICLE = TagName.of("article");
    private static final long HEADER = TagName.of("header");

    private static final Set<String> OTHER_ROLES = Set.of(
            "navigation",
            "complementary",
            "contentinfo",
            "search",
            "form",
            "dialog",
            "alertdialog",
            "alert",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "tabpanel",
            "list",
            "listitem",
            "table",
            "grid",
            "feed",
            "presentation",
            "none");

    private static final Pattern HIDING_STYLE =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

    private final OpenElements elements;
    private int strayDepth = Integer.MAX_VALUE;
    private int hiddenDepth = Integer.MAX_VALUE;
    private int rootDepth = Integer.MAX_VALUE;
    private long[] starts = new long[64];
    private boolean[] headerLike = new boolean[64];

    Surroundings(OpenElements elements) {
        this.elements = elements;
    }

    /** A container of these {@link PartNames} has opened. */
    void opened(StartTag tag, int names) {
        int depth = elements.depth() - 1;
        if (depth < 0 || elements.name(depth) != tag.name()) {
            return;
        }
        if (depth >= starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
            headerLike = Arrays.copyOf(headerLike, depth * 2);
        }
        starts[depth] = tag.position();
        headerLike[depth] = HEADERS.contains(tag.name()) || isBanner(tag, names);
        if (depth < hiddenDepth && isHidden(tag)) {
            hiddenDepth = depth;
        }
        if (depth < rootDepth && (names & PartNames.ROOT) != 0) {
            rootDepth = depth;
        }
        if (depth < strayDepth && (hiddenDepth == depth || isOther(tag, names))) {
            strayDepth = depth;
        }
    }

    /** An element has closed. */
    void closed(int depth) {
        if (depth <= strayDepth) {
            strayDepth = Integer.MAX_VALUE;
        }
        if (depth <= hiddenDepth) {
            hiddenDepth = Integer.MAX_VALUE;
        }
        if (depth <= rootDepth) {
            rootDepth = Integer.MAX_VALUE;
        }
        if (depth < starts.length) {
            starts[depth] = -1;
            headerLike[depth] = false;
        }
    }

    /** Whether the innermost open element stands in a part that nothing of ours belongs into, whatever it is itself. */
    boolean astray() {
        return strayDepth < elements.depth() - 1;
    }

    /** Whether a block may stand right here, as one more child of the innermost open element. */
    boolean takeBlock() {
        return takeBlock(elements.depth());
    }

    /** Whether a block may stand among the children of the element above this depth. */
    boolean takeBlock(int depth) {
        return areContent(depth) && takeBlockForAll(depth);
    }

    /** Whether all above this depth is the page's own content to a browser, nothing but containers of blocks, and stays as it is. */
    boolean areContent(int depth) {
        return rootDepth >= depth && elements.certain() && !elements.inHead() && isPlain(depth);
    }

    /**
     * Whether a block may stand above this depth to a {@link SimpleReader}, too: where end tags are missing, that may be
     * inside a link or a paragraph.
     */
    private boolean takeBlockForAll(int depth) {
        SimpleReader simple = elements.simpleReader();
        if (!simple.differs()) {
            return true;
        }
        int parent = simple.depth() - 1;
        for (int i = elements.depth() - 1; i >= depth && parent > 0 && simple.name(parent) == elements.name(i); i--) {
            parent--;
        }
        while (parent > 0 && simple.name(parent) == TagName.OTHER) {
            parent--; // an element of the page's own making, which holds what its parent may
        }
        for (int i = 0; i < parent; i++) {
            if (CLOSED.contains(simple.name(i))) {
                return false;
            }
        }
        return parent < 0 || HOLDING.contains(simple.name(parent));
    }

    /** Whether what somebody asked for in so many words may stand right here: in a sidebar or a footer as well. */
    boolean takesOrdered() {
        if (!elements.certain() || elements.inHead() || hiddenDepth < elements.depth()) {
            return false;
        }
        for (int i = 0; i < elements.depth(); i++) {
            if (!ORDERED.contains(elements.name(i))) {
                return false;
            }
        }
        return elements.depth() >= 2 && takeBlockForAll(elements.depth());
    }

    /** Whether there are only plain containers above this depth. */
    boolean isPlain(int depth) {
        if (strayDepth < depth) {
            return false;
        }
        for (int i = 0; i < depth; i++) {
            if (!PLAIN.contains(elements.name(i)) || headerLike(i)) {
                return false;
            }
        }
        return depth >= 2;
    }

    /** The depth of the outermost header that is open, a number beyond all depths where there is none. */
    int headerDepth() {
        for (int i = 0; i < elements.depth(); i++) {
            if (HEADERS.contains(elements.name(i)) || headerLike(i)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether what the page calls its main content, or an article, is open. */
    boolean inContent() {
        return elements.contains(MAIN) || elements.contains(ARTICLE);
    }

    /** Whether this is the page's own content, even where no block may stand. */
    boolean isOwn() {
        for (int i = 0; i < elements.depth(); i++) {
            if (APART.contains(elements.name(i)) || headerLike(i)) {
                return false;
            }
        }
        return strayDepth >= elements.depth();
    }

    /** Where the start tag of the open element at this depth stands; -1 where it was none of the containers. */
    long start(int depth) {
        return depth < starts.length && depth >= 0 ? starts[depth] : -1;
    }

    private boolean headerLike(int depth) {
        return depth < headerLike.length && headerLike[depth];
    }

    private static boolean isBanner(StartTag tag, int names) {
        return tag.name() != HEADER
                && ((names & PartNames.HEADER) != 0 || role(tag).equals("banner"));
    }

    private static boolean isHidden(StartTag tag) {
        return tag.has("hidden")
                || tag.has("inert")
                || tag.attribute("aria-hidden").filter("true"::equals).isPresent()
                || tag.attribute("style")
                        .filter(style -> HIDING_STYLE.matcher(style).find())
                        .isPresent()
                || tag.has("data-vitrine-ugc")
                || tag.attribute("data-vitrine-share").filter("off"::equals).isPresent();
    }

    private static boolean isOther(StartTag tag, int names) {
        return tag.name() != BODY
                && tag.name() != HTML
                && ((names & PartNames.OTHER) != 0 || OTHER_ROLES.contains(role(tag)));
    }

    private static String role(StartTag tag) {
        return tag.attribute("role").map(String::strip).orElse("");
    }
}
