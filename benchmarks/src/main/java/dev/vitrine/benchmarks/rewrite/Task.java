package dev.vitrine.benchmarks.rewrite;

/** What is done with a page. */
public enum Task {
    /** Cut into all its tokens; nothing is asked of them. */
    SCAN("Scan: every tag is found"),
    /** Cut into tokens up to the end of the head; the rest is not looked at. */
    HEAD_ONLY("Head only: tags up to the end of the head"),
    /** Read for title, named and property metas, links, JSON-LD and first heading. */
    METADATA("Metadata: title, metas, links, JSON-LD and first heading are read"),
    /** The head is read for Open Graph tags, ours go behind the charset declaration; the rest is only copied. */
    REWRITE_HEAD("Rewrite A (early exit): one insertion in the head, copied from there on"),
    /** As before, and a bar below the first h1, and a note before the end of the article. */
    REWRITE_PAGE("Rewrite B (full scan): insertions in the head, below the first h1, before </article>");

    private final String title;

    Task(String title) {
        this.title = title;
    }

    /** A line above the table. */
    public String title() {
        return title;
    }

    /** Whether a page comes out of it. */
    boolean rewrites() {
        return this == REWRITE_HEAD || this == REWRITE_PAGE;
    }
}
