package dev.vitrine.enhance;

/** Writes markup in ASCII alone, so that it says the same in whatever encoding it is read. */
final class AsciiMarkup {
    private AsciiMarkup() {}

    /** Characters beyond ASCII become numeric references; lone surrogates can't. */
    static String of(String markup) {
        if (markup.chars().allMatch(c -> c < 0x80)) {
            return markup;
        }
        StringBuilder out = new StringBuilder(markup.length() + 64);
        markup.codePoints().forEach(c -> {
            if (c < 0x80 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                out.appendCodePoint(c);
            } else {
                out.append("&#").append(c).append(';');
            }
        });
        return out.toString();
    }
}
