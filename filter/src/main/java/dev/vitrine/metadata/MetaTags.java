package dev.vitrine.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code meta} tags of a page that have a name, in the order of the page. */
public final class MetaTags {
    /** More tags than this are not kept. */
    private static final int MAX_TAGS = 600;

    /**
     * One tag under one of its names.
     *
     * @param key in lower case
     * @param content as it stands in the page, references resolved
     * @param property whether the name stood in {@code property}, where Open Graph wants it, or in {@code name}
     * @param end the position behind the tag
     */
    public record Tag(String key, String content, boolean property, long end) {}

    MetaTags() {}

    private final Map<String, List<Tag>> tags = new LinkedHashMap<>();

    /** What {@link #first} has found, since many rules ask for the same few names. */
    private final Map<String, Optional<String>> values = new HashMap<>();

    private int size;

    /** Takes note of a tag; names that stand together in one attribute each count. */
    void add(String names, boolean property, String content, long end) {
        for (String name : TokenList.of(names)) {
            if (size++ < MAX_TAGS) {
                String key = name.toLowerCase(Locale.ROOT);
                values.remove(key);
                tags.computeIfAbsent(key, k -> new ArrayList<>()).add(new Tag(key, content, property, end));
            }
        }
    }

    /** All tags of a name. */
    public List<Tag> all(String key) {
        return tags.getOrDefault(key, List.of());
    }

    /** Whether a tag of this name stands in the page, with or without a value. */
    public boolean has(String key) {
        return tags.containsKey(key);
    }

    /** The first value of the first of these names that has one worth the name. */
    public Optional<String> first(String... keys) {
        for (String key : keys) {
            if (tags.containsKey(key)) {
                Optional<String> value = values.computeIfAbsent(key, this::value);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> value(String key) {
        return spoken(key).flatMap(tag -> PlainText.of(tag.content()));
    }

    /** The first tag of this name that has a value worth the name. */
    public Optional<Tag> spoken(String key) {
        return all(key).stream()
                .filter(tag -> PlainText.of(tag.content()).isPresent())
                .findFirst();
    }

    /** All names, in the order of the page. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(tags.keySet());
    }
}
