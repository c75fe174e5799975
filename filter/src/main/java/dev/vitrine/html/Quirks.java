package dev.vitrine.html;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a document is in <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode">quirks
 * mode</a>, as far as the tree builder asks: a table closes an open paragraph unless it is. Limited quirks count as none.
 */
enum Quirks {
    QUIRKS,
    NO_QUIRKS,
    /** The public identifier is one that we do not know. */
    UNKNOWN;

    private static final Pattern NONE =
            Pattern.compile("html(?: system (['\"])about:legacy-compat\\1)?", Pattern.CASE_INSENSITIVE);
    private static final String STRICT = "-//w3c//dtd html 4.01//en";
    private static final String TRANSITIONAL = "-//w3c//dtd html 4.01 transitional//";
    private static final String FRAMESET = "-//w3c//dtd html 4.01 frameset//";

    /** Judges the text between {@code <!DOCTYPE} and {@code >}. */
    static Quirks of(String declaration) {
        if (declaration.equalsIgnoreCase(" html")) {
            return NO_QUIRKS; // nearly all pages
        }
        String text = declaration.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (NONE.matcher(text).matches()) {
            return NO_QUIRKS;
        }
        if (!text.startsWith("html public")) {
            return text.equals("html") ? NO_QUIRKS : text.startsWith("html system") ? UNKNOWN : QUIRKS;
        }
        return ofPublic(text.substring("html public".length()).strip());
    }

    private static Quirks ofPublic(String identifiers) {
        if (identifiers.isEmpty()) {
            return QUIRKS;
        }
        char quote = identifiers.charAt(0);
        int close = identifiers.indexOf(quote, 1);
        if ((quote != '"' && quote != '\'') || close < 0) {
            return QUIRKS;
        }
        String id = identifiers.substring(1, close);
        boolean system = !identifiers.substring(close + 1).isBlank();
        if (id.startsWith(TRANSITIONAL) || id.startsWith(FRAMESET)) {
            return system ? NO_QUIRKS : QUIRKS;
        }
        if (id.equals(STRICT) || id.startsWith("-//w3c//dtd xhtml 1.") || id.startsWith("-//w3c//dtd xhtml+rdfa")) {
            return NO_QUIRKS;
        }
        return id.startsWith("-//w3c//dtd html 3.") || id.startsWith("-//ietf//dtd html") || id.equals("html")
                ? QUIRKS
                : UNKNOWN;
    }
}
