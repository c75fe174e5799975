package dev.vitrine.enhance;

import dev.vitrine.metadata.MetaTags;
import dev.vitrine.metadata.Origin;
import dev.vitrine.metadata.Sourced;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes each tag that a page lacks exactly once, and none that it has. A tag counts as absent where it is empty, or names
 * by a relative address what readers know by an absolute one only. One that the page has under {@code name} where some
 * readers look for {@code property} gets a twin with the same value. What is said of a page outright, tag by tag, is written
 * even before a tag of the page's own.
 */
final class MissingTags {
    /** Tags whose value is the address of something. */
    private static final Set<String> ADDRESSES = Set.of(
            "og:url",
            "og:image",
            "og:image:url",
            "og:image:secure_url",
            "og:video",
            "og:video:url",
            "og:video:secure_url",
            "og:audio",
            "twitter:image",
            "twitter:player");

    /** The vocabularies whose readers look for {@code property}. */
    private static final Set<String> PROPERTIES =
            Set.of("og", "article", "product", "profile", "book", "music", "video", "fb");

    /** What link previews read; other tags of these vocabularies are for programs that know where to look. */
    private static final Set<String> READ = Set.of(
            "og:title",
            "og:description",
            "og:url",
            "og:type",
            "og:site_name",
            "og:locale",
            "og:image",
            "og:image:secure_url",
            "og:image:width",
            "og:image:height",
            "og:image:type",
            "og:image:alt",
            "og:video",
            "og:video:secure_url",
            "og:video:type",
            "og:video:width",
            "og:video:height",
            "article:published_time",
            "article:modified_time",
            "article:author",
            "article:section",
            "product:price:amount",
            "product:price:currency",
            "product:availability",
            "fb:app_id");

    private final HeadMarkup head;
    private final MetaTags own;
    private final Map<String, String> said;
    private final Set<String> written = new HashSet<>();

    /** @param said what is said of this page outright, by the names of tags */
    MissingTags(HeadMarkup head, MetaTags own, Map<String, String> said) {
        this.head = head;
        this.own = own;
        this.said = new TreeMap<>(said);
        this.said.entrySet().removeIf(entry -> ADDRESSES.contains(entry.getKey()) && !isAbsolute(entry.getValue()));
    }

    /** The page's own tags. */
    MetaTags own() {
        return own;
    }

    void add(String key, Optional<Sourced<String>> value) {
        value.ifPresent(known -> add(key, known));
    }

    /** A tag with a value that counts even before the page's own where it was set rather than derived. */
    void add(String key, Sourced<String> value) {
        if (value.origin().compareTo(Origin.OWN_TAG) < 0) {
            said.put(key, value.value());
        }
        add(key, value.value());
    }

    void add(String key, String value) {
        String told = said.remove(key);
        if (told != null) {
            if (!own.first(key).equals(Optional.of(told)) || needsTwin(key)) {
                write(key, told);
            }
        } else if (lacks(key) && !written.contains(key)) {
            write(key, value);
        }
    }

    /** A tag that may stand several times: all of them, or none where the page has any. */
    void addAll(String key, List<String> values) {
        String told = said.remove(key);
        if (told != null) {
            write(key, told);
        } else if (lacks(key)) {
            values.forEach(value -> write(key, value));
        }
    }

    /** Whether the page itself has no value under this name that would do. */
    boolean lacks(String key) {
        Optional<String> value = own.first(key);
        return value.isEmpty() || (ADDRESSES.contains(key) && !isAbsolute(value.get()));
    }

    /** Whether the page or we ourselves say it. */
    boolean says(String key) {
        return written.contains(key) || !lacks(key);
    }

    private static boolean isAbsolute(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    /** A twin with the page's own value, where it has one under {@code name} alone. */
    void twin(String key) {
        if (needsTwin(key) && !written.contains(key)) {
            own.first(key).ifPresent(value -> write(key, value));
        }
    }

    private boolean needsTwin(String key) {
        return isProperty(key) && !lacks(key) && own.all(key).stream().noneMatch(MetaTags.Tag::property);
    }

    /** What is left: tags that were said outright and nobody asked for, and twins of what the page says. */
    void addRest() {
        Map.copyOf(said).keySet().stream().sorted().forEach(key -> add(key, ""));
        own.keys().stream().filter(READ::contains).forEach(this::twin);
    }

    private void write(String key, String value) {
        written.add(key);
        if (isProperty(key)) {
            head.property(key, value);
        } else {
            head.name(key, value);
        }
    }

    private static boolean isProperty(String key) {
        int colon = key.indexOf(':');
        return colon > 0 && PROPERTIES.contains(key.substring(0, colon).toLowerCase(Locale.ROOT));
    }
}
