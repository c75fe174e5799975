package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenTable;

/** What people name the parts of their pages, as bits. A name counts as a whole class or id only. */
final class PartNames {
    /** Around the content: navigation, comments, what pops up, what is to sell. */
    static final int OTHER = 1;

    /** The head of a site. */
    static final int HEADER = 1 << 1;

    /** The text of an article. */
    static final int ARTICLE_BODY = 1 << 2;

    /**
     * What a library takes over in the browser (hydration), by its id alone: it compares node by node, and takes one of ours
     * for one of its own, or draws all of it anew.
     */
    static final int ROOT = 1 << 3;

    private static final TokenTable NAMES = new TokenTable(true, 256)
            .with(OTHER, """
                    sidebar side-bar footer nav navigation navbar menu breadcrumb breadcrumbs disqus_thread widget widgets
                    widget-area modal modal-dialog modal-content modal-body popup pop-up overlay lightbox dialog newsletter
                    subscribe promo ad ads advert advertisement carousel slider slide swiper-slide teaser teasers card cards
                    offcanvas off-canvas tooltip""")
            .with(OTHER, variants("site page global", "footer"))
            .with(OTHER, variants("site main global", "nav navigation navbar"))
            .with(OTHER, "comment comments related cookie login")
            .with(OTHER, variants("comment comments", "list area section wrapper"))
            .with(OTHER, variants("related", "posts articles content"))
            .with(OTHER, variants("cookie", "banner notice consent bar"))
            .with(OTHER, variants("login", "form box"))
            .with(ROOT, "app root __next __nuxt ___gatsby __docusaurus")
            .with(HEADER, "header masthead topbar top-bar sitebranding site-branding logo branding")
            .with(HEADER, variants("site page main global top", "header"))
            .with(ARTICLE_BODY, variants("entry article post story", "body content text"))
            .with(ARTICLE_BODY, joined("entry article post story", "_", "body content text"))
            .with(ARTICLE_BODY, joined("entry article post story", "__", "body content text"));

    private PartNames() {}

    /** The bits of all names of an element. */
    static int of(StartTag tag) {
        return (NAMES.in(tag.peek("class")) & ~ROOT) | NAMES.in(tag.peek("id"));
    }

    /** Each of the first words with each of the second ones, with and without a hyphen. */
    private static String variants(String first, String second) {
        return joined(first, "", second) + joined(first, "-", second);
    }

    private static String joined(String first, String joint, String second) {
        StringBuilder list = new StringBuilder(256);
        for (String beginning : first.split(" ", -1)) {
            for (String end : second.split(" ", -1)) {
                list.append(beginning).append(joint).append(end).append(' ');
            }
        }
        return list.toString();
    }
}
