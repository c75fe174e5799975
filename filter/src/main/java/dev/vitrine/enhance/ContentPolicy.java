package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page's own <a href="https://www.w3.org/TR/CSP3/">Content Security Policies</a> let us add. A policy that only
 * reports counts as well: our files shall not fill anybody's reports. Policies are read, never changed.
 *
 * @param origin where the page and our files come from
 * @param style whether our style sheet may be used
 * @param styleNonce what it must carry for that
 * @param script whether our scripts may run
 * @param scriptNonce what they must carry for that
 * @param newTabs whether links may open new tabs
 */
public record ContentPolicy(
        Origin origin,
        boolean style,
        Optional<String> styleNonce,
        boolean script,
        Optional<String> scriptNonce,
        boolean newTabs) {
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/_-]+={0,2})'");
    private static final Pattern HOST_SOURCE =
            Pattern.compile("(?:([a-z][a-z0-9+.-]*)://)?(\\*|(?:\\*\\.)?[a-z0-9.-]+)" + "(?::(\\*|\\d+))?/?");

    /** A scheme, host and port. */
    record Origin(String scheme, String host, int port) {}

    /**
     * What the policies in these headers let us add to the answer of a request.
     *
     * @param base where browsers find the page, by the operator's word; a proxy may have taken TLS off the request
     */
    public static ContentPolicy of(Collection<String> headers, PageRequest request, Optional<PublicBase> base) {
        ContentPolicy policy = new ContentPolicy(
                base.map(PublicBase::parts)
                        .orElseGet(() ->
                                new Origin(request.scheme(), request.host().toLowerCase(Locale.ROOT), request.port())),
                true,
                Optional.empty(),
                true,
                Optional.empty(),
                true);
        for (String header : headers) {
            for (String text : header.split(",", -1)) {
                policy = policy.with(text);
            }
        }
        return policy;
    }

    /** What is left behind this tag of the page's head, which may be a policy. */
    ContentPolicy behind(StartTag meta) {
        return meta.attribute("http-equiv")
                        .filter("content-security-policy"::equalsIgnoreCase)
                        .isPresent()
                ? with(meta.attribute("content").orElse(""))
                : this;
    }

    /** What is left where this policy is in force as well. */
    ContentPolicy with(String text) {
        Map<String, List<String>> directives = directives(text);
        Permit styles = permit(directives, List.of("style-src-elem", "style-src", "default-src"));
        Permit scripts = permit(directives, List.of("script-src-elem", "script-src", "default-src"));
        List<String> sandbox = directives.get("sandbox");
        return new ContentPolicy(
                origin,
                style && styles.allowed(styleNonce),
                styles.nonce().or(() -> styleNonce),
                script && scripts.allowed(scriptNonce) && (sandbox == null || sandbox.contains("allow-scripts")),
                scripts.nonce().or(() -> scriptNonce),
                newTabs && (sandbox == null || sandbox.contains("allow-popups")));
    }

    /** The first directive of a name counts, as browsers have it. */
    private static Map<String, List<String>> directives(String text) {
        Map<String, List<String>> directives = new LinkedHashMap<>();
        for (String directive : text.split(";", -1)) {
            String[] words = directive.strip().split("\\s+", -1);
            directives.putIfAbsent(
                    words[0].toLowerCase(Locale.ROOT), Arrays.asList(words).subList(1, words.length));
        }
        return directives;
    }

    private Permit permit(Map<String, List<String>> directives, List<String> names) {
        for (String name : names) {
            List<String> sources = directives.get(name);
            if (sources != null) {
                return permit(sources);
            }
        }
        return new Permit(true, Optional.empty());
    }

    private Permit permit(List<String> sources) {
        boolean byNonceOnly = sources.stream().anyMatch("'strict-dynamic'"::equalsIgnoreCase);
        if (!byNonceOnly && sources.stream().anyMatch(this::isOurs)) {
            return new Permit(true, Optional.empty());
        }
        Optional<String> nonce = sources.stream()
                .map(NONCE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
        return new Permit(nonce.isPresent(), nonce);
    }

    private boolean isOurs(String source) {
        String text = source.toLowerCase(Locale.ROOT);
        if (text.equals("'self'") || text.equals("*")) {
            return true;
        }
        if (text.endsWith(":")) {
            return isScheme(text.substring(0, text.length() - 1));
        }
        var parts = HOST_SOURCE.matcher(text);
        return parts.matches()
                && (parts.group(1) == null || isScheme(parts.group(1)))
                && isHost(parts.group(2))
                && isPort(parts.group(3));
    }

    private boolean isScheme(String scheme) {
        return scheme.equals(origin.scheme())
                || (scheme.equals("http") && origin.scheme().equals("https"));
    }

    private boolean isHost(String host) {
        return host.equals("*")
                || (host.startsWith("*.") ? origin.host().endsWith(host.substring(1)) : host.equals(origin.host()));
    }

    private boolean isPort(@Nullable String port) {
        int usual = origin.scheme().equals("https") ? 443 : 80;
        return port == null ? origin.port() == usual : port.equals("*") || port.equals(String.valueOf(origin.port()));
    }

    /** What one policy says of one kind of file: whether it may be there, and the nonce without which it may not. */
    private record Permit(boolean allowed, Optional<String> nonce) {
        /** Nobody can carry two nonces. */
        boolean allowed(Optional<String> other) {
            return allowed && (nonce.isEmpty() || other.isEmpty() || nonce.equals(other));
        }
    }
}
