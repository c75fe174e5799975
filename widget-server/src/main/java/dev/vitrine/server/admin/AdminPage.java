package dev.vitrine.server.admin;

import dev.vitrine.server.render.AdminRenderer;
import dev.vitrine.server.render.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The page for people. It is the same for everybody and says nothing of this server: it asks for the token, and fetches with
 * it what it shows. So it can be what a browser without the token is refused with. Its style and its script stand in it,
 * since a browser would ask for files without the token, and are named to the browser by their hashes.
 */
final class AdminPage {
    /** Where it is; whoever comes with a browser and without the token sees it everywhere. */
    static final String PATH = "/admin/";

    private final Reply whole;

    AdminPage() {
        String style = Palette.css() + resource("admin.css");
        String script = resource("admin.js");
        String policy = "default-src 'none'; connect-src 'self'; img-src blob: data:; style-src " + hash(style)
                + "; script-src " + hash(script) + "; require-trusted-types-for 'script'; trusted-types 'none';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        String html = new AdminRenderer().html(style, script);
        whole = Reply.text(HttpStatus.OK_200, "text/html;charset=utf-8", policy, html);
    }

    /** The page for who knows the token. */
    Reply whole() {
        return whole;
    }

    /** The page for who does not: a refusal that a browser shows. */
    Reply refusal() {
        return whole.withStatus(HttpStatus.UNAUTHORIZED_401);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AdminPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** See <a href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">CSP, hash-source</a>. */
    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
