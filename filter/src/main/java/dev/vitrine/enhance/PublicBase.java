package dev.vitrine.enhance;

import dev.vitrine.enhance.ContentPolicy.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the world finds a site, such as {@code https://www.example.org}. A base without a path stands before the whole
 * path of a request; a base with one replaces the context path.
 */
public final class PublicBase {
    /** A name, or an address in brackets, and nothing that could leave its place in a URL. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,252})|\\[[0-9a-f:.]{2,45}]");

    /** A URL, and its host in a group. */
    private static final Pattern URL = Pattern.compile("(?i)https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d*)?([/?#].*)?");

    private final Origin parts;
    private final String origin;
    private final String path;

    private PublicBase(String scheme, String host, int port, String path) {
        int usual = scheme.equals("https") ? 443 : 80;
        this.parts = new Origin(scheme, host, port < 0 ? usual : port);
        this.origin = scheme + "://" + host + (parts.port() == usual ? "" : ":" + port);
        this.path = path;
    }

    /**
     * Reads a base as an operator writes it.
     *
     * @throws IllegalArgumentException with a sentence for the operator, where it is not an absolute http(s) URL of a host
     *     without credentials, query and fragment
     */
    public static PublicBase parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw malformed(text, "should begin with https:// or http://");
        }
        if (uri.getHost() == null) {
            throw malformed(text, "names no valid host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw malformed(text, "should have no credentials, query or fragment");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return new PublicBase(scheme, host, uri.getPort(), withoutTrailingSlash(uri.getRawPath()));
    }

    /**
     * The base that a request itself names, to be used only where that name is trusted; nothing where it is none.
     *
     * @param port the scheme's own where it is negative
     */
    public static Optional<PublicBase> of(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return HOST.matcher(name).matches() ? Optional.of(new PublicBase(scheme, name, port, "")) : Optional.empty();
    }

    /** Scheme, host and port, as in {@code https://www.example.org}; the port only where it is not the scheme's own. */
    public String origin() {
        return origin;
    }

    /** The same, in its parts. */
    Origin parts() {
        return parts;
    }

    /** What stands in place of the context path, beginning with {@code /}; empty where the base names none. */
    String path() {
        return path;
    }

    /** The public URL of a path of this webapp, both beginning with {@code /}, or the context path empty. */
    public String url(String contextPath, String requestPath) {
        boolean below = !path.isEmpty() && requestPath.startsWith(contextPath);
        return origin + (below ? path + requestPath.substring(contextPath.length()) : requestPath);
    }

    /** Whether a URL begins with scheme, host and port of this base. */
    boolean isOrigin(String url) {
        return url.startsWith(origin) && (url.length() == origin.length() || url.charAt(origin.length()) == '/');
    }

    /** Whether a URL leads to the host of this base, by whatever scheme of the web and port. */
    public boolean isHostOf(String url) {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() && matcher.group(1).equalsIgnoreCase(parts.host());
    }

    /** The path within the webapp that a URL on this base names: the opposite of {@link #url}. */
    Optional<String> pathOf(String contextPath, String url) {
        String start = path.isEmpty() ? contextPath : path;
        return isOrigin(url) && url.startsWith(start + "/", origin.length())
                ? Optional.of(url.substring(origin.length() + start.length()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return origin + path;
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw malformed(text, "is not a URL");
        }
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException(
                "vitrine.public-base: \"" + text + "\" " + why + "; write it like https://www.example.org");
    }
}
