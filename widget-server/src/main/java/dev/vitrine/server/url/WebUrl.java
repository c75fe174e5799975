package dev.vitrine.server.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An absolute {@code http} or {@code https} address in the one spelling that browsers give it. */
public final class WebUrl implements Comparable<WebUrl> {
    private final URI uri;

    private WebUrl(URI uri) {
        this.uri = uri;
    }

    /** Parses an absolute address; empty where it is none, or of another scheme. */
    public static Optional<WebUrl> parse(String text) {
        try {
            URI uri = new URI(text.strip()).normalize();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(new WebUrl(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The whole address as browsers write it: safe in an attribute once escaped. */
    public String href() {
        return uri.toString();
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return uri.getScheme();
    }

    /** The host in ASCII: a domain, an IPv4 address, or an IPv6 address in brackets. */
    public String host() {
        return uri.getHost();
    }

    @Override
    public int compareTo(WebUrl other) {
        return href().compareTo(other.href());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebUrl url && url.href().equals(href());
    }

    @Override
    public int hashCode() {
        return href().hashCode();
    }

    @Override
    public String toString() {
        return href();
    }
}
