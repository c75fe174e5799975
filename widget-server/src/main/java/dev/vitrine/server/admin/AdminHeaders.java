package dev.vitrine.server.admin;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers of every answer at the admin address: nobody keeps it, frames it, or reads it from another origin. */
final class AdminHeaders {
    static final HttpFields ALL = HttpFields.build()
            .add(HttpHeader.CACHE_CONTROL, "no-store")
            .add("X-Content-Type-Options", "nosniff")
            .add("Referrer-Policy", "no-referrer")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .add("Cross-Origin-Opener-Policy", "same-origin")
            .add("X-Frame-Options", "DENY")
            .asImmutable();

    /** For what is no page. */
    static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

    private AdminHeaders() {}
}
