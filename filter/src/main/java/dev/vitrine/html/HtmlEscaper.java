package dev.vitrine.html;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Escapes text for the places of a page where it may stand. Each result, read back by a parser, is the given text, but for
 * U+0000 and lone surrogates, which no page can hold and which become U+FFFD.
 *
 * <p>Results keep characters beyond ASCII; what the page's charset lacks is made a numeric reference at insertion. Only
 * {@link #json} is pure ASCII, because a script knows no references.
 */
public final class HtmlEscaper {
    private static final HexFormat LOWER_HEX = HexFormat.of();
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private HtmlEscaper() {}

    /** Text between tags (not inside {@code script} or {@code style}). */
    public static String text(CharSequence text) {
        return escape(text, false);
    }

    /** The value of an attribute between single or double quotes. */
    public static String attribute(CharSequence value) {
        return escape(value, true);
    }

    /**
     * A URL as the value of a quoted attribute: white space, controls and what may not stand in a URL percent-encoded,
     * then escaped as {@link #attribute}. Which schemes are allowed is for the caller to decide.
     */
    public static String url(CharSequence url) {
        if (isPlainUrl(url)) {
            return url.toString();
        }
        StringBuilder out = new StringBuilder(url.length() + 16);
        for (int i = 0; i < url.length(); ) {
            int c = Character.codePointAt(url, i);
            i += Character.charCount(c);
            if (c > 0x7E || c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                percentEncode(c, out);
            } else {
                out.append((char) c);
            }
        }
        return attribute(out);
    }

    /**
     * Text as the name or value of a query parameter: percent-encoded UTF-8, all but unreserved characters
     * (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986</a>). Needs no further escaping anywhere.
     */
    public static String queryParameter(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (unreserved(c)) {
                out.append((char) c);
            } else {
                percentEncode(c, out);
            }
        }
        return out.toString();
    }

    /**
     * The inside of a JSON string in a {@code script} element, without the quotes: pure ASCII, and no {@code <},
     * {@code >}, {@code &}, so that nothing in it can end or nest a script.
     */
    public static String json(CharSequence text) {
        if (isPlainInJson(text)) {
            return text.toString();
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            appendJson(text.charAt(i), out);
        }
        return out.toString();
    }

    private static boolean isPlainInJson(CharSequence text) {
        int i = 0;
        while (i < text.length()
                && isPlain(text.charAt(i))
                && text.charAt(i) != '\\'
                && text.charAt(i) >= ' '
                && text.charAt(i) <= '~') {
            i++;
        }
        return i == text.length();
    }

    private static void appendJson(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '\'') {
                    out.append("\\u").append(LOWER_HEX.toHexDigits(c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Whether a URL stands for itself in an attribute, as most do that have but one parameter. */
    private static boolean isPlainUrl(CharSequence url) {
        int i = 0;
        while (i < url.length() && isPlainInUrl(url.charAt(i))) {
            i++;
        }
        return i == url.length();
    }

    private static boolean isPlainInUrl(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '%' && c <= ';' && c != '&' && c != '\'')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '~'
                || c == '?'
                || c == '=';
    }

    /** Whether a text has nothing to escape: no mark of markup, and none of the characters that no page can hold. */
    private static boolean isPlain(CharSequence text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i == text.length();
    }

    private static boolean isPlain(char c) {
        return c != '&'
                && c != '<'
                && c != '>'
                && c != '"'
                && c != '\''
                && c != '\r'
                && c != 0
                && !Character.isSurrogate(c);
    }

    private static String escape(CharSequence text, boolean quotes) {
        if (isPlain(text)) {
            return text.toString();
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                case 0 -> out.append('\uFFFD');
                case '"' -> out.append(quotes ? "&quot;" : "\"");
                case '\'' -> out.append(quotes ? "&#39;" : "'");
                default -> out.append(loneSurrogate(text, i) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    private static boolean loneSurrogate(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static boolean unreserved(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
    }

    /** Percent-encodes a code point in UTF-8; a lone surrogate as U+FFFD. */
    private static void percentEncode(int codePoint, StringBuilder out) {
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        for (byte octet : Character.toString(surrogate ? 0xFFFD : codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(UPPER_HEX.toHexDigits(octet));
        }
    }
}
