package dev.vitrine.metadata;

import java.util.Optional;
import java.util.stream.Stream;

/** Where the world finds a page. */
final class UrlRule {
    private final Facts facts;

    UrlRule(Facts facts) {
        this.facts = facts;
    }

    Optional<Sourced<String>> derive() {
        return facts.head().links("canonical").stream()
                .flatMap(link -> facts.absolute(link.href()).stream())
                .findFirst()
                .map(url -> new Sourced<>(url, Origin.LINK))
                .or(() -> facts.context().url().map(url -> new Sourced<>(url, Origin.ADDRESS)));
    }

    /** The URLs by which the page names itself, as far as they are absolute. */
    static Stream<String> own(HeadReader head) {
        Stream<String> links = Stream.concat(
                        head.links("canonical").stream(),
                        head.links("alternate").stream()
                                .filter(link -> !link.hreflang().isEmpty()))
                .map(HeadLink::href);
        Stream<String> tags = head.metas().all("og:url").stream().map(MetaTags.Tag::content);
        return Stream.concat(links, tags)
                .flatMap(url -> WebUrl.parse(url).stream())
                .map(WebUrl::toString);
    }
}
