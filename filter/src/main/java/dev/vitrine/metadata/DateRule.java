package dev.vitrine.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a page was published. */
final class DateRule {
    private static final Pattern DAY = Pattern.compile("/((?:19|20)\\d{2}/\\d{1,2}/\\d{1,2})/");

    /** What a date stands behind that is the day of a program's version, and not of the page about it. */
    private static final Pattern VERSION = Pattern.compile(
            "\\b(?:v|ver|vers[ií]\\w*|verze|wersj\\w*|release|build|rev(?:ision)?)\\.? ?\\d.*",
            Pattern.CASE_INSENSITIVE);

    private static final int LITTLE_MORE = 40;

    private static final String[] PUBLISHED = """
            article:published_time og:published_time article:published article.published parsely-pub-date \
            sailthru.date datepublished date.published publish-date publish_date publishdate pubdate \
            published-date publication_date publicationdate published published_time published_at publishedat \
            pub_date originalpublicationdate cxenseparse:recs:publishtime rnews:datepublished \
            vr:published_time citation_publication_date citation_online_date citation_date dcterms.issued \
            dc.date.issued dcterms.created dc.date.created dc.date dcterms.date dcsext.articlefirstpublished \
            iso-8601-publish-date bt:pubdate displaydate article_date_original article.created datecreated \
            creation_date created date ptime timestamp release_date""".split(" ", -1);

    private static final String[] MODIFIED = """
            og:updated_time article:modified dcterms.modified dc.date.modified datemodified last-modified \
            lastmod last_updated updated_time modified revised""".split(" ", -1);

    private final Facts facts;
    private final Byline byline;

    DateRule(Facts facts, Byline byline) {
        this.facts = facts;
        this.byline = byline;
    }

    Optional<Sourced<PublishDate>> published() {
        return ofMain(List.of("datePublished", "uploadDate", "dateCreated"))
                .or(() -> meta(PUBLISHED))
                .or(() -> loose("datePublished", "dateCreated"))
                .or(() -> mention(Mention.Strength.STATED))
                .or(() -> mention(Mention.Strength.ELEMENT))
                .or(() -> mention(Mention.Strength.HINT))
                .or(this::line)
                .or(this::lineAbove)
                .or(this::address);
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
        return facts.body().mentions().stream()
                .filter(mention -> mention.strength() == strength && (mention.hints() & (Hint.DATE | Hint.AUTHOR)) != 0)
                .filter(mention -> !mention.region().is(Region.VERSION)
                        && byline.fits(mention)
                        && find(mention.text()).isPresent())
                .min(Comparator.<Mention>comparingInt(mention -> (mention.hints() & Hint.MODIFIED) != 0 ? 1 : 0)
                        .thenComparingLong(byline::distance))
                .flatMap(mention -> find(mention.text()))
                .map(date -> new Sourced<>(date, strength == Mention.Strength.ELEMENT ? Origin.TIME : Origin.BYLINE));
    }

    /** The day in the page's address, as blogs and newspapers write it: {@code /2016/03/04/}. */
    private Optional<Sourced<PublishDate>> address() {
        return new UrlRule(facts)
                .derive()
                .map(url -> DAY.matcher(url.value()))
                .filter(Matcher::find)
                .flatMap(day -> find(day.group(1)))
                .map(date -> new Sourced<>(date, Origin.ADDRESS));
    }

    private Optional<Sourced<PublishDate>> line() {
        return facts.body().lines().stream()
                .filter(line ->
                        byline.fits(line) && byline.follows(line) && line.text().length() < 80)
                .filter(line -> !line.region().is(Region.VERSION))
                .flatMap(line -> find(line.text()).filter(date -> !isOfVersion(line.text())).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    /** A line of hardly more than a date, right above the heading in what the page calls its content. */
    private Optional<Sourced<PublishDate>> lineAbove() {
        return facts.body().lines().stream()
                .filter(line -> byline.precedes(line)
                        && line.text().length() <= LITTLE_MORE
                        && line.region().is(Region.MAIN | Region.ARTICLE))
                .flatMap(line -> find(line.text()).filter(date -> !isOfVersion(line.text())).stream())
                .reduce((first, second) -> second)
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    private static boolean isOfVersion(String line) {
        return VERSION.matcher(line).find();
    }

    private Optional<PublishDate> find(String text) {
        return PublishDate.find(text, facts.language(), facts.clock());
    }
}
