package dev.vitrine.server.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a feed together with what it is, see <a href="https://www.rfc-editor.org/rfc/rfc4287#section-3.1">RFC 4287</a>
 * and, for the {@code mode} of Atom 0.3, its draft. RSS does not say what its texts are: there it is guessed.
 *
 * @param value the text, or the markup
 * @param html whether it is markup
 */
record TextConstruct(String value, boolean html) {
    private static final Pattern MARKUP = Pattern.compile(
            "</?(?:a|abbr|article|aside|audio|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption"
                    + "|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|main|nav|object|ol|p|picture"
                    + "|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot"
                    + "|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:\\s[^<>]*|/)?>|<!--",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");

    /** What an element holds. */
    static TextConstruct of(XmlElement element) {
        String type = element.attribute("type").toLowerCase(Locale.ROOT);
        String mode = element.attribute("mode").toLowerCase(Locale.ROOT);
        boolean markup = type.equals("xhtml")
                || type.equals("application/xhtml+xml")
                || (mode.equals("xml") && element.hasElements())
                || (!type.equals("text") && !type.equals("html") && element.hasElements());
        if (markup && element.hasElements()) {
            return new TextConstruct(element.markup(), true);
        }
        if (type.matches("(?:image|audio|video)/.*")) {
            return new TextConstruct("", false);
        }
        Optional<TextConstruct> packed =
                mode.equals("base64") || isBinary(type) ? base64(element.text()) : Optional.empty();
        return packed.orElseGet(() -> switch (type) {
            case "text" ->
                element.hasElements()
                        ? new TextConstruct(element.markup(), true)
                        : new TextConstruct(element.text(), false);
            case "text/plain" -> new TextConstruct(element.text(), false);
            case "html", "text/html", "xhtml", "application/xhtml+xml" -> new TextConstruct(element.text(), true);
            default -> guess(element.text());
        });
    }

    /** Text of unknown kind. */
    static TextConstruct guess(String text) {
        return new TextConstruct(
                text, MARKUP.matcher(text).find() || REFERENCE.matcher(text).find());
    }

    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml");
    }

    private static Optional<TextConstruct> base64(String text) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return Optional.of(guess(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** The same as markup: plain text escaped, its lines kept. */
    String markup() {
        return html ? value : value.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }
}
