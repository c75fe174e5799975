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
 * Writes each tag that a page lacks exactly once, and none that it has. A tag counts as absent where it is empty, or holds
 * what a template has left in the place of a value; any other is the author's word, and stays what readers come upon first.
 * What is said of a page outright, tag by tag, is written even before a tag of the page's own.
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
            if (!own.first(key).equals(Optional.of(told))) {
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

    /** Whether the page itself has no value under this name. */
    boolean lacks(String key) {
        return own.first(key).isEmpty();
    }

    /** Whether we have written a tag of this name. */
    boolean written(String key) {
        return written.contains(key);
    }

    /** Whether an address is one that every reader understands. */
    static boolean isAbsolute(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    /** The page's own value under this name, where those who read {@code property} alone don't find it. */
    Optional<String> underNameAlone(String key) {
        return own.all(key).stream().noneMatch(MetaTags.Tag::property) ? own.first(key) : Optional.empty();
    }

    /** The same value once more, where those find it. */
    void twin(String key) {
        underNameAlone(key).filter(value -> !written.contains(key)).ifPresent(value -> write(key, value));
    }

    /** What is left: tags that were said outright and nobody asked for. */
    void addRest() {
        Map.copyOf(said).keySet().stream().sorted().forEach(key -> add(key, ""));
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
