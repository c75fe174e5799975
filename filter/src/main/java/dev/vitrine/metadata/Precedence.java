package dev.vitrine.metadata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return said(facts.context().overrides().get(name), Origin.REQUEST)
                .or(() -> facts.metas().first("vitrine:" + name).map(text -> new Sourced<>(text, Origin.PAGE_OVERRIDE)))
                .or(() -> said(facts.context().rules().get(name), Origin.PATH_RULE))
                .or(() -> facts.metas().first(property).map(text -> new Sourced<>(text, Origin.OWN_TAG)));
    }

    /** The same for a URL; one that is none counts as absent, a relative one is made absolute. */
    Optional<Sourced<String>> url(String name, String property) {
        return text(name, property)
                .flatMap(url -> facts.absolute(url.value()).map(absolute -> new Sourced<>(absolute, url.origin())));
    }

    /** The same for a date. */
    Optional<Sourced<PublishDate>> date(String name, String property) {
        return text(name, property)
                .flatMap(text -> PublishDate.find(text.value(), facts.language(), facts.clock())
                        .map(date -> new Sourced<>(date, text.origin())));
    }

    private static Optional<Sourced<String>> said(@Nullable String text, Origin origin) {
        return text == null ? Optional.empty() : PlainText.said(text).map(value -> new Sourced<>(value, origin));
    }
}
