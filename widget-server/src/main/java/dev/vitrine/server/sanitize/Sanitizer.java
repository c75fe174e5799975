package dev.vitrine.server.sanitize;

import dev.vitrine.server.url.WebUrl;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes {@link SafeHtml} of any text that claims to be HTML.
 *
 * <p>The input is parsed as browsers parse, walked against an allow-list, and written as browsers write. A policy library
 * with an allow-list and a parser of its own then has its say, and so on in turn until nothing changes. What comes out is
 * what two unrelated parsers agree on: it survives {@code innerHTML}, and cleaning it again changes nothing. What does not
 * settle is reduced to its text, and what would become many times as long as it came is cut.
 */
public final class Sanitizer {
    /** To be raised with whatever changes what comes out: HTML that was cleaned by other rules is cleaned again. */
    static final String RULES = "rules 4";

    /** Two rounds are the rule; the third meets what the second moved, as in tables and nested links. */
    private static final int MAX_ROUNDS = 5;

    /** What is deeper is flattened; far fewer elements are written. */
    private static final int MAX_DEPTH = 512;

    private static final PolicyFactory POLICY = policy();

    /** Cleans HTML whose addresses are absolute; relative ones are dropped. */
    public SafeHtml clean(String html) {
        return clean(html, Optional.empty());
    }

    /** Cleans HTML whose relative addresses are meant against {@code base}. */
    public SafeHtml clean(String html, WebUrl base) {
        return clean(html, Optional.of(base));
    }

    private static SafeHtml clean(String html, Optional<WebUrl> base) {
        String current = readable(html);
        if (current.indexOf('<') < 0 && current.indexOf('&') < 0) {
            return new SafeHtml(Markup.escape(current));
        }
        AllowList allowed = new AllowList(base);
        int room = HtmlTree.room(current.length());
        current = Markup.write(fragment(current), allowed, room);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String next = Markup.write(fragment(POLICY.sanitize(current)), allowed, room);
            if (next.equals(current)) {
                return new SafeHtml(next);
            }
            current = next;
        }
        return new SafeHtml(Markup.escape(PlainText.of(fragment(current))));
    }

    /** What parsers would replace or drop anyway, so that the first look is already at what they see. */
    private static String readable(String html) {
        String text = HtmlTree.cut(html).replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder readable = new StringBuilder(text.length());
        text.chars().filter(c -> !isUnreadable((char) c)).forEach(c -> readable.append((char) c));
        return readable.toString();
    }

    /** Whether a character, here or by a reference, is none of a text. */
    static boolean isUnreadable(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\u007F' || c >= '\uFFFE';
    }

    /** Parses as a browser does for {@code innerHTML} of a {@code div}. */
    static Element fragment(String html) {
        Element context = Document.createShell("").body().appendElement("div");
        HtmlTree.parse(html, context, MAX_DEPTH);
        return context;
    }

    private static PolicyFactory policy() {
        HtmlPolicyBuilder builder = new HtmlPolicyBuilder()
                .allowElements(AllowList.ELEMENTS.toArray(String[]::new))
                .allowWithoutAttributes("a", "span", "img", "font", "table")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("lang", "dir", "title")
                .globally();
        AllowList.ATTRIBUTES.forEach((element, names) ->
                builder.allowAttributes(names.toArray(String[]::new)).onElements(element));
        return builder.toFactory();
    }
}
