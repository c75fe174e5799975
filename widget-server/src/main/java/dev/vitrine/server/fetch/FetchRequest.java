package dev.vitrine.server.fetch;

import dev.vitrine.server.url.WebUrl;
import java.util.Optional;

/**
 * What to fetch.
 *
 * @param url where; user, password and fragment are not sent
 * @param accept the {@code Accept} header
 * @param etag an {@code ETag} received earlier, to be sent back exactly as it came
 * @param lastModified a {@code Last-Modified} received earlier, to be sent back exactly as it came
 * @param maxBytes how large the body may be once unpacked, at least 1
 */
public record FetchRequest(
        WebUrl url, String accept, Optional<String> etag, Optional<String> lastModified, int maxBytes) {
    /** What a feed may measure: 5 MiB. */
    public static final int FEED_BYTES = 5 * 1024 * 1024;

    /** What a page may measure: 1 MiB. */
    public static final int PAGE_BYTES = 1024 * 1024;

    /** What a picture may measure: 10 MiB. */
    public static final int IMAGE_BYTES = 10 * 1024 * 1024;

    public FetchRequest {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
        }
    }

    /** An unconditional request. */
    public FetchRequest(WebUrl url, String accept, int maxBytes) {
        this(url, accept, Optional.empty(), Optional.empty(), maxBytes);
    }

    FetchRequest at(WebUrl other) {
        return new FetchRequest(other, accept, etag, lastModified, maxBytes);
    }
}
