package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a site is called. */
final class SiteNameRule {
    private static final int LONGEST = 64;

    private final Facts facts;
    private final TitleRule title;

    SiteNameRule(Facts facts, TitleRule title) {
        this.facts = facts;
        this.title = title;
    }

    Optional<Sourced<String>> derive() {
        return facts.metas()
                .first("application-name")
                .map(name -> new Sourced<>(name, Origin.SIBLING_TAG))
                .or(this::described)
                .or(() -> facts.metas()
                        .first(
                                "apple-mobile-web-app-title",
                                "publisher",
                                "dc.publisher",
                                "dcterms.publisher",
                                "cre",
                                "site_name",
                                "source")
                        .map(name -> new Sourced<>(name, Origin.SIBLING_TAG)))
                .or(() -> facts.context().site().name().map(name -> new Sourced<>(name, Origin.SETTING)))
                .or(title::siteName)
                .or(() -> new FeedName(facts.head().links()).name())
                .or(() -> new LogoName(facts.body().pictures()).name())
                .or(() -> facts.body().siteNames().stream().findFirst().map(name -> new Sourced<>(name, Origin.MARKUP)))
                .filter(name -> name.value().length() <= LONGEST);
    }

    private Optional<Sourced<String>> described() {
        return named(facts.jsonLd(), Origin.JSON_LD).or(() -> named(facts.markup(), Origin.MICRODATA));
    }

    /** The one organization that the page speaks of is the one behind it. */
    private static Optional<String> owner(List<Thing> things) {
        List<Thing> organizations = things.stream()
                .filter(thing -> thing.types().stream().anyMatch(type -> type.endsWith("Organization")))
                .toList();
        return organizations.size() == 1 ? organizations.get(0).text("name") : Optional.empty();
    }

    private Optional<Sourced<String>> named(List<Thing> things, Origin origin) {
        Stream<String> sites = things.stream()
                .filter(thing -> thing.types().contains("WebSite"))
                .flatMap(thing -> thing.text("name").stream());
        Stream<String> publishers = facts.main().stream()
                .filter(main -> main.origin() == origin)
                .flatMap(main -> main.thing().named("publisher").stream());
        return Stream.of(sites, publishers, owner(things).stream())
                .flatMap(names -> names)
                .flatMap(name -> PlainText.of(name).stream())
                .findFirst()
                .map(name -> new Sourced<>(name, origin));
    }
}
