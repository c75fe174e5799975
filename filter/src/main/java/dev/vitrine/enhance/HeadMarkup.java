package dev.vitrine.enhance;

import dev.vitrine.html.HtmlEscaper;

/** Writes tags for a head, each on its own line. */
final class HeadMarkup {
    private final StringBuilder markup = new StringBuilder(2_048);

    /** A {@code meta} of Open Graph and its kin. */
    void property(String property, String content) {
        begin("meta", "property", property);
        attribute("content", content);
        end();
    }

    /** A {@code meta} of HTML and of X cards. */
    void name(String name, String content) {
        begin("meta", "name", name);
        attribute("content", content);
        end();
    }

    /** A {@code link} to the page itself or to a part of its site. */
    void link(String rel, String href) {
        begin("link", "rel", rel);
        url("href", href);
        end();
    }

    /** A {@code link} to another form of the page or its site, such as a feed. */
    void alternate(String type, String title, String href) {
        begin("link", "rel", "alternate");
        attribute("type", type);
        attribute("title", title);
        url("href", href);
        end();
    }

    /** A data block; it needs no nonce, since nothing in it runs. */
    void jsonLd(JsonObject object) {
        markup.append("\n<script type=\"application/ld+json\">").append(object).append("</script>");
    }

    private void begin(String element, String key, String value) {
        markup.append("\n<").append(element);
        attribute(key, value);
    }

    private void attribute(String name, String value) {
        quoted(name, HtmlEscaper.attribute(value));
    }

    private void url(String name, String url) {
        quoted(name, HtmlEscaper.url(url));
    }

    private void quoted(String name, String escaped) {
        markup.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    private void end() {
        markup.append('>');
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
