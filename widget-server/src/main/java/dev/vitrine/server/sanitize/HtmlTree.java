package dev.vitrine.server.sanitize;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Parses strangers' HTML as browsers do, into a tree in proportion to it.
 *
 * <p>Browsers open what is left open in one paragraph again in <a
 * href="https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements">each that follows</a>, attributes
 * included, so that a small post may become a tree without end. Of what grows like that, and of what the parser fails on,
 * only the blocks and their text are read: those are never opened again.
 */
public final class HtmlTree {
    /** No post is this long; beyond it the rest is cut before any parser sees it. */
    private static final int MAX_LENGTH = 1_000_000;

    /** An element that somebody wrote has three characters or more; the parser adds a few, as around a cell of a table. */
    private static final int ELEMENT = 16;

    private static final int GROWTH = 6;
    private static final int FREE = 64 * 1024;

    private static final PolicyFactory BLOCKS = new HtmlPolicyBuilder()
            .allowElements(PlainText.BLOCKS.toArray(String[]::new))
            .toFactory();

    private HtmlTree() {}

    /** What of HTML is read. */
    static String cut(String html) {
        return html.length() > MAX_LENGTH ? html.substring(0, MAX_LENGTH) : html;
    }

    /** How much may come of HTML of some length, in characters. */
    public static int room(int length) {
        return FREE + GROWTH * Math.min(length, MAX_LENGTH);
    }

    /**
     * Parses HTML as the content of an element, and puts it there.
     *
     * @param depth how deep elements may nest; what is deeper is flattened
     */
    public static void parse(String html, Element into, int depth) {
        String text = cut(html);
        List<Node> content;
        try {
            content = nodes(text, into, depth);
        } catch (OutgrownException | RuntimeException e) {
            content = Parser.htmlParser()
                    .setMaxDepth(depth)
                    .parseFragmentInput(BLOCKS.sanitize(text), into, into.baseUri());
        }
        into.appendChildren(content);
    }

    private static List<Node> nodes(String html, Element context, int depth) throws OutgrownException {
        int left = room(html.length());
        try (StreamParser parser = new StreamParser(Parser.htmlParser().setMaxDepth(depth))) {
            Iterator<Element> elements =
                    parser.parseFragment(html, context, context.baseUri()).iterator();
            while (elements.hasNext()) {
                left -= size(elements.next());
                if (left < 0) {
                    throw new OutgrownException();
                }
            }
            return parser.completeFragment();
        } catch (IOException e) {
            throw new IllegalStateException("a string is read without fail", e);
        }
    }

    private static int size(Element element) {
        int size = ELEMENT;
        if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                size += attribute.getKey().length() + attribute.getValue().length();
            }
        }
        return size;
    }

    /** More came of it than it is worth. */
    private static final class OutgrownException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
