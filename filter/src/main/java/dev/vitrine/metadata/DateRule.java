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

    /** What a date stands behind on which something was changed that had been there before. */
    private static final Pattern CHANGE = Pattern.compile(
            "(?:last (?:updated?|modified|edit|change|revis)|letzte (?:änderung|aktualisierung|bearbeitung)|zuletzt|stand:|dernière m|última"
                    + "|ultim[oa] (?:agg|mod)|laatst|ostatni|naposledy|последн|τελευταία|son güncelle|آخر تحديث|לאחרונה|अंतिम|ล่าสุด|最后|最後"
                    + "|最近更新|最終|마지막|최종|lần cuối|terakhir)\\P{Nd}{0,60}\\d.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Days and hours between which something lasts, and days that something begins or ends with. */
    private static final Pattern SPAN = Pattern.compile(
            "\\d{1,2}[:.h]\\d{2}(?: ?uhr)? ?(?:[–—～~]|- | -|bis|to|à|a las|до) ?\\d{1,2}[:.h]\\d{2}"
                    + "|\\d ?(?:[ap]\\.?m\\.?|uhr|h)? ?(?:[–—-]|bis|to|à) ?\\d{1,2} ?(?:[ap]\\.?m\\b|uhr|h\\b)"
                    + "|\\d\\.? ?(?:[–—-]|bis|to|au|al|до) ?\\d{1,2}(?:\\.? (?:de )?\\p{L}{3,}|,) \\d{4}"
                    + "|\\b(?:ab|bis|until|till|from|since|seit|valid|deadline|due|expires|jusqu['’]au|hasta|desde|fino al|até|до|с)"
                    + "(?: (?:zum|dem|the|el|le|am))? (?:\\p{L}{2,10}\\.? )?\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
        Optional<Sourced<PublishDate>> said = ofMain(
                        List.of("datePublished", "uploadDate", "dateCreated", "datePosted"))
                .or(() -> meta(PUBLISHED))
                .or(() -> loose("datePublished", "dateCreated"));
        return said.isPresent() || facts.main(MainEntity.Kind.OCCASION).isPresent() ? said : shown();
    }

    private Optional<Sourced<PublishDate>> shown() {
        return mention(Mention.Strength.STATED)
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
                .or(this::changed)
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
                .filter(mention -> !mention.region().is(Region.VERSION | Region.EVENT) && byline.fits(mention))
                .sorted(Comparator.<Mention>comparingInt(mention -> (mention.hints() & Hint.MODIFIED) != 0 ? 1 : 0)
                        .thenComparingLong(byline::distance))
                .flatMap(mention -> ofPublishing(mention.text()).filter(date -> agrees(mention, date)).stream())
                .findFirst()
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
                .filter(line -> !line.region().is(Region.VERSION | Region.EVENT | Region.TABLE))
                .flatMap(line -> ofPublishing(line.text()).filter(date -> !isOfVersion(line.text())).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    /** A line of hardly more than a date, right above the heading in what the page calls its content. */
    private Optional<Sourced<PublishDate>> lineAbove() {
        return facts.body().lines().stream()
                .filter(line -> byline.precedes(line)
                        && line.text().length() <= LITTLE_MORE
                        && line.region().is(Region.MAIN | Region.ARTICLE)
                        && !line.region().is(Region.EVENT))
                .flatMap(line -> ofPublishing(line.text()).filter(date -> !isOfVersion(line.text())).stream())
                .reduce((first, second) -> second)
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    /** The date in a text that tells of no change before it, and of nothing that lasts. */
    private Optional<PublishDate> ofPublishing(String text) {
        Optional<PublishDate> date = find(text);
        if (date.isEmpty() || SPAN.matcher(text).find()) {
            return Optional.empty();
        }
        Matcher change = CHANGE.matcher(text);
        return change.find() ? find(text.substring(0, change.start())) : date;
    }

    /** Whether the line around a date does not tell that it is another one than that of publishing. */
    private boolean agrees(Mention mention, PublishDate date) {
        return facts.body().lines().stream()
                .filter(line -> line.position() > mention.position())
                .findFirst()
                .filter(line -> find(line.text()).filter(date::isOfSameDay).isPresent())
                .filter(line ->
                        ofPublishing(line.text()).filter(date::isOfSameDay).isEmpty())
                .isEmpty();
    }

    /** The last change that a line in the content tells of. */
    private Optional<Sourced<PublishDate>> changed() {
        return facts.body().lines().stream()
                .filter(line -> PublishDate.hasYear(line.text())
                        && line.region().is(Region.MAIN | Region.ARTICLE)
                        && byline.fits(line))
                .map(line -> CHANGE.matcher(line.text()))
                .filter(Matcher::find)
                .flatMap(change -> find(change.group()).stream())
                .findFirst()
                .map(date -> new Sourced<>(date, Origin.BYLINE));
    }

    private static boolean isOfVersion(String line) {
        return VERSION.matcher(line).find();
    }

    private Optional<PublishDate> find(String text) {
        return PublishDate.find(text, facts.language(), facts.clock());
    }
}
