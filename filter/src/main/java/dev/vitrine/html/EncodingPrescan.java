package dev.vitrine.html;

import static dev.vitrine.html.TagAttributes.isSpace;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the encoding in the beginning of a page: a byte order mark, or a declaration, by
 * <a href="https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding">the
 * prescan of the standard</a>.
 */
final class EncodingPrescan {
    private final byte[] bytes;
    private final int begin;
    private final int end;
    private int i;

    EncodingPrescan(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.begin = offset;
        this.end = offset + length;
    }

    /** The encoding that a <a href="https://encoding.spec.whatwg.org/#bom-sniff">byte order mark</a> tells. */
    Optional<PageCharset> byteOrderMark() {
        if (startsWith(begin, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(PageCharset.utf8());
        }
        if (startsWith(begin, 0xFE, 0xFF)) {
            return PageCharset.forLabel("utf-16be");
        }
        return startsWith(begin, 0xFF, 0xFE) ? PageCharset.forLabel("utf-16le") : Optional.empty();
    }

    /** The encoding that the page declares: by a {@code meta} element, else by an XML declaration. */
    Optional<PageCharset> declaration() {
        if (startsWith(begin, '<', 0, '?', 0, 'x', 0)) {
            return PageCharset.forLabel("utf-16le");
        }
        if (startsWith(begin, 0, '<', 0, '?', 0, 'x')) {
            return PageCharset.forLabel("utf-16be");
        }
        for (i = begin; i < end; i++) {
            if (bytes[i] == '<') {
                Optional<PageCharset> found = atLessThan();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return xmlDeclaration();
    }

    /** Deals with what begins here; afterwards the index is at its last byte. */
    private Optional<PageCharset> atLessThan() {
        if (startsWith(i, '<', '!', '-', '-')) {
            int dashes = i + 2;
            while (dashes < end && !startsWith(dashes, '-', '-', '>')) {
                dashes++;
            }
            i = dashes + 2;
            return Optional.empty();
        }
        if (isMeta()) {
            i += 5;
            return meta();
        }
        int name = i + 1 < end && bytes[i + 1] == '/' ? i + 2 : i + 1;
        if (name < end && isLetter(bytes[name])) {
            i = name;
            while (i < end && !isSpace(bytes[i]) && bytes[i] != '>') {
                i++;
            }
            Attribute skipped = attribute();
            while (skipped != null) {
                skipped = attribute();
            }
        } else if (i + 1 < end && (bytes[i + 1] == '!' || bytes[i + 1] == '/' || bytes[i + 1] == '?')) {
            while (i < end && bytes[i] != '>') {
                i++;
            }
        }
        return Optional.empty();
    }

    private boolean isMeta() {
        return i + 5 < end
                && ascii(i, i + 5).equalsIgnoreCase("<meta")
                && (isSpace(bytes[i + 5]) || bytes[i + 5] == '/');
    }

    private Optional<PageCharset> meta() {
        Set<String> seen = new HashSet<>();
        boolean gotPragma = false;
        @Nullable Boolean needPragma = null;
        Optional<PageCharset> charset = Optional.empty();
        for (Attribute found = attribute(); found != null; found = attribute()) {
            if (!seen.add(found.name())) {
                continue;
            }
            switch (found.name()) {
                case "http-equiv" -> gotPragma |= found.value().equals("content-type");
                case "content" -> {
                    Optional<PageCharset> named = charset.isPresent() ? Optional.empty() : inContent(found.value());
                    if (named.isPresent()) {
                        charset = named;
                        needPragma = true;
                    }
                }
                case "charset" -> {
                    charset = PageCharset.forLabel(found.value());
                    needPragma = false;
                }
                default -> {
                    // says nothing of the encoding
                }
            }
        }
        if (needPragma == null || (needPragma && !gotPragma)) {
            return Optional.empty();
        }
        return believable(charset);
    }

    /** What is declared in ASCII can't be UTF-16. */
    private static Optional<PageCharset> believable(Optional<PageCharset> declared) {
        String name = declared.isPresent() ? declared.get().name() : "";
        if (name.startsWith("UTF-16")) {
            return Optional.of(PageCharset.utf8());
        }
        return name.equals("x-user-defined") ? PageCharset.forLabel("windows-1252") : declared;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements">Extracts
     * the encoding from the content</a> of a {@code meta} element. */
    private static Optional<PageCharset> inContent(String content) {
        int at = content.indexOf("charset");
        while (at >= 0) {
            int j = skipSpace(content, at + "charset".length());
            if (j < content.length() && content.charAt(j) == '=') {
                return labelAt(content, skipSpace(content, j + 1));
            }
            at = content.indexOf("charset", at + 1);
        }
        return Optional.empty();
    }

    private static Optional<PageCharset> labelAt(String content, int from) {
        if (from == content.length()) {
            return Optional.empty();
        }
        char quote = content.charAt(from);
        if (quote == '"' || quote == '\'') {
            int close = content.indexOf(quote, from + 1);
            return close < 0 ? Optional.empty() : PageCharset.forLabel(content.substring(from + 1, close));
        }
        int j = from;
        while (j < content.length() && !isSpace(content.charAt(j)) && content.charAt(j) != ';') {
            j++;
        }
        return PageCharset.forLabel(content.substring(from, j));
    }

    private static int skipSpace(String text, int from) {
        int j = from;
        while (j < text.length() && isSpace(text.charAt(j))) {
            j++;
        }
        return j;
    }

    /** An attribute, both parts in lower case. */
    private record Attribute(String name, String value) {}

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#concept-get-attributes-when-sniffing">Gets an
     * attribute</a>; nothing at the end of the tag. */
    private @Nullable Attribute attribute() {
        while (i < end && (isSpace(bytes[i]) || bytes[i] == '/')) {
            i++;
        }
        if (i >= end || bytes[i] == '>') {
            return null;
        }
        int name = i;
        while (i < end && !(bytes[i] == '=' && i > name) && !isSpace(bytes[i]) && bytes[i] != '/' && bytes[i] != '>') {
            i++;
        }
        String lowerName = ascii(name, i);
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        if (i >= end || bytes[i] != '=') {
            return new Attribute(lowerName, "");
        }
        i++;
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        return new Attribute(lowerName, value());
    }

    private String value() {
        if (i >= end) {
            return "";
        }
        byte quote = bytes[i];
        if (quote == '"' || quote == '\'') {
            int from = ++i;
            while (i < end && bytes[i] != quote) {
                i++;
            }
            String value = ascii(from, i);
            i++;
            return value;
        }
        int from = i;
        while (i < end && !isSpace(bytes[i]) && bytes[i] != '>') {
            i++;
        }
        return ascii(from, i);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#concept-get-xml-encoding-when-sniffing">Gets an XML
     * encoding</a>. */
    private Optional<PageCharset> xmlDeclaration() {
        if (!startsWith(begin, '<', '?', 'x', 'm', 'l')) {
            return Optional.empty();
        }
        int close = begin;
        while (close < end && bytes[close] != '>') {
            close++;
        }
        String declaration = new String(bytes, begin, close - begin, StandardCharsets.ISO_8859_1);
        int at = declaration.indexOf("encoding");
        if (close == end || at < 0) {
            return Optional.empty();
        }
        String rest = declaration.substring(at + "encoding".length()).strip();
        if (!rest.startsWith("=")) {
            return Optional.empty();
        }
        String quoted = rest.substring(1).strip();
        int quote = quoted.isEmpty() ? 0 : quoted.charAt(0);
        int last = quote == '"' || quote == '\'' ? quoted.indexOf(quote, 1) : -1;
        for (int i = 1; i < last; i++) {
            if (quoted.charAt(i) <= ' ') {
                return Optional.empty();
            }
        }
        return last < 0 ? Optional.empty() : believable(PageCharset.forLabel(quoted.substring(1, last)));
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private boolean startsWith(int at, int... values) {
        if (at + values.length > end) {
            return false;
        }
        for (int j = 0; j < values.length; j++) {
            if ((bytes[at + j] & 0xFF) != values[j]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
