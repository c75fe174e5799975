package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a document that should be a feed, by what it is rather than by what its server calls it. */
final class FeedDocument {
    private static final Pattern END = Pattern.compile("(?i)</\\s*(?:rss|(?:[\\w-]+:)?(?:rdf|feed)|channel)\\s*>");

    private final XmlFeedReader xml;
    private final JsonFeedReader json;

    FeedDocument(Sanitizer sanitizer, Clock clock) {
        this(sanitizer, clock, new AnyPublisher());
    }

    /** @param publisher knows how the feed's makers write posts */
    FeedDocument(Sanitizer sanitizer, Clock clock, Publisher publisher) {
        PostContent content = new PostContent(sanitizer, publisher);
        this.xml = new XmlFeedReader(content, clock);
        this.json = new JsonFeedReader(content, clock);
    }

    /** Whether the document is a web page. */
    static boolean isPage(Answer answer) {
        return isPage(DocumentText.decode(answer.body(), answer.headers().first("Content-Type"))
                .stripLeading());
    }

    /** The feeds that a web page names; empty where the document is no page. */
    static List<WebUrl> feedsOf(Answer answer) {
        String text = DocumentText.decode(answer.body(), answer.headers().first("Content-Type"));
        return isPage(text.stripLeading()) ? PageFeeds.of(text, answer.url()) : List.of();
    }

    Feed read(Answer answer, FeedAddress address) throws FeedException {
        Feed feed = document(answer, address);
        return feed.withPosts(feed.posts().stream()
                .map(post -> post.toBuilder().source(feed.title()).build())
                .toList());
    }

    private Feed document(Answer answer, FeedAddress address) throws FeedException {
        String text = DocumentText.decode(answer.body(), answer.headers().first("Content-Type"));
        String start = text.stripLeading();
        if (start.startsWith("{")) {
            return readJson(text, answer, address);
        }
        if (isPage(start)) {
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is a web page, not a feed");
        }
        return xml.read(text, answer.url(), address);
    }

    /** Whether the document ends before its root does. */
    static boolean isCutOff(Answer answer) {
        String text = DocumentText.decode(answer.body(), answer.headers().first("Content-Type"));
        return text.stripLeading().startsWith("<") && !END.matcher(text).find();
    }

    private Feed readJson(String text, Answer answer, FeedAddress address) throws FeedException {
        try {
            JsonNode node = Json.parse(text);
            if (JsonFeedReader.isFeed(node)) {
                return json.read(node, answer.url(), address);
            }
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is JSON, but no JSON Feed");
        } catch (JacksonException e) {
            throw new FeedException(Reason.MALFORMED, answer.url().redacted() + " is no whole JSON document", e);
        }
    }

    private static boolean isPage(String start) {
        String head = start.substring(0, Math.min(start.length(), 2000)).toLowerCase(Locale.ROOT);
        // Possessive, as Java's own loop over a group takes a step of the stack for each round.
        String root = head.replaceFirst("(?s)^(<\\?.*?\\?>|<!--.*?-->|<!doctype[^>]*>|\\s)++", "");
        return root.startsWith("<html") || (head.contains("<!doctype html") && !head.contains("<rss"));
    }
}
