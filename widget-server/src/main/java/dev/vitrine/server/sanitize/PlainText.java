package dev.vitrine.server.sanitize;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads the text of a parsed fragment as a person would: blocks and breaks end lines, white space is one blank. */
final class PlainText {
    static final Set<String> BLOCKS = Set.of(
            "address",
            "blockquote",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "table",
            "tr",
            "ul");

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Element parent) {
        PlainText text = new PlainText();
        text.children(parent, false);
        return text.out.toString().strip();
    }

    private void children(Element parent, boolean preformatted) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                text(text.getWholeText(), preformatted);
            } else if (node instanceof Element element && !AllowList.DROPPED.contains(element.normalName())) {
                element(element, preformatted || element.normalName().equals("pre"));
            }
        }
    }

    private void element(Element element, boolean preformatted) {
        String name = element.normalName();
        if (name.equals("br")) {
            out.append('\n');
        } else if (name.equals("img")) {
            text(element.attr("alt"), false);
        } else if (BLOCKS.contains(name)) {
            endLine();
            children(element, preformatted);
            endLine();
        } else {
            children(element, preformatted);
            if (name.equals("td") || name.equals("th")) {
                text(" ", false);
            }
        }
    }

    private void text(String raw, boolean preformatted) {
        if (preformatted) {
            out.append(raw);
            return;
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isSpace(c)) {
                out.append(c == '\u00A0' ? ' ' : c);
            } else if (out.length() > 0 && !isSpace(out.charAt(out.length() - 1))) {
                out.append(' ');
            }
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }

    private void endLine() {
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }
}
