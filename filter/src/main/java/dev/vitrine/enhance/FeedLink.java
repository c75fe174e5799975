package dev.vitrine.enhance;

/**
 * A feed of the site, as heads tell readers of feeds about it.
 *
 * @param kind the feed's format
 * @param path below the context path, beginning with {@code /}, or an absolute URL
 */
public record FeedLink(Kind kind, String path) {
    /** The formats that readers of feeds know. */
    public enum Kind {
        RSS("application/rss+xml", "RSS"),
        ATOM("application/atom+xml", "Atom"),
        JSON("application/feed+json", "JSON Feed");

        private final String mediaType;
        private final String title;

        Kind(String mediaType, String title) {
            this.mediaType = mediaType;
            this.title = title;
        }

        String mediaType() {
            return mediaType;
        }

        String title() {
            return title;
        }
    }
}
