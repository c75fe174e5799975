package dev.vitrine.share;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding over UTF-8 of all but the unreserved characters of
 * <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986</a>; a space is {@code %20}, which mail programs
 * need as well. A surrogate without its partner becomes U+FFFD.
 */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** For the value of a parameter. */
    static String value(String text) {
        return encode(text, UNRESERVED);
    }

    /** For the name of a profile, which may have parts and an @. */
    static String path(String text) {
        return encode(text, UNRESERVED + "@:/+");
    }

    private static String encode(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() * 3 / 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c, kept, out);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes(text.substring(i, i + 2), out);
                i++;
            } else {
                bytes(Character.isSurrogate(c) ? "\uFFFD" : String.valueOf(c), out);
            }
        }
        return out.toString();
    }

    private static void ascii(char c, String kept, StringBuilder out) {
        boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (alphanumeric || kept.indexOf(c) >= 0) {
            out.append(c);
        } else {
            octet((byte) c, out);
        }
    }

    private static void bytes(String character, StringBuilder out) {
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            octet(octet, out);
        }
    }

    private static void octet(byte octet, StringBuilder out) {
        out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
    }
}
