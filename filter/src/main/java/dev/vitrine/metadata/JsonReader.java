package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads <a href="https://www.rfc-editor.org/rfc/rfc8259">JSON</a> as pages carry it, which is JSON that templates wrote:
 * every valid document is accepted, and beyond it
 *
 * <ul>
 *   <li>wrappers of old times around it ({@code <!-- -->}, {@code //<![CDATA[ //]]>}), a closing semicolon;
 *   <li>comments, trailing and doubled commas, a comma that was forgotten;
 *   <li>line breaks and other control characters inside strings, unknown escapes, quotation marks that were not escaped
 *       (a string ends only where a comma, colon, bracket or the end follows), strings in single quotes, bare names;
 *   <li>several values one after the other, and a document that breaks off: what was read so far counts.
 * </ul>
 *
 * <p>One pass, no recursion beyond {@link #MAX_DEPTH}, and never an exception: what can't be understood is skipped.
 */
public final class JsonReader {
    /** Arrays and objects nested deeper than this end the reading. */
    static final int MAX_DEPTH = 64;

    /** More values than this end the reading. */
    static final int MAX_VALUES = 20_000;

    private final String text;
    private int at;
    private int values;
    private boolean exhausted;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The values at the top of a document, in order; none where nothing in it is JSON. */
    public static List<Json> read(String text) {
        return new JsonReader(text).documents();
    }

    private List<Json> documents() {
        List<Json> documents = new ArrayList<>();
        while (skipToValue()) {
            value(0).ifPresent(documents::add);
        }
        return List.copyOf(documents);
    }

    /** Moves to the next array or object at the top; a scalar there says nothing about a page, so it is skipped. */
    private boolean skipToValue() {
        while (!exhausted && at < text.length()) {
            skipBlanksAndComments();
            if (at < text.length()) {
                char c = text.charAt(at);
                if (c == '{' || c == '[') {
                    return true;
                }
                at++;
            }
        }
        return false;
    }

    /** The value at the cursor, which it leaves; nothing for null and for what is no value. */
    private Optional<Json> value(int depth) {
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            exhausted = true;
            return Optional.empty();
        }
        char c = text.charAt(at);
        if (c == '{') {
            return Optional.of(members(depth));
        }
        if (c == '[') {
            return Optional.of(sequence(depth));
        }
        if (isQuote(c)) {
            return Optional.of(new Json.Text(string()));
        }
        String word = word();
        return isNothing(word) ? Optional.empty() : Optional.of(new Json.Text(word));
    }

    private Json members(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        while (!atEndOf('}')) {
            String name = name();
            skipBlanksAndComments();
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                skipBlanksAndComments();
                member(depth).ifPresent(value -> members.putIfAbsent(name, value));
            }
        }
        return new Json.Members(members);
    }

    private Optional<Json> member(int depth) {
        boolean missing = at >= text.length() || ",;:}]".indexOf(text.charAt(at)) >= 0;
        return missing ? Optional.empty() : value(depth + 1);
    }

    private Json sequence(int depth) {
        List<Json> elements = new ArrayList<>();
        at++;
        while (!atEndOf(']')) {
            value(depth + 1).ifPresent(elements::add);
        }
        return new Json.Sequence(elements);
    }

    /**
     * Skips what stands between two elements. True at the closing bracket, which is consumed, at a bracket that closes
     * something further out, which is not, and at the end of the text.
     */
    private boolean atEndOf(char bracket) {
        while (!exhausted) {
            skipBlanksAndComments();
            if (at >= text.length()) {
                return true;
            }
            char c = text.charAt(at);
            if (c == bracket) {
                at++;
                return true;
            }
            if (c == '}' || c == ']') {
                return true;
            }
            if (c != ',' && c != ':' && c != ';') {
                return false;
            }
            at++;
        }
        return true;
    }

    private String name() {
        return isQuote(text.charAt(at)) ? string() : word();
    }

    /** A run of characters without meaning to JSON: a number, a literal, a bare name. Consumes one at least. */
    private String word() {
        int start = at++;
        while (at < text.length() && !isSeparator(text.charAt(at)) && !isBlank(text.charAt(at)) && !atComment()) {
            at++;
        }
        return text.substring(start, at);
    }

    private String string() {
        char quote = text.charAt(at++);
        int start = at;
        @Nullable StringBuilder decoded = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && endsString(at + 1)) {
                String raw = text.substring(start, at++);
                return decoded == null ? raw : decoded.append(raw).toString();
            }
            if (c == '\\') {
                decoded = (decoded == null ? new StringBuilder() : decoded).append(text, start, at);
                escape(decoded);
                start = at;
            } else {
                at++;
            }
        }
        String raw = text.substring(Math.min(start, at), at);
        return decoded == null ? raw : decoded.append(raw).toString();
    }

    /** Whether what follows a quotation mark says that it closed a string. */
    private boolean endsString(int next) {
        int i = next;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i >= text.length() || isSeparator(text.charAt(i)) || isComment(i);
    }

    private void escape(StringBuilder decoded) {
        at++;
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        switch (c) {
            case 'b' -> decoded.append('\b');
            case 'f' -> decoded.append('\f');
            case 'n' -> decoded.append('\n');
            case 'r' -> decoded.append('\r');
            case 't' -> decoded.append('\t');
            case 'u' -> unicodeEscape(decoded);
            default -> decoded.append(c);
        }
    }

    private void unicodeEscape(StringBuilder decoded) {
        int code = 0;
        int end = Math.min(at + 4, text.length());
        int i = at;
        while (i < end && Character.digit(text.charAt(i), 16) >= 0) {
            code = code * 16 + Character.digit(text.charAt(i++), 16);
        }
        if (i == at + 4) {
            decoded.append((char) code);
            at = i;
        } else {
            decoded.append('u');
        }
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else if (atComment()) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        boolean block = text.charAt(at + 1) == '*';
        int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + (block ? 2 : 1);
    }

    private boolean atComment() {
        return isComment(at);
    }

    private boolean isComment(int i) {
        return i + 1 < text.length()
                && text.charAt(i) == '/'
                && (text.charAt(i + 1) == '/' || text.charAt(i + 1) == '*');
    }

    private static boolean isNothing(String word) {
        return word.equals("null") || word.equals("undefined") || word.equals("NaN");
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ':' || c == '}' || c == ']' || c == '{' || c == '[' || c == ';';
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u2028' || c == '\u2029';
    }
}
