package dev.vitrine.server.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers that say who may do what with an answer. */
final class Headers {
    private static final String POLICY = "Content-Security-Policy";

    /** On every answer, errors too. */
    private static final HttpFields BASIC = HttpFields.build()
            .add("X-Content-Type-Options", "nosniff")
            .add("Referrer-Policy", "no-referrer")
            .asImmutable();

    /** For whatever is no page: nothing in it runs, and nobody shows it in a frame. */
    private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

    private static final HttpFields LOADED_BY_ANYBODY = HttpFields.build(BASIC)
            .add(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
            .add("Cross-Origin-Resource-Policy", "cross-origin")
            .add("Timing-Allow-Origin", "*")
            .asImmutable();

    /**
     * For what any page may load: it is the same for everybody and knows no credentials, so no origin is ever named and
     * {@code Vary} stays short.
     */
    static final HttpFields PUBLIC =
            HttpFields.build(LOADED_BY_ANYBODY).add(POLICY, NOTHING_RUNS).asImmutable();

    /** For a picture, which is no page even where somebody makes one of it. */
    static final HttpFields PICTURE = HttpFields.build(LOADED_BY_ANYBODY)
            .add(POLICY, NOTHING_RUNS + "; sandbox")
            .asImmutable();

    /** For the page that stands in an iframe. */
    static final HttpFields FRAME = HttpFields.build(LOADED_BY_ANYBODY)
            .add(
                    POLICY,
                    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors *")
            .add("Cross-Origin-Embedder-Policy", "require-corp")
            .asImmutable();

    /** For the builder, which nobody else may put into a page. */
    static final HttpFields BUILDER = HttpFields.build(BASIC)
            .add(
                    POLICY,
                    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self';"
                            + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .asImmutable();

    /** For what leads on or shows something to the builder, and which no other site may read. */
    static final HttpFields OWN = HttpFields.build(BASIC)
            .add(POLICY, NOTHING_RUNS)
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .asImmutable();

    private Headers() {}
}
