package dev.vitrine.enhance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a page before its first byte: its request, as the container sees it, and the headers of its response.
 *
 * @param scheme {@code http} or {@code https}, by the container's own view; forwarded headers are not consulted
 * @param host the name that the client asked for, without port, as it stands in the request; untrusted
 * @param port 1 to 65535
 * @param path the undecoded path with the context path, beginning with {@code /}, without path parameters
 * @param query the undecoded query without its {@code ?}
 * @param contextPath empty, or a path beginning with {@code /} and not ending with it
 * @param principal whether the response was made for a signed-in user
 * @param personal whether the response was made for one visitor: a principal, an {@code Authorization} header, or a valid
 *     session that the visitor brought along, other than in the address, together with {@code private} or {@code no-store}
 * @param robots whether the response has rules for robots, an {@code X-Robots-Tag}
 * @param noindex whether these rules ask them to stay away
 * @param xml whether the page is XHTML, and read as XML
 * @param contentLanguage the response's {@code Content-Language}
 * @param overrides what the application says of this page: the request attribute {@code vitrine.title} as {@code title},
 *     and so on
 * @param rules what the settings say of its path, by the same names
 */
public record PageRequest(
        String scheme,
        String host,
        int port,
        String path,
        Optional<String> query,
        String contextPath,
        boolean principal,
        boolean personal,
        boolean robots,
        boolean noindex,
        boolean xml,
        Optional<String> contentLanguage,
        Map<String, String> overrides,
        Map<String, String> rules) {
    public PageRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: \"" + path + "\" should begin with /");
        }
        overrides = Map.copyOf(overrides);
        rules = Map.copyOf(rules);
    }

    /** An anonymous request of this page, with no header that matters. */
    public static PageRequest anonymous(String scheme, String host, int port, String path) {
        return new PageRequest(
                scheme,
                host,
                port,
                path,
                Optional.empty(),
                "",
                false,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /** Its path below the context path. */
    String pathInWebapp() {
        String own = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
        return own.startsWith("/") ? own : "/" + own;
    }

    /** The same, of which the application says this as well; empty values say nothing. */
    public PageRequest saying(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(overrides);
        more.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return with(all, rules);
    }

    /** The same, of whose path the settings say nothing about sharing. */
    PageRequest withoutSharingRules() {
        Map<String, String> others = new HashMap<>(rules);
        others.keySet().removeIf(name -> name.startsWith("share-"));
        return with(overrides, others);
    }

    private PageRequest with(Map<String, String> otherOverrides, Map<String, String> otherRules) {
        return new PageRequest(
                scheme,
                host,
                port,
                path,
                query,
                contextPath,
                principal,
                personal,
                robots,
                noindex,
                xml,
                contentLanguage,
                otherOverrides,
                otherRules);
    }
}
