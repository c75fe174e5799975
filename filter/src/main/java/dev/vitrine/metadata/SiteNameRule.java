package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a site is called. */
final class SiteNameRule {
    private static final int LONGEST = 64;

    /** The share of its words that only a name of the page itself takes from the page's title. */
    private static final double OWN_WORDS = 0.6;

    /** Parts of titles that number the page, or say who wrote it. */
    private static final Pattern OF_PAGE = Pattern.compile(
            "^(?:seite|page|p[aá]gina|strona|sivu|side|sida|pagina|стр(?:аница)?\\.?)\\s*\\d+\\b|^(?:by|von|par|por|di|door|av|af)\\s",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Facts facts;
    private final TitleRule title;
    private final Words page;

    /** @param page the words of the page's own title */
    SiteNameRule(Facts facts, TitleRule title, Words page) {
        this.facts = facts;
        this.title = title;
        this.page = page;
    }

    Optional<Sourced<String>> derive() {
        return facts.metas()
                .first("application-name")
                .filter(this::isOfSite)
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
                .or(() -> title.siteName().filter(name -> isOfSite(name.value()) && !isSection(name.value())))
                .or(() -> new FeedName(facts.head().links()).name())
                .or(() -> new LogoName(facts.body().pictures()).name())
                .or(() -> facts.body().siteNames().stream().findFirst().map(name -> new Sourced<>(name, Origin.MARKUP)))
                .filter(name ->
                        name.value().length() <= LONGEST && !name.value().contains("://"));
    }

    /** Whether it is more than a number of a page, a byline, or the page's own title once more. */
    private boolean isOfSite(String name) {
        Words words = Words.of(name);
        return !OF_PAGE.matcher(name).find()
                && !(page.size() > 1 && words.contain(page))
                && !(words.size() > 3 && words.shareIn(page) >= OWN_WORDS);
    }

    /** Whether the trail of links to the page has it for one of the site's parts. */
    private boolean isSection(String name) {
        return facts.body().crumbs().stream()
                .skip(1)
                .anyMatch(crumb -> crumb.name().equalsIgnoreCase(name));
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
