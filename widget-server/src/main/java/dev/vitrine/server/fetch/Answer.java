package dev.vitrine.server.fetch;

import dev.vitrine.server.url.WebUrl;
import java.util.Optional;

/** What an upstream answered, unpacked. The status may be any but a redirect that was followed. */
public final class Answer {
    private final WebUrl url;
    private final int status;
    private final Headers headers;
    private final byte[] body;

    /** An answer; the body is taken over and must not change any more. */
    public Answer(WebUrl url, int status, Headers headers, byte[] body) {
        this.url = url;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Where the answer came from, after redirects. */
    public WebUrl url() {
        return url;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** The unpacked body, empty for 304; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** Whether the upstream says that nothing changed. */
    public boolean isNotModified() {
        return status == 304;
    }

    /** Whether there is a document. */
    public boolean isOk() {
        return status == 200;
    }

    /** The {@code ETag}, exactly as received. */
    public Optional<String> etag() {
        return headers.first("ETag");
    }

    /** The {@code Last-Modified}, exactly as received. */
    public Optional<String> lastModified() {
        return headers.first("Last-Modified");
    }
}
