package dev.vitrine.server.web;

/** How long browsers and caches on the way may keep an answer. */
enum CachePolicy {
    /** A widget: fresh for a minute, then shown while a newer one is fetched, and for a day where we are down. */
    WIDGET("public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"),
    /** The loader under its stable address. */
    LOADER("public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800"),
    /** The builder: asked about each time, as it names the loader of the day. */
    BUILDER("no-cache"),
    /** Whatever has its hash in its address. */
    IMMUTABLE("public, max-age=31536000, immutable"),
    /** Whatever is only true now, and all errors. */
    NEVER("no-store");

    private final String header;

    CachePolicy(String header) {
        this.header = header;
    }

    /** The value of {@code Cache-Control}. */
    String header() {
        return header;
    }
}
