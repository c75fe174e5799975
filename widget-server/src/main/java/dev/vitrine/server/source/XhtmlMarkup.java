package dev.vitrine.server.source;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes markup that stands in a feed as elements of its own, as HTML: no prefixes, no self-closing. */
final class XhtmlMarkup {
    private static final int MAX_DEPTH = 256;

    private XhtmlMarkup() {}

    static void write(Element parent, StringBuilder out) {
        write(parent, 0, out);
    }

    private static void write(Element parent, int depth, StringBuilder out) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                escape(text.getWholeText(), out);
            } else if (node instanceof Element element && depth < MAX_DEPTH) {
                element(element, depth, out);
            }
        }
    }

    private static void element(Element element, int depth, StringBuilder out) {
        String name = element.tag().localName();
        out.append('<').append(name);
        for (Attribute attribute : element.attributes()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            escape(attribute.getValue(), out);
            out.append('"');
        }
        out.append('>');
        write(element, depth + 1, out);
        if (!element.childNodes().isEmpty() || !isVoid(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private static boolean isVoid(String name) {
        return switch (name) {
            case "br", "hr", "img", "wbr", "input", "col", "area", "embed", "source", "track" -> true;
            default -> false;
        };
    }

    private static void escape(String text, StringBuilder out) {
        out.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
