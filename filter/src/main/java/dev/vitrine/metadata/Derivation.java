package dev.vitrine.metadata;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies the rules to the facts of one page. */
final class Derivation {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 300;
    private static final int LONGEST_NAME = 64;
    private static final int MAX_LOCALES = 20;

    private final Facts facts;
    private final Precedence precedence;
    private final TitleRule titles;
    private final MainContent content;

    Derivation(Facts facts) {
        this.facts = facts;
        this.precedence = new Precedence(facts);
        this.titles = new TitleRule(facts);
        this.content = new MainContent(facts.body());
    }

    /** What the page is called. */
    Optional<Sourced<String>> title() {
        return precedence
                .text("title", "og:title")
                .or(() -> sibling("twitter:title", "twitter:text:title"))
                .or(titles::derive)
                .map(text -> cut(text, LONGEST_TITLE));
    }

    PageMetadata derive() {
        Optional<Sourced<String>> title = title();
        Words words = Words.of(title.map(Sourced::value).orElse(""));
        PageNature nature = nature(words);
        long heading = headingPosition(words);
        Byline byline = new Byline(content, heading, facts.body().headings(), isList(heading));
        DateRule dates = new DateRule(facts, byline);
        Optional<Sourced<PublishDate>> published = precedence
                .date("published", "article:published_time")
                .or(() -> nature.errand() ? Optional.empty() : dates.published());
        Optional<Sourced<PublishDate>> modified = precedence
                .date("modified", "article:modified_time")
                .or(() -> nature.errand() ? Optional.empty() : dates.modified(published));
        TopicRule topics = new TopicRule(facts);
        Optional<Sourced<String>> siteName =
                precedence.text("site-name", "og:site_name").or(new SiteNameRule(facts, titles, words)::derive);
        List<PageAuthor> authors = nature.errand()
                ? List.of()
                : new AuthorRule(
                                facts,
                                content,
                                byline,
                                siteName.map(Sourced::value).orElse(""))
                        .derive();
        boolean dated = published.isPresent() || !authors.isEmpty();
        Optional<PageVideo> video = new VideoRule(facts, content, dated).derive();
        Optional<Sourced<String>> type = precedence
                .text("type", "og:type")
                .or(() -> Optional.of(new TypeRule(facts, dated, video.isPresent()).derive()));
        return new PageMetadata(
                title,
                precedence
                        .text("description", "og:description")
                        .or(() -> sibling("twitter:description"))
                        .or(() -> nature.errand()
                                ? Optional.empty()
                                : new DescriptionRule(
                                                facts,
                                                content,
                                                heading,
                                                title.map(Sourced::value).orElse(""),
                                                authors)
                                        .derive())
                        .or(() -> nature.home() ? siteDescription() : Optional.empty())
                        .filter(text -> !title.map(Sourced::value).equals(Optional.of(text.value())))
                        .map(text -> cut(text, LONGEST_DESCRIPTION)),
                precedence.url("url", "og:url").or(new UrlRule(facts)::derive),
                type,
                siteName.map(name -> cut(name, LONGEST_NAME)),
                locale(),
                alternateLocales(),
                image(heading, words, nature.errand()),
                video,
                authors,
                published.map(date -> date.map(PublishDate::text)),
                modified.map(date -> date.map(PublishDate::text)),
                precedence.text("section", "article:section").or(() -> topics.section(title)),
                topics.tags(),
                new OfferRule(facts).derive(),
                new AudioRule(facts).derive(),
                person(),
                recipe(),
                Minutes.toRead(facts, content),
                resolved(topics.trail()),
                nature);
    }

    private Optional<PagePerson> person() {
        return facts.person()
                .map(thing -> new PagePerson(
                        thing.text("givenName").flatMap(PlainText::of),
                        thing.text("familyName").flatMap(PlainText::of),
                        thing.text("alternateName").flatMap(PlainText::of)));
    }

    private Optional<Recipe> recipe() {
        return facts.main(MainEntity.Kind.RECIPE)
                .map(main -> new Recipe(
                        Minutes.of(main.thing().text("totalTime")),
                        main.thing().texts("recipeYield").stream()
                                .flatMap(text -> PlainText.of(text).stream())
                                .max(Comparator.comparingInt(String::length)),
                        List.of(),
                        List.of()))
                .or(facts.body()::recipe);
    }

    private List<Crumb> resolved(List<Crumb> trail) {
        return trail.stream()
                .map(step -> new Crumb(
                        step.name(),
                        step.href().isEmpty() ? "" : facts.absolute(step.href()).orElse(""),
                        step.origin()))
                .toList();
    }

    private Optional<Sourced<String>> siteDescription() {
        return facts.context().site().description().map(text -> new Sourced<>(text, Origin.SETTING));
    }

    private Optional<Sourced<String>> sibling(String... keys) {
        return facts.metas().first(keys).map(text -> new Sourced<>(text, Origin.SIBLING_TAG));
    }

    private static Sourced<String> cut(Sourced<String> text, int limit) {
        return text.ownTag() ? text : text.map(value -> PlainText.cut(value, limit));
    }

    private Optional<PageImage> image(long heading, Words title, boolean errand) {
        return precedence
                .url("image", "og:image")
                .or(() -> precedence.url("image", "og:image:url"))
                .map(url -> PageImage.of(url.value(), url.origin()))
                .or(() -> errand ? Optional.empty() : new PictureRule(facts, content, heading, title).derive())
                .or(() -> facts.context()
                        .site()
                        .image()
                        .flatMap(facts::absolute)
                        .map(url -> PageImage.of(url, Origin.SETTING)));
    }

    private Optional<Sourced<String>> locale() {
        return precedence
                .text("locale", "og:locale")
                .or(() -> facts.head()
                        .language()
                        .flatMap(Locales::of)
                        .map(locale -> new Sourced<>(locale, Origin.MARKUP)))
                .or(() -> facts.context()
                        .language()
                        .or(() -> facts.metas().first("content-language", "language", "dc.language"))
                        .flatMap(Locales::of)
                        .map(locale -> new Sourced<>(locale, Origin.SIBLING_TAG)))
                .or(() -> facts.context().site().locale().map(locale -> new Sourced<>(locale, Origin.SETTING)));
    }

    /** The locales of the page's translations, as its links tell them. */
    private List<String> alternateLocales() {
        Optional<String> own = locale().map(Sourced::value);
        return facts.head().links("alternate").stream()
                .flatMap(link -> Locales.of(link.hreflang()).stream())
                .filter(locale -> !own.equals(Optional.of(locale)))
                .distinct()
                .limit(MAX_LOCALES)
                .toList();
    }

    private PageNature nature(Words title) {
        MetaTags metas = facts.metas();
        boolean noindex = facts.context().unindexed()
                || Stream.of("robots", "googlebot")
                        .flatMap(name -> metas.all(name).stream())
                        .map(MetaTags.Tag::content)
                        .anyMatch(rules -> rules.toLowerCase(Locale.ROOT).contains("noindex")
                                || rules.strip().equalsIgnoreCase("none"));
        return new PageNature(
                facts.language(),
                facts.context().isHome(),
                facts.head().amp(),
                noindex,
                metas.first("vitrine").filter("off"::equalsIgnoreCase).isPresent(),
                new ErrandRule(facts, content, title).applies());
    }

    /** Whether the page's heading stands above several articles, each of which is another page's. */
    private boolean isList(long position) {
        return facts.body().articles() > 1
                && facts.body().headings().stream()
                        .noneMatch(heading -> heading.position() == position
                                && heading.region().is(Region.ARTICLE));
    }

    private long headingPosition(Words words) {
        List<Heading> headings = facts.body().headings();
        return headings.stream()
                .filter(heading -> !heading.astray() || heading.level() == 1)
                .filter(heading -> words.size() > 0
                        && heading.words().shareIn(words) > 0.6
                        && words.shareIn(heading.words()) > 0.4)
                .mapToLong(Heading::position)
                .findFirst()
                .orElse(headings.stream()
                        .filter(heading -> heading.level() == 1)
                        .mapToLong(Heading::position)
                        .findFirst()
                        .orElse(-1));
    }
}
