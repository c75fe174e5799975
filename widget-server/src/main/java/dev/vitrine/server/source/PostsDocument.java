package dev.vitrine.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Headers;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.regex.Pattern;

/** Reads posts out of a text that somebody wrote or sent: a feed of any kind, a JSON array of its items, or Markdown. */
public final class PostsDocument {
    /** What addresses in such a text are relative to: nothing. */
    private static final WebUrl NOWHERE = WebUrl.parse("https://file.invalid/").orElseThrow();

    private static final Pattern FEED =
            Pattern.compile("(?is)(?:<\\?.*?\\?>|<!--.*?-->|<!doctype[^>]*>|\\s)*+<(?:[\\w-]+:)?(?:rss|feed|rdf)\\b");

    private final FeedDocument documents;
    private final MarkdownPosts markdown;

    public PostsDocument(Sanitizer sanitizer, Clock clock) {
        this.documents = new FeedDocument(sanitizer, clock);
        this.markdown = new MarkdownPosts(sanitizer);
    }

    /** The posts as those of this feed. */
    public Feed read(String text, FeedAddress address) throws FeedException {
        String start = text.startsWith("\uFEFF") ? text.substring(1).stripLeading() : text.stripLeading();
        if (start.startsWith("[")) {
            return document("{\"title\": \"\", \"items\": " + start + "}", "application/json", address);
        }
        if (start.startsWith("{")) {
            return document(start, "application/json", address);
        }
        return start.startsWith("<?xml") || FEED.matcher(start).lookingAt()
                ? document(start, "application/xml", address)
                : markdown.read(start, address);
    }

    private Feed document(String text, String type, FeedAddress address) throws FeedException {
        Headers headers = Headers.of("Content-Type", type + ";charset=utf-8");
        return documents.read(new Answer(NOWHERE, 200, headers, text.getBytes(UTF_8)), address);
    }
}
