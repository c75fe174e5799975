package dev.vitrine.server.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers that say who may do what with an answer. */
final class Headers {
    /** On every answer, errors too. */
    static final HttpFields BASIC = HttpFields.build()
            .add("X-Content-Type-Options", "nosniff")
            .add("Referrer-Policy", "no-referrer")
            .asImmutable();

    /**
     * For what any page may load: it is the same for everybody and knows no credentials, so no origin is ever named and
     * {@code Vary} stays short.
     */
    static final HttpFields PUBLIC = HttpFields.build(BASIC)
            .add(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
            .add("Cross-Origin-Resource-Policy", "cross-origin")
            .add("Timing-Allow-Origin", "*")
            .asImmutable();

    /** For a part of a page, which is nothing by itself. */
    static final HttpFields FRAGMENT = HttpFields.build(PUBLIC)
            .add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .asImmutable();

    /** For the page that stands in an iframe. */
    static final HttpFields FRAME = HttpFields.build(PUBLIC)
            .add(
                    "Content-Security-Policy",
                    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors *")
            .add("Cross-Origin-Embedder-Policy", "require-corp")
            .asImmutable();

    /** For the builder, which nobody else may put into a page. */
    static final HttpFields BUILDER = HttpFields.build(BASIC)
            .add(
                    "Content-Security-Policy",
                    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self';"
                            + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .asImmutable();

    /** For what the builder shows, which no other site may read. */
    static final HttpFields PREVIEW = HttpFields.build(BASIC)
            .add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .asImmutable();

    private Headers() {}
}
