package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Pace;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 as one vocabulary: most feeds mix them. The XML may be broken in any way;
 * there are no entities but those of XML and HTML, and nothing outside the document is ever looked at.
 */
final class XmlFeedReader {
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "rdf:rdf", "feed", "channel");
    private static final int MAX_TAGS = 400_000;
    private static final int MAX_DEPTH = 256;
    private static final int MAX_NAME = 100_000;
    private static final Set<String> ENTRIES = Set.of("item", "entry");

    private final PostContent content;
    private final Clock clock;

    XmlFeedReader(PostContent content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    Feed read(String xml, WebUrl document, FeedAddress address) throws FeedException {
        if (xml.chars().filter(c -> c == '<').limit(MAX_TAGS + 1L).count() > MAX_TAGS) {
            throw new FeedException(Reason.TOO_LARGE, document.redacted() + " has more than " + MAX_TAGS + " tags");
        }
        if (hasEndlessName(xml)) {
            throw new FeedException(Reason.MALFORMED, document.redacted() + " has an element with a name without end");
        }
        Document parsed =
                Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(withoutLeadingNoise(xml), document.href());
        List<XmlElement> entries = parsed.stream()
                .filter(XmlFeedReader::isEntry)
                .filter(entry -> !isNested(entry))
                .map(element -> new XmlElement(element, document))
                .toList();
        Optional<XmlElement> channel = named(parsed, "channel", "feed")
                .findFirst()
                .or(() -> named(parsed, "rss", "rdf:rdf", "rdf").findFirst())
                .map(element -> new XmlElement(element, document));
        if (entries.isEmpty() && !isFeed(parsed)) {
            throw new FeedException(
                    Reason.MALFORMED, document.redacted() + " is no feed: it has neither items nor entries");
        }
        return feed(channel, entries, parsed, document, address);
    }

    /** The parser puts long names together bit by bit, each time anew: megabytes of one would take it minutes. */
    private static boolean hasEndlessName(String xml) {
        for (int tag = xml.indexOf('<'); tag >= 0; ) {
            if (xml.startsWith("<![CDATA[", tag)) {
                // No name, wherever it stands; what follows has no blanks in Japanese.
                tag = xml.indexOf('<', tag + 1);
                continue;
            }
            int end = tag + 1;
            while (end < xml.length() && end - tag <= MAX_NAME && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
                end++;
            }
            if (end - tag > MAX_NAME) {
                return true;
            }
            tag = xml.indexOf('<', end);
        }
        return false;
    }

    /** White space, marks and warnings that scripts print before the document. */
    private static String withoutLeadingNoise(String xml) {
        int start = xml.indexOf('<');
        return start <= 0 ? xml : xml.substring(start);
    }

    private static Stream<Element> named(Document parsed, String... names) {
        Set<String> wanted = Set.of(names);
        return parsed.stream().filter(element -> wanted.contains(XmlNames.of(element)));
    }

    /**
     * Atom lets an entry hold the feed that it came from; and broken feeds nest items that should follow each other. What
     * stands within the words of an entry is part of them: as an entry of its own it would be read twice, and so on.
     */
    private static boolean isNested(Element entry) {
        Element parent = entry.parent();
        while (parent != null && isEntry(parent)) {
            parent = parent.parent();
        }
        return parent != null
                && (XmlNames.of(parent).equals("source")
                        || parent.parents().stream().anyMatch(XmlFeedReader::isEntry));
    }

    private static boolean isEntry(Element element) {
        return ENTRIES.contains(XmlNames.of(element));
    }

    /** Whether it may be a feed that has nothing to say just now: one with a root of ours, and a channel where it needs one. */
    private static boolean isFeed(Document parsed) {
        boolean hasChannel = named(parsed, "channel", "feed").findFirst().isPresent();
        return hasChannel && parsed.children().stream().map(XmlNames::of).anyMatch(ROOTS::contains);
    }

    private Feed feed(
            Optional<XmlElement> channel,
            List<XmlElement> entries,
            Document parsed,
            WebUrl document,
            FeedAddress address) {
        XmlElement head = channel.orElseGet(() -> new XmlElement(parsed, document));
        Optional<Author> author = author(head);
        Optional<String> language =
                head.text("language", "dc:language").flatMap(Languages::tag).or(head::language);
        Optional<WebUrl> home = EntryLinks.of(head);
        List<Post> posts = Newest.of(entries, this::published).stream()
                .map(entry -> post(entry, address, author, language, home))
                .toList();
        return new Feed(
                        head.first("title", "dc:title")
                                .map(TextConstruct::of)
                                .map(content::plain)
                                .orElse(""),
                        home,
                        head.first("description", "subtitle", "tagline", "itunes:summary")
                                .map(TextConstruct::of)
                                .map(content::plain)
                                .orElse(""),
                        icon(head),
                        language,
                        UniqueIds.of(posts))
                .withPace(new Pace(interval(head), Optional.empty()));
    }

    private static Optional<WebUrl> icon(XmlElement head) {
        return head.text("icon", "logo")
                .flatMap(head::resolve)
                .or(() ->
                        head.first("image").flatMap(image -> image.text("url")).flatMap(head::resolve))
                .or(() -> head.first("itunes:image").flatMap(image -> image.resolve(image.attribute("href"))));
    }

    private Post post(
            XmlElement entry,
            FeedAddress address,
            Optional<Author> author,
            Optional<String> language,
            Optional<WebUrl> home) {
        Optional<WebUrl> link = EntryLinks.of(entry);
        TextConstruct title = construct(entry, "title", "dc:title", "media:title");
        TextConstruct body = body(entry);
        String id = entry.text("guid", "id", "dc:identifier")
                .or(() -> Optional.of(entry.attribute("rdf:about")).filter(about -> !about.isEmpty()))
                .or(() -> link.map(WebUrl::href))
                .orElseGet(() -> PostContent.digest(title.value(), body.value()));
        PostBuilder post = Post.builder(id, address)
                .permalink(link)
                .author(author(entry)
                        .map(person -> person.withAvatar(EntryMedia.face(entry)))
                        .or(() -> author)
                        .orElse(Author.UNKNOWN))
                .published(published(entry))
                .edited(date(entry, "updated", "modified", "dcterms:modified"))
                .language(entry.text("dc:language")
                        .flatMap(Languages::tag)
                        .or(entry::language)
                        .or(() -> language))
                .sensitive(isAdult(entry))
                .tags(tags(entry));
        Mended mended = content.fill(post, title, body, bodyBase(entry, link, home));
        List<Media> media = EntryMedia.of(entry);
        return post.media(media.isEmpty() ? standIn(entry, mended.media()) : media)
                .card(mended.card())
                .counts(mended.counts().orElseGet(() -> counts(entry)))
                .build();
    }

    /** What is shown of an entry that says of nothing that it holds it: what its text has, unless only a still has a picture. */
    private static List<Media> standIn(XmlElement entry, List<Media> inText) {
        boolean pictured = inText.stream().anyMatch(it -> it.picture().isPresent());
        List<Media> still = pictured ? List.of() : EntryMedia.still(entry);
        return still.isEmpty() ? inText : still;
    }

    private Optional<Instant> published(XmlElement entry) {
        return date(
                        entry,
                        "pubdate",
                        "published",
                        "issued",
                        "dcterms:issued",
                        "dc:date",
                        "created",
                        "dcterms:created",
                        "date")
                .or(() -> date(entry, "updated", "modified", "dcterms:modified"));
    }

    /** The first of these that says anything. */
    private static TextConstruct construct(XmlElement entry, String... names) {
        return Stream.of(names)
                .flatMap(name -> entry.all(name).stream())
                .map(TextConstruct::of)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(new TextConstruct("", false));
    }

    /** The fullest text that there is. */
    private static TextConstruct body(XmlElement entry) {
        for (String name : BODIES) {
            for (XmlElement element : entry.all(name)) {
                TextConstruct text = TextConstruct.of(element);
                if (!text.isBlank() && element.attribute("src").isEmpty()) {
                    return text;
                }
            }
        }
        return entry.first("media:group")
                .map(group -> construct(group, "media:description"))
                .orElse(new TextConstruct("", false));
    }

    private static final List<String> BODIES = List.of(
            "content:encoded",
            "content",
            "xhtml:body",
            "xhtml:div",
            "body",
            "fullitem",
            "description",
            "summary",
            "itunes:summary",
            "abstract",
            "dc:description",
            "media:description");

    /** Where the feed does not say what addresses are meant against, they were written for the page with the same words. */
    private static WebUrl bodyBase(XmlElement entry, Optional<WebUrl> link, Optional<WebUrl> home) {
        XmlElement body = BODIES.stream()
                .flatMap(name -> entry.all(name).stream())
                .findFirst()
                .orElse(entry);
        WebUrl base = body.base();
        return link.filter(page -> !body.hasBase())
                .filter(page -> page.origin().equals(base.origin())
                        || home.filter(site -> page.origin().equals(site.origin()))
                                .isPresent())
                .orElse(base);
    }

    private Optional<Instant> date(XmlElement entry, String... names) {
        for (String name : names) {
            Optional<Instant> date =
                    entry.text(name).flatMap(FeedDates::parse).filter(it -> FeedDates.isPossible(it, clock.instant()));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<Author> author(XmlElement entry) {
        return Stream.of("author", "dc:creator", "itunes:author", "dc:author", "managingeditor", "media:credit")
                .flatMap(name -> entry.all(name).stream())
                .flatMap(element -> person(element).stream())
                .findFirst();
    }

    private static Optional<Author> person(XmlElement element) {
        Optional<String> name = element.text("name");
        if (name.isEmpty() && !element.hasElements()) {
            return Persons.parse(element.text());
        }
        Optional<WebUrl> page = element.text("uri", "url", "homepage").flatMap(element::resolve);
        return name.or(() -> element.text("email").flatMap(Persons::parse).map(Author::name))
                .map(it -> Persons.of(it, page, Optional.empty()));
    }

    private static Counts counts(XmlElement entry) {
        Optional<XmlElement> community =
                entry.first("media:group").orElse(entry).first("media:community");
        return new Counts(
                number(entry.text("slash:comments", "thr:total")),
                OptionalLong.empty(),
                number(community.flatMap(it -> it.first("media:starrating")).map(it -> it.attribute("count"))),
                number(community.flatMap(it -> it.first("media:statistics")).map(it -> it.attribute("views"))));
    }

    private static OptionalLong number(Optional<String> text) {
        return text.filter(digits -> digits.matches("[0-9]{1,15}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static boolean isAdult(XmlElement entry) {
        Stream<XmlElement> media =
                Stream.concat(entry.all("media:content").stream(), entry.all("media:group").stream());
        return Stream.concat(Stream.of(entry), media)
                .flatMap(element -> element.all("media:rating").stream())
                .anyMatch(rating -> rating.text().equalsIgnoreCase("adult"));
    }

    private static List<String> tags(XmlElement entry) {
        return entry.children()
                .filter(child ->
                        Set.of("category", "dc:subject", "itunes:keywords").contains(child.name()))
                .flatMap(XmlFeedReader::words)
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && tag.length() <= 100)
                .distinct()
                .limit(50)
                .toList();
    }

    private static Stream<String> words(XmlElement category) {
        if (category.name().equals("itunes:keywords")) {
            return Stream.of(category.text().split(",", -1));
        }
        return Stream.of(Stream.of(category.attribute("label"), category.attribute("term"), category.text())
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse(""));
    }

    private static Optional<Duration> interval(XmlElement head) {
        Optional<Duration> ttl = head.text("ttl")
                .filter(minutes -> minutes.matches("[0-9]{1,5}"))
                .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
        return ttl.or(() -> head.text("sy:updateperiod").flatMap(period -> {
            long times = head.text("sy:updatefrequency")
                    .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                    .map(Long::parseLong)
                    .orElse(1L);
            return period(period).map(length -> length.dividedBy(times));
        }));
    }

    private static Optional<Duration> period(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "hourly" -> Optional.of(Duration.ofHours(1));
            case "daily" -> Optional.of(Duration.ofDays(1));
            case "weekly" -> Optional.of(Duration.ofDays(7));
            case "monthly" -> Optional.of(Duration.ofDays(30));
            case "yearly" -> Optional.of(Duration.ofDays(365));
            default -> Optional.empty();
        };
    }
}
