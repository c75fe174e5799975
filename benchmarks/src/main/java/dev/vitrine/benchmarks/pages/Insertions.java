package dev.vitrine.benchmarks.pages;

/** The markup that everyone inserts who can be told what to insert. */
public final class Insertions {
    /** Behind the charset declaration, or behind the start of the head. */
    public static final String HEAD = """
            <meta property="og:site_name" content="Lindhaven">
            <meta property="og:type" content="article">
            <meta property="og:title" content="How the harbour clock of Lindhaven came to run again">
            <meta property="og:description" content="For eleven winters the harbour clock stood at twenty to four.">
            <meta property="og:image" content="https://letter.example.org/media/clock-1200.jpg">
            <meta property="og:url" content="https://letter.example.org/2026/harbour-clock">
            <meta name="twitter:card" content="summary_large_image">
            """;

    /** Behind the first heading. */
    public static final String BAR = """
            <div class="vt-bar"><a class="vt-share" href="https://share.example.net/?url=https%3A%2F%2Fletter.example.org">Share</a>\
            <a class="vt-share" href="https://post.example.net/?text=The%20harbour%20clock">Post</a>\
            <a class="vt-share" href="mailto:?subject=The%20harbour%20clock">Mail</a></div>""";

    /** Before the end of the article, or of the body where there is none. */
    public static final String NOTE =
            "<p class=\"vt-follow\"><a href=\"https://social.example.net/@letter\">Follow us</a></p>";

    private Insertions() {}
}
