package dev.vitrine.server.sanitize;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes HTML as browsers do, see <a href="https://html.spec.whatwg.org/#html-fragment-serialisation-algorithm">HTML</a>. */
final class Markup {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

    /** Deeper elements are left out, their content is not: no post needs more, and other parsers give up at some depth. */
    private static final int MAX_DEPTH = 64;

    private final ElementFilter filter;
    private final int room;
    private final StringBuilder out = new StringBuilder();

    private Markup(ElementFilter filter, int room) {
        this.filter = filter;
        this.room = room;
    }

    /**
     * The content of an element, as far as the filter lets it through.
     *
     * @param room after how many characters no further node is begun
     */
    static String write(Element parent, ElementFilter filter, int room) {
        Markup markup = new Markup(filter, room);
        markup.children(parent, 0);
        return markup.out.toString();
    }

    /** The content of an element that has been cleaned before. */
    static String writeAsItIs(Element parent) {
        return write(parent, ElementFilter.NONE, Integer.MAX_VALUE);
    }

    private void children(Element parent, int depth) {
        for (Node node : parent.childNodes()) {
            if (out.length() >= room) {
                return;
            }
            if (node instanceof TextNode text) {
                escape(text.getWholeText(), false, out);
            } else if (node instanceof Element element && !AllowList.DROPPED.contains(element.normalName())) {
                element(element, depth);
            }
        }
    }

    private void element(Element element, int depth) {
        String name = element.normalName();
        boolean kept = depth < MAX_DEPTH && filter.keeps(element);
        if (kept) {
            out.append('<').append(name);
            for (Map.Entry<String, String> attribute :
                    filter.attributes(element).entrySet()) {
                out.append(' ').append(attribute.getKey()).append("=\"");
                escape(attribute.getValue(), true, out);
                out.append('"');
            }
            out.append('>');
        } else if (name.equals("img")) {
            escape(element.attr("alt"), false, out);
        }
        if (!VOID.contains(name)) {
            children(element, kept ? depth + 1 : depth);
            if (kept) {
                out.append("</").append(name).append('>');
            }
        }
    }

    /** Text as content of an element. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, false, out);
        return out.toString();
    }

    private static void escape(String text, boolean attribute, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\u00A0' -> out.append("&nbsp;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append('\n'); // from a reference; as it is, it would be read as this
                default -> {
                    if (!Sanitizer.isUnreadable(c)) {
                        out.append(c);
                    }
                }
            }
        }
    }
}
