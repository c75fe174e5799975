package dev.vitrine.metadata;

/** Where a value comes from. The order is the precedence: of two origins the earlier one wins. */
public enum Origin {
    /** The application set it for this request, as a request attribute or through a resolver. */
    REQUEST,
    /** The page asks for it: {@code data-vitrine-…} or {@code <meta name="vitrine:…">}. */
    PAGE_OVERRIDE,
    /** A rule of the settings for this path. */
    PATH_RULE,
    /** The very tag stands in the page already, complete. */
    OWN_TAG,
    /** Another tag of the head says the same: an X card for Open Graph, {@code meta description}, Dublin Core … */
    SIBLING_TAG,
    /** JSON-LD of the page's main entity. */
    JSON_LD,
    /** Microdata or RDFa of schema.org. */
    MICRODATA,
    /** A {@code link} of the head: {@code canonical}, {@code image_src}, {@code alternate}, a preloaded picture. */
    LINK,
    /** A link of the page that shares it on a network, and says with what. */
    SHARE_LINK,
    /** The page's {@code h1}, or what stands for it. */
    HEADING,
    /** The {@code title} element, without the name of the site. */
    TITLE,
    /** A line that names author or date, known by its class, its words or its place. */
    BYLINE,
    /** A {@code time} element. */
    TIME,
    /** The first paragraphs of the main content. */
    PARAGRAPH,
    /** A picture of the main content. */
    PICTURE,
    /** A video or a recording of the main content. */
    VIDEO,
    /** The trail of links to the page. */
    BREADCRUMB,
    /** What the page's elements and attributes imply: {@code lang}, {@code rel=tag}, a single {@code article} … */
    MARKUP,
    /** The address that was asked for. */
    ADDRESS,
    /** The beginning of a file that the webapp itself serves. */
    FILE,
    /** The site's own default. */
    SETTING
}
