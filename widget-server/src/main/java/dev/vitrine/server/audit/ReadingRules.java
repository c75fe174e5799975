package dev.vitrine.server.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a service reads a page.
 *
 * @param window how many bytes of the page it takes
 * @param propertyOnly whether it sees tags by their {@code property} alone
 * @param lastWins which of several tags of one name counts
 * @param maxTags with more tags of Open Graph than this, it reads none
 * @param sources where it looks for a value, in this order
 * @param limits how much of a value it shows
 */
record ReadingRules(
        int window,
        boolean propertyOnly,
        boolean lastWins,
        int maxTags,
        Map<Field, List<Source>> sources,
        Map<Field, Limit> limits) {
    /** Everything there is. */
    static final int WHOLE = Integer.MAX_VALUE;

    /** What a limit counts. */
    enum Unit {
        CHARACTERS,
        BYTES
    }

    /** The most of a value that is shown. */
    record Limit(int size, Unit unit) {}

    ReadingRules {
        sources = Collections.unmodifiableMap(new EnumMap<>(sources));
        limits = limits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(limits));
    }

    /** Rules of a service that reads Open Graph, and the page's own title and description where that is missing. */
    static ReadingRules openGraph() {
        Map<Field, List<Source>> sources = new EnumMap<>(Field.class);
        sources.put(Field.TITLE, List.of(Source.meta("og:title"), Source.title()));
        sources.put(Field.DESCRIPTION, List.of(Source.meta("og:description"), Source.meta("description")));
        sources.put(Field.IMAGE, List.of(Source.meta("og:image")));
        sources.put(Field.IMAGE_ALT, List.of(Source.meta("og:image:alt")));
        sources.put(Field.URL, List.of(Source.meta("og:url")));
        sources.put(Field.SITE_NAME, List.of(Source.meta("og:site_name")));
        return new ReadingRules(WHOLE, false, false, WHOLE, sources, Map.of());
    }

    ReadingRules within(int bytes) {
        return new ReadingRules(bytes, propertyOnly, lastWins, maxTags, sources, limits);
    }

    ReadingRules byPropertyOnly() {
        return new ReadingRules(window, true, lastWins, maxTags, sources, limits);
    }

    ReadingRules takingTheLast() {
        return new ReadingRules(window, propertyOnly, true, maxTags, sources, limits);
    }

    ReadingRules ignoringMoreThan(int tags) {
        return new ReadingRules(window, propertyOnly, lastWins, tags, sources, limits);
    }

    ReadingRules from(Field field, Source... places) {
        Map<Field, List<Source>> other = new EnumMap<>(sources);
        other.put(field, List.of(places));
        return new ReadingRules(window, propertyOnly, lastWins, maxTags, other, limits);
    }

    ReadingRules cut(Field field, int size, Unit unit) {
        Map<Field, Limit> other = new EnumMap<>(Field.class);
        other.putAll(limits);
        other.put(field, new Limit(size, unit));
        return new ReadingRules(window, propertyOnly, lastWins, maxTags, sources, other);
    }
}
