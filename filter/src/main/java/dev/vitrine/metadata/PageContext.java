package dev.vitrine.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of a page beside its bytes.
 *
 * @param url its absolute public URL; nothing where it is not known, and then relative references stay unresolved
 * @param path its undecoded path below the context path, beginning with {@code /}
 * @param language the response's {@code Content-Language}
 * @param unindexed whether the response asks robots to stay away
 * @param errand whether its address is one where something is done: a login, a cart, a search
 * @param overrides what the application says of this page, by the bare names of {@code docs/metadata.md} ({@code title},
 *     {@code image} …)
 * @param rules what the settings say of its path, by the same names
 * @param site what holds for every page of the site
 * @param small whether what is at a URL is known for a picture that is too small to stand for a page
 */
public record PageContext(
        Optional<String> url,
        String path,
        Optional<String> language,
        boolean unindexed,
        boolean errand,
        Map<String, String> overrides,
        Map<String, String> rules,
        SiteDefaults site,
        Predicate<String> small) {
    private static final Set<String> HOME_NAMES = Set.of("/index", "/home", "/default", "/start", "/welcome");

    /** Whether a picture of this size in pixels, 0 where it is not known, is too small to stand for a page. */
    public static boolean isSmall(int width, int height) {
        return (width > 0 && width < 200) || (height > 0 && height < 120);
    }

    public PageContext {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: \"" + path + "\" should begin with /");
        }
        overrides = Map.copyOf(overrides);
        rules = Map.copyOf(rules);
    }

    /** A page of which only the URL is known. */
    public static PageContext of(String url) {
        Optional<WebUrl> parsed = WebUrl.parse(url);
        return new PageContext(
                parsed.map(WebUrl::toString),
                parsed.map(WebUrl::path).orElse("/"),
                Optional.empty(),
                false,
                false,
                Map.of(),
                Map.of(),
                SiteDefaults.NONE,
                picture -> false);
    }

    /** Whether it is the first page of its site. */
    boolean isHome() {
        int dot = path.lastIndexOf('.');
        return !errand
                && (path.equals("/")
                        || (dot > 0 && HOME_NAMES.contains(path.substring(0, dot)) && isExtension(path, dot + 1)));
    }

    private static boolean isExtension(String path, int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) >= 'a' && path.charAt(i) <= 'z') {
            i++;
        }
        return i == path.length() && i - from >= 2 && i - from <= 5;
    }
}
