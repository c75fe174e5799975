package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;

/** Writes tags for a head, each on its own line, in the common ground of HTML and XHTML. */
final class HeadMarkup {
    private final StringBuilder markup = new StringBuilder(2_048);
    private final String close;

    /** @param xhtml whether the page is XHTML, whose tags without content close themselves */
    HeadMarkup(boolean xhtml) {
        this.close = xhtml ? " />" : ">";
    }

    /** A {@code meta} of Open Graph and its kin. */
    void property(String property, String content) {
        meta("property", property, content);
    }

    /** A {@code meta} of HTML and of X cards. */
    void name(String name, String content) {
        meta("name", name, content);
    }

    private void meta(String attribute, String key, String content) {
        markup.append("\n<meta ")
                .append(attribute)
                .append("=\"")
                .append(key)
                .append("\" content=\"")
                .append(HtmlEscaper.attribute(content))
                .append('"')
                .append(close);
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
