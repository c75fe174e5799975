package dev.vitrine.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resolves <a href="https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state">character
 * references</a>, with and without their semicolon.
 */
public final class CharacterReferences {
    /** What 0x80 to 0x9F mean in a numeric reference. */
    private static final String C1_AS_WINDOWS_1252 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160"
                    + "\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
                    + "\u009D\u017E\u0178";

    private static final int LONGEST_WITHOUT_SEMICOLON = 6;

    private CharacterReferences() {}

    /** Resolves the references in text. U+0000, which separates runs of text, is dropped. */
    static String resolve(String text) {
        return resolve(text, false);
    }

    /** Resolves the references in the value of an attribute. */
    static String resolveInAttribute(String value) {
        return resolve(value, true);
    }

    /** Text as a parser reads it from between tags. */
    public static String decodeText(String markup) {
        return resolve(markup.replace('\0', '\uFFFD'), false);
    }

    private static String resolve(String text, boolean attribute) {
        if (text.indexOf('&') < 0) {
            return withoutSeams(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        for (int ampersand = text.indexOf('&'); ampersand >= 0; ampersand = text.indexOf('&', i)) {
            out.append(text, i, ampersand);
            i = reference(text, ampersand, attribute, out);
            if (i == ampersand) {
                out.append('&');
                i++;
            }
        }
        return withoutSeams(out.append(text, i, text.length()).toString());
    }

    private static String withoutSeams(String text) {
        int length = text.indexOf('\0');
        if (length < 0) {
            return text;
        }
        char[] rest = text.toCharArray();
        for (int i = length; i < rest.length; i++) {
            if (rest[i] != 0) {
                rest[length++] = rest[i];
            }
        }
        return new String(rest, 0, length);
    }

    /** Resolves a reference at an ampersand; returns the index behind it, or the ampersand's where there is none. */
    private static int reference(String text, int ampersand, boolean attribute, StringBuilder out) {
        int i = ampersand + 1;
        if (i < text.length() && text.charAt(i) == '#') {
            return numeric(text, ampersand, out);
        }
        while (i < text.length() && isAlphanumeric(text.charAt(i))) {
            i++;
        }
        String name = text.substring(ampersand + 1, i);
        if (i < text.length() && text.charAt(i) == ';') {
            String value = named(name);
            if (value != null) {
                out.append(value);
                return i + 1;
            }
        }
        return withoutSemicolon(text, ampersand, name, attribute, out);
    }

    private static int withoutSemicolon(String text, int ampersand, String name, boolean attribute, StringBuilder out) {
        for (int length = Math.min(name.length(), LONGEST_WITHOUT_SEMICOLON); length > 1; length--) {
            String value = Named.WITHOUT_SEMICOLON.get(name.substring(0, length));
            if (value != null) {
                int behind = ampersand + 1 + length;
                if (attribute && behind < text.length() && isNameLike(text.charAt(behind))) {
                    return ampersand; // for historical reasons, as in "?a=b&copy=1"
                }
                out.append(value);
                return behind;
            }
        }
        return ampersand;
    }

    private static int numeric(String text, int ampersand, StringBuilder out) {
        int i = ampersand + 2;
        boolean hex = i < text.length() && (text.charAt(i) | 0x20) == 'x';
        if (hex) {
            i++;
        }
        int begin = i;
        int value = 0;
        while (i < text.length() && digit(text.charAt(i), hex) >= 0) {
            value = Math.min(value * (hex ? 16 : 10) + digit(text.charAt(i), hex), 0x110000);
            i++;
        }
        if (i == begin) {
            return ampersand;
        }
        out.appendCodePoint(codePoint(value));
        return i < text.length() && text.charAt(i) == ';' ? i + 1 : i;
    }

    private static int digit(char c, boolean hex) {
        return c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
    }

    private static int codePoint(int value) {
        if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
            return 0xFFFD;
        }
        return value >= 0x80 && value <= 0x9F ? C1_AS_WINDOWS_1252.charAt(value - 0x80) : value;
    }

    private static boolean isNameLike(char c) {
        return c == '=' || isAlphanumeric(c);
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static @Nullable String named(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00A0";
            default -> Named.value(name);
        };
    }

    /** The table of the standard: what pages use stands in its first part, which is all that most of them ever need. */
    private static final class Named {
        static final Map<String, String> WITHOUT_SEMICOLON = new HashMap<>(256);
        private static volatile Map<String, String> names = read(false, WITHOUT_SEMICOLON);
        private static volatile boolean whole;

        static @Nullable String value(String name) {
            String value = names.get(name);
            if (value == null && !whole) {
                names = read(true, new HashMap<>());
                whole = true;
                value = names.get(name);
            }
            return value;
        }

        private static Map<String, String> read(boolean whole, Map<String, String> withoutSemicolon) {
            Map<String, String> names = new HashMap<>(whole ? 4096 : 512);
            InputStream resource =
                    Objects.requireNonNull(CharacterReferences.class.getResourceAsStream("character-references.txt"));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
                int before = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isEmpty()) {
                        before = add(line, before, names, withoutSemicolon);
                    } else if (!whole) {
                        break;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }

        /**
         * Adds a character by its names. A line has the distance from the character of the line before, in hexadecimal
         * digits, or none where that is 1; a second code point, if there is one, behind a comma; and the names, each
         * with {@code !} behind it if its semicolon may be missing.
         *
         * @return its first code point
         */
        private static int add(String line, int before, Map<String, String> all, Map<String, String> withoutSemicolon) {
            String[] words = line.split(" ", 0);
            String[] codePoints = words[0].split(",", -1);
            int first = before + (codePoints[0].isEmpty() ? 1 : Integer.parseInt(codePoints[0], 16));
            String value = Character.toString(first);
            if (codePoints.length > 1) {
                value += Character.toString(Integer.parseInt(codePoints[1], 16));
            }
            for (int i = 1; i < words.length; i++) {
                int mark = words[i].indexOf('!');
                String name = mark < 0 ? words[i] : words[i].substring(0, mark);
                all.put(name, value);
                if (mark > 0) {
                    withoutSemicolon.put(name, value);
                }
            }
            return first;
        }
    }
}
