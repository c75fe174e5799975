package dev.vitrine.container;

/** Pages to be served, all written for these tests. */
final class Pages {
    /** U+013C has the low byte of {@code <}, U+4F3E that of {@code >}. */
    static final String PAGE = """
            <!DOCTYPE html>
            <html lang="lv">
            <head>
            <meta charset="utf-8">
            <title>Zaļā tēja, 似て</title>
            </head>
            <body>
            <h1>Zaļā tēja</h1>
            <p>A page that knows nothing of filters; its letters ļ and 似 have bytes that look like markup.</p>
            </body>
            </html>
            """;

    static final String BEFORE_END = PAGE.substring(0, PAGE.indexOf("</body>"));
    static final String END = PAGE.substring(PAGE.indexOf("</body>"));

    /** 7-bit, so that it is the same in nearly every charset. */
    static final String ASCII = PAGE.replaceAll("[^\\x00-\\x7f]", "e").replace("<meta charset=\"utf-8\">\n", "");

    /** Longer than any container's buffer and than the hold window. */
    static final String LONG = page(4000);

    /** Longer than Tomcat's buffer, shorter than Jetty's. */
    static final String MIDDLE = page(150);

    /** A fragment, as a script asks for it. */
    static final String FRAGMENT = "<li>one</li>\n<li>two</li>\n";

    private Pages() {}

    private static String page(int paragraphs) {
        StringBuilder page = new StringBuilder(BEFORE_END);
        for (int i = 0; i < paragraphs; i++) {
            page.append("<p>Paragraph ")
                    .append(i)
                    .append(", with a <a href=\"/")
                    .append(i)
                    .append("\">link</a> in it, 似.</p>\n");
        }
        return page + END;
    }
}
