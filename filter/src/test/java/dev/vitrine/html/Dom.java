package dev.vitrine.html;

import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What tests do to a parsed page. */
public final class Dom {
    private Dom() {}

    /** Where the first difference between two trees is; empty where there is none. Adjacent texts count as one. */
    public static String difference(Node expected, Node actual) {
        joinTexts(expected);
        joinTexts(actual);
        return firstDifference(expected, actual);
    }

    private static void joinTexts(Node parent) {
        for (int i = parent.childNodeSize() - 1; i >= 0; i--) {
            Node child = parent.childNode(i);
            joinTexts(child);
            if (child instanceof TextNode text && child.nextSibling() instanceof TextNode next) {
                text.text(text.getWholeText() + next.getWholeText());
                next.remove();
            }
        }
    }

    private static String firstDifference(Node expected, Node actual) {
        if (!expected.nodeName().equals(actual.nodeName())
                || !expected.attributes().equals(actual.attributes())) {
            return "expected " + shortly(expected) + " but was " + shortly(actual);
        }
        if (expected instanceof TextNode text && !text.getWholeText().equals(((TextNode) actual).getWholeText())) {
            return "expected text " + shortly(expected) + " but was " + shortly(actual);
        }
        for (int i = 0; i < Math.min(expected.childNodeSize(), actual.childNodeSize()); i++) {
            String difference = firstDifference(expected.childNode(i), actual.childNode(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        if (expected.childNodeSize() != actual.childNodeSize()) {
            return "expected " + expected.childNodeSize() + " children but was " + actual.childNodeSize() + " in "
                    + shortly(actual);
        }
        return "";
    }

    private static String shortly(Node node) {
        String html = node instanceof TextNode text ? text.getWholeText() : node.outerHtml();
        return "[" + html.substring(0, Math.min(200, html.length())) + "]";
    }
}
