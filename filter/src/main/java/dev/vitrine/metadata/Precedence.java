package dev.vitrine.metadata;

import java.util.Map;
import java.util.Optional;

/** The values that are set rather than derived: by the application, the page, the settings, or the very tag. */
final class Precedence {
    private final Facts facts;

    Precedence(Facts facts) {
        this.facts = facts;
    }

    /**
     * The value that is set for a name.
     *
     * @param name the bare name, as in {@code vitrine.title}
     * @param property the tag that carries it
     */
    Optional<Sourced<String>> text(String name, String property) {
        return said(facts.context().overrides(), name, property, Origin.REQUEST)
                .or(() -> facts.metas()
                        .first("vitrine:" + name, "vitrine:" + property)
                        .map(text -> new Sourced<>(text, Origin.PAGE_OVERRIDE)))
                .or(() -> said(facts.context().rules(), name, property, Origin.PATH_RULE))
                .or(() -> facts.metas().first(property).map(text -> new Sourced<>(text, Origin.OWN_TAG)));
    }

    /** The same for a URL; one that is none counts as absent, a relative one is made absolute. */
    Optional<Sourced<String>> url(String name, String property) {
        return text(name, property)
                .filter(url -> !isEncoded(url.value()))
                .flatMap(url -> facts.absolute(url.value()).map(absolute -> new Sourced<>(absolute, url.origin())));
    }

    /** An address that was percent-encoded as a whole would pass for a relative one. */
    private static boolean isEncoded(String url) {
        return url.regionMatches(true, 0, "http%3a", 0, 7) || url.regionMatches(true, 0, "https%3a", 0, 8);
    }

    /** The same for a date. */
    Optional<Sourced<PublishDate>> date(String name, String property) {
        return text(name, property)
                .flatMap(text -> PublishDate.find(text.value(), facts.language(), facts.clock())
                        .map(date -> new Sourced<>(date, text.origin())));
    }

    /** Under its own name, or that of the tag: {@code title} or {@code og.title}. */
    private static Optional<Sourced<String>> said(
            Map<String, String> values, String name, String property, Origin origin) {
        String text = values.getOrDefault(name, values.get(property.replace(':', '.')));
        return text == null ? Optional.empty() : PlainText.said(text).map(value -> new Sourced<>(value, origin));
    }
}
