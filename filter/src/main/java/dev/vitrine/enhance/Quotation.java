package dev.vitrine.enhance;

import dev.vitrine.metadata.PlainText;

/**
 * A passage of a page that is worth telling.
 *
 * @param text without quotation marks, white space made plain
 * @param author who said it, empty where the page does not tell
 */
record Quotation(String text, String author) {
    private static final int BEGINNING = 40;

    /** Its first words, to tell it from the other quotations of the page. */
    String beginning() {
        return PlainText.cut(text, BEGINNING);
    }

    /**
     * What stands around its text, which is {@code {0}}.
     *
     * @param quoted the quotation marks of the language
     */
    String frame(String quoted) {
        return quoted + (author.isEmpty() ? "" : " – " + author);
    }
}
