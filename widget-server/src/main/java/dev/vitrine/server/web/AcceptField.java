package dev.vitrine.server.web;

import java.util.Locale;

/**
 * Reads what a client takes, as {@code Accept} and {@code Accept-Encoding} say it, see
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4">RFC 9110, 12.4</a>.
 */
final class AcceptField {
    private AcceptField() {}

    /** What a field says of one name. */
    enum Says {
        WANTED,
        REFUSED,
        NOTHING
    }

    /** What a field says of a name, in so many words: wildcards are names of their own. */
    static Says of(String field, String name) {
        for (String member : field.split(",", -1)) {
            int semicolon = member.indexOf(';');
            String named = (semicolon < 0 ? member : member.substring(0, semicolon)).strip();
            if (named.equalsIgnoreCase(name)) {
                return semicolon >= 0 && refuses(member.substring(member.lastIndexOf(';') + 1))
                        ? Says.REFUSED
                        : Says.WANTED;
            }
        }
        return Says.NOTHING;
    }

    private static boolean refuses(String parameter) {
        String weight = parameter.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        return weight.matches("q=0(\\.0{0,3})?");
    }
}
