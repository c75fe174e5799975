package dev.vitrine.server.source;

import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a WordPress site by its <a href="https://developer.wordpress.org/rest-api/reference/posts/">API</a>, which has the
 * featured pictures of posts with their descriptions; and by its feed where the API is closed, or the address is that of a
 * category, a tag or an author.
 */
final class WordPressSource extends UpstreamSource {
    private static final String POSTS = "wp-json/wp/v2/posts?per_page=20&_embed=author,wp:featuredmedia,wp:term";
    private static final String ABOUT = "wp-json/?_fields=name,description";
    private static final Duration CLOSED_FOR = Duration.ofDays(1);
    private static final int MAX_KNOWN_SITES = 10_000;

    /** What is answered where there is no API for everybody. */
    private static final Set<Reason> CLOSED = Set.of(
            Reason.NOT_FOUND,
            Reason.CREDENTIALS,
            Reason.MALFORMED,
            Reason.UPSTREAM_ERROR,
            Reason.TOO_LARGE,
            Reason.TOO_MANY_REDIRECTS);

    private final PublishedSource feeds;
    private final PostContent content;
    private final Clock clock;
    private final BoundedMap<String, Instant> closedSince = new BoundedMap<>(MAX_KNOWN_SITES);
    private final BoundedMap<String, JsonNode> sites = new BoundedMap<>(MAX_KNOWN_SITES);

    WordPressSource(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        super(fetcher, clock);
        WordPressPublisher publisher = new WordPressPublisher();
        this.feeds = new PublishedSource(publisher, fetcher, sanitizer, clock);
        this.content = new PostContent(sanitizer, publisher);
        this.clock = clock;
    }

    @Override
    Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException {
        WebUrl site = server(address, address.locator());
        boolean closed = closedSince
                .get(site.href())
                .filter(since -> isWithin(CLOSED_FOR, since))
                .isPresent();
        if (visit.found().isPresent() || closed) {
            return feeds.visit(address, visit);
        }
        WebUrl posts = site.resolve(POSTS).orElseThrow();
        try {
            Optional<Answer> answer = visit.changed(posts, JSON);
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(visit.signed(feed(answer.get(), site, address, visit)));
        } catch (FeedException e) {
            if (!CLOSED.contains(e.reason())) {
                throw e;
            }
            visit.forget(posts);
            closedSince.put(site.href(), clock.instant());
            return feeds.visit(address, visit);
        }
    }

    private Feed feed(Answer answer, WebUrl site, FeedAddress address, UpstreamVisit visit) throws FeedException {
        JsonNode array = json(answer);
        if (!array.isArray()) {
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is no list of posts");
        }
        List<Post> posts = new ArrayList<>();
        for (JsonNode post : array) {
            if (post.isObject() && !Json.text(post, "link").isEmpty()) {
                posts.add(post(post, site, address));
            }
        }
        JsonNode about = about(site, visit);
        return new Feed(
                content.plain(new TextConstruct(Json.text(about, "name"), true)),
                Optional.of(site),
                content.plain(new TextConstruct(Json.text(about, "description"), true)),
                Optional.empty(),
                Optional.empty(),
                UniqueIds.of(posts));
    }

    /** A site seldom changes its name, so it is asked once. */
    private JsonNode about(WebUrl site, UpstreamVisit visit) throws FeedException {
        Optional<JsonNode> known = sites.get(site.href());
        if (known.isPresent()) {
            return known.get();
        }
        JsonNode about = json(visit.whole(site.resolve(ABOUT).orElseThrow(), JSON));
        sites.put(site.href(), about);
        return about;
    }

    private Post post(JsonNode node, WebUrl site, FeedAddress address) {
        WebUrl link = Json.url(node, "link", site).orElse(site);
        String guid = Json.text(node.path("guid"), "rendered");
        JsonNode embedded = node.path("_embedded");
        PostBuilder post = Post.builder(guid.isBlank() ? link.href() : guid, address)
                .permalink(Optional.of(link))
                .author(author(embedded.path("author").path(0), site))
                .published(date(node, "date_gmt"))
                .edited(date(node, "modified_gmt"))
                .tags(tags(embedded.path("wp:term")));
        boolean closed = node.path("content").path("protected").asBoolean(false);
        String whole = closed ? "" : Json.text(node.path("content"), "rendered");
        String markup = whole.isBlank() ? Json.text(node.path("excerpt"), "rendered") : whole;
        Mended mended = content.fill(
                post,
                new TextConstruct(Json.text(node.path("title"), "rendered"), true),
                new TextConstruct(markup, true),
                link);
        List<Media> picture = picture(embedded.path("wp:featuredmedia").path(0), site);
        return post.media(picture.isEmpty() ? mended.media() : picture).build();
    }

    private static Author author(JsonNode node, WebUrl site) {
        String name = Json.text(node, "name");
        return name.isBlank()
                ? Author.UNKNOWN
                : Persons.of(name, Json.url(node, "link", site), Json.url(node.path("avatar_urls"), "96", site));
    }

    /** Dates without a zone are in UTC. */
    private Optional<Instant> date(JsonNode node, String name) {
        String text = Json.text(node, name);
        return FeedDates.parse(text.isEmpty() ? text : text + "Z")
                .filter(it -> FeedDates.isPossible(it, clock.instant()));
    }

    private List<String> tags(JsonNode taxonomies) {
        List<String> tags = new ArrayList<>();
        for (JsonNode taxonomy : taxonomies) {
            for (JsonNode term : taxonomy) {
                String name = content.plain(new TextConstruct(Json.text(term, "name"), true));
                if (!name.isEmpty() && !Json.text(term, "slug").equals("uncategorized")) {
                    tags.add(name);
                }
            }
        }
        return tags;
    }

    private static List<Media> picture(JsonNode node, WebUrl site) {
        boolean image = Json.text(node, "media_type").equals("image");
        return Json.url(node, "source_url", site)
                .filter(url -> image)
                .map(url -> new Media(
                        Media.Kind.IMAGE,
                        url,
                        Optional.empty(),
                        Json.text(node, "alt_text").strip(),
                        Json.size(node.path("media_details")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Json.text(node, "mime_type")).filter(type -> !type.isEmpty()),
                        Optional.empty()))
                .stream()
                .toList();
    }
}
