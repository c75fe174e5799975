package dev.vitrine.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a page was published. */
final class DateRule {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:published_time",
        "article:published",
        "article.published",
        "parsely-pub-date",
        "sailthru.date",
        "datepublished",
        "date.published",
        "publish-date",
        "publish_date",
        "publishdate",
        "pubdate",
        "published-date",
        "publication_date",
        "publicationdate",
        "published",
        "published_time",
        "published_at",
        "publishedat",
        "pub_date",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "vr:published_time",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "dcterms.issued",
        "dc.date.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "dcsext.articlefirstpublished",
        "iso-8601-publish-date",
        "bt:pubdate",
        "displaydate",
        "article_date_original",
        "article.created",
        "datecreated",
        "creation_date",
        "created",
        "date",
        "ptime",
        "timestamp",
        "release_date"
    };

    private static final String[] MODIFIED = {
        "og:updated_time",
        "article:modified",
        "dcterms.modified",
        "dc.date.modified",
        "datemodified",
        "last-modified",
        "lastmod",
        "last_updated",
        "updated_time",
        "modified",
        "revised"
    };

    private final Facts facts;
    private final MainContent content;
    private final long heading;

    DateRule(Facts facts, MainContent content, long heading) {
        this.facts = facts;
        this.content = content;
        this.heading = heading;
    }

    Optional<Sourced<PublishDate>> published() {
        return ofMain(List.of("datePublished", "uploadDate", "dateCreated"))
                .or(() -> meta(PUBLISHED))
                .or(() -> loose("datePublished", "dateCreated"))
                .or(() -> mention(Mention.Strength.STATED))
                .or(() -> mention(Mention.Strength.ELEMENT))
                .or(() -> mention(Mention.Strength.HINT))
                .or(this::line);
    }

    /** When it was changed last, which is not before it was published. */
    Optional<Sourced<PublishDate>> modified(Optional<Sourced<PublishDate>> published) {
        return ofMain(List.of("dateModified"))
                .or(() -> meta(MODIFIED))
                .or(() -> loose("dateModified"))
                .filter(date -> published
                        .filter(first -> date.value().before(first.value()))
                        .isEmpty());
    }

    private Optional<Sourced<PublishDate>> ofMain(List<String> properties) {
        return facts.main()
                .flatMap(main -> properties.stream()
                        .flatMap(property -> main.thing().texts(property).stream())
                        .flatMap(text -> find(text).stream())
                        .findFirst()
                        .map(date -> new Sourced<>(date, main.origin())));
    }

    private Optional<Sourced<PublishDate>> loose(String... properties) {
        return Stream.of(properties)
                .flatMap(property -> Stream.concat(
                        facts.loose().texts(property).stream(),
                        facts.markup().stream().flatMap(thing -> thing.texts(property).stream())))
                .flatMap(text -> find(text).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.MICRODATA));
    }

    private Optional<Sourced<PublishDate>> meta(String... keys) {
        return Stream.of(keys)
                .flatMap(key -> facts.metas().all(key).stream())
                .flatMap(tag -> find(tag.content()).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.SIBLING_TAG));
    }

    private Optional<Sourced<PublishDate>> mention(Mention.Strength strength) {
        List<Mention> dated = facts.body().mentions().stream()
                .filter(mention -> mention.strength() == strength && (mention.hints() & (Hint.DATE | Hint.AUTHOR)) != 0)
                .filter(mention -> !mention.astray() && find(mention.text()).isPresent())
                .toList();
        return dated.stream()
                .min(Comparator.<Mention>comparingInt(mention -> (mention.hints() & Hint.MODIFIED) != 0 ? 1 : 0)
                        .thenComparingLong(this::distance))
                .flatMap(mention -> find(mention.text()))
                .map(date -> new Sourced<>(date, strength == Mention.Strength.ELEMENT ? Origin.TIME : Origin.BYLINE));
    }

    private long distance(Mention mention) {
        return heading < 0 ? mention.position() : Math.abs(mention.position() - heading);
    }

    private Optional<Sourced<PublishDate>> line() {
        return facts.body().lines().stream()
                .filter(line -> !line.astray() && line.text().length() < 80 && near(line))
                .flatMap(line -> find(line.text()).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    private boolean near(Mention line) {
        return heading >= 0
                && line.position() > heading - 1000
                && (content.begin() < 0 || line.position() < content.begin() + 500);
    }

    private Optional<PublishDate> find(String text) {
        return PublishDate.find(text, facts.language(), facts.clock());
    }
}
