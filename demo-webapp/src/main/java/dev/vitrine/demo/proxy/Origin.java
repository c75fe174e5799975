package dev.vitrine.demo.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The site behind the proxy, as scheme, host and port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case; IPv6 addresses in their brackets
 * @param port never the scheme's default; -1 for that one
 */
record Origin(String scheme, String host, int port) {
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?:https?:)?//([^/?#\\\\]*)([/?#].*|)", Pattern.DOTALL);

    static Origin of(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() == standard ? -1 : address.getPort();
        return new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** The address as a browser's {@code Origin} header has it. */
    String address() {
        return scheme + "://" + authority();
    }

    String authority() {
        return port < 0 ? host : host + ":" + port;
    }

    /** An absolute URL of this site, with {@code http}, {@code https} or no scheme, as a path; empty for all others. */
    Optional<String> path(String url) {
        Matcher absolute = ABSOLUTE.matcher(url);
        if (!absolute.matches() || !isMine(absolute.group(1))) {
            return Optional.empty();
        }
        String rest = absolute.group(2);
        // Two slashes at the beginning of a path would name a host.
        return Optional.of(rest.startsWith("/") ? rest.replaceFirst("^/{2,}", "/") : "/" + rest);
    }

    /**
     * The address that a redirect prefers which leads to the same page again, with TLS, with {@code www.} or without it. To
     * follow it would lead away from the proxy, or round and round.
     *
     * @param page path and query that were asked for
     */
    Optional<Origin> preferredBy(String redirect, String page) {
        URI there;
        try {
            there = new URI(redirect);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (there.getHost() == null || !String.valueOf(there.getScheme()).matches("(?i)https?")) {
            return Optional.empty();
        }
        Origin other = of(there);
        String path = there.getRawPath().isEmpty() ? "/" : there.getRawPath();
        boolean samePage = page.equals(there.getRawQuery() == null ? path : path + "?" + there.getRawQuery());
        boolean sameSite = other.bareHost().equals(bareHost());
        boolean sameAddress = other.scheme.equals(scheme) && other.host.equals(host);
        return samePage && sameSite && !sameAddress ? Optional.of(other) : Optional.empty();
    }

    private String bareHost() {
        return host.replaceFirst("^www\\.", "");
    }

    private boolean isMine(String other) {
        String plain = other.toLowerCase(Locale.ROOT);
        String withoutDefault = port < 0 ? plain.replaceFirst(":(80|443)$", "") : plain;
        return withoutDefault.equals(authority());
    }
}
