package dev.vitrine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a page says in short. */
final class DescriptionRule {
    private static final Pattern FOOTNOTE = Pattern.compile("(?<=\\S)\\[(?:\\d{1,3}|[a-z])\\]");

    private final Facts facts;
    private final MainContent content;
    private final long heading;
    private final String title;
    private final List<PageAuthor> authors;

    DescriptionRule(Facts facts, MainContent content, long heading, String title, List<PageAuthor> authors) {
        this.authors = authors;
        this.facts = facts;
        this.content = content;
        this.heading = heading;
        this.title = title;
    }

    Optional<Sourced<String>> derive() {
        return facts.metas()
                .first(
                        "description",
                        "dc.description",
                        "dcterms.description",
                        "dcterms.abstract",
                        "sailthru.description",
                        "abstract",
                        "excerpt")
                .map(text -> new Sourced<>(text, Origin.SIBLING_TAG))
                .or(() -> facts.ofMain("description"))
                .or(() -> facts.person()
                        .flatMap(person -> person.text("description"))
                        .flatMap(PlainText::of)
                        .map(text -> new Sourced<>(text, Origin.JSON_LD)))
                .or(() -> facts.loose()
                        .text("description")
                        .flatMap(PlainText::of)
                        .map(text -> new Sourced<>(text, Origin.MICRODATA)))
                .filter(text -> !text.value().equals(title))
                .or(() -> content.summary(heading, title)
                        .map(text -> authors.isEmpty()
                                ? text
                                : AuthorNames.unsigned(text, authors.get(0).name()))
                        .map(text -> new Sourced<>(FOOTNOTE.matcher(text).replaceAll(""), Origin.PARAGRAPH)));
    }
}
