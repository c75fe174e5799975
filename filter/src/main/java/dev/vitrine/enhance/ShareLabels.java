package dev.vitrine.enhance;

/**
 * The words of the share surfaces in one language.
 *
 * @param sharePage the name of a bar
 * @param atEnd what tells the bar at the end from the one under the heading
 * @param shareOn how a link reads, with {@code {0}} for the network
 * @param newTab added to links that open a new tab
 * @param copyLink on the control that copies the address
 * @param copied shown and spoken when it has been copied
 * @param share on the control that opens the native share sheet, or a list
 * @param print on the control that prints
 */
record ShareLabels(
        String sharePage,
        String atEnd,
        String shareOn,
        String newTab,
        String copyLink,
        String copied,
        String share,
        String print) {
    private static final ShareLabels ENGLISH = new ShareLabels(
            "Share this page",
            "end of the article",
            "Share on {0}",
            "opens in a new tab",
            "Copy link",
            "Copied",
            "Share…",
            "Print");

    /** The words for a page of this language, in English where there are none. */
    static ShareLabels of(String language) {
        return ENGLISH;
    }
}
