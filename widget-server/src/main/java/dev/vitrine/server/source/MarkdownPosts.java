package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Reads posts out of <a href="https://spec.commonmark.org/">Markdown</a>: each begins with a heading of the second level,
 * which may be empty, and lines such as {@code author: Ada Winter} right below it; a heading of the first level names the
 * whole.
 */
final class MarkdownPosts {
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "id",
            "date",
            "author",
            "handle",
            "profile",
            "avatar",
            "link",
            "network",
            "image",
            "alt",
            "language",
            "tags",
            "warning"));
    private static final Pattern KEY = Pattern.compile("([a-z-]{2,20}):(?:\\s+(.*))?");
    private static final Pattern HEADING = Pattern.compile("(##?)(?:\\s+(.*?))?(?:\\s+#+)?\\s*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*");

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().build();
    private final Sanitizer sanitizer;

    MarkdownPosts(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    Feed read(String text, FeedAddress address) throws FeedException {
        String title = "";
        List<Entry> entries = new ArrayList<>();
        String fence = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher heading = HEADING.matcher(line);
            if (fence.isEmpty() && heading.matches()) {
                String words = Optional.ofNullable(heading.group(2)).orElse("");
                if (heading.group(1).equals("##")) {
                    entries.add(new Entry(words));
                } else {
                    title = words;
                }
            } else if (!entries.isEmpty()) {
                entries.get(entries.size() - 1).add(line, number, address);
            }
            fence = fence(line, fence);
        }
        if (entries.isEmpty() && !text.isBlank()) {
            throw wrong(address, 1, "has no post: each begins with a line such as \"## Title\"");
        }
        List<Post> posts = new ArrayList<>();
        for (Entry entry : entries) {
            posts.add(post(entry, address));
        }
        return new Feed(title, UniqueIds.of(posts));
    }

    /** What a line within code looks like means nothing. */
    private static String fence(String line, String open) {
        Matcher fence = FENCE.matcher(line);
        if (!fence.matches()) {
            return open;
        }
        String marks = fence.group(1);
        return open.isEmpty() ? marks : marks.startsWith(open) ? "" : open;
    }

    private Post post(Entry entry, FeedAddress address) throws FeedException {
        SafeHtml content = sanitizer.clean(renderer.render(parser.parse(entry.body.toString())));
        Optional<WebUrl> link = entry.url("link", address);
        String id = entry.text("id")
                .or(() -> link.map(WebUrl::href))
                .orElseGet(() -> PostContent.digest(entry.title, entry.body.toString()));
        Optional<WebUrl> image = entry.url("image", address);
        return Post.builder(id, new FeedAddress(entry.network(address), address.locator(), address.options()))
                .title(entry.title)
                .content(content, content.text())
                .permalink(link)
                .author(new Author(
                        entry.text("author").orElse(""),
                        entry.text("handle"),
                        entry.url("profile", address),
                        entry.url("avatar", address),
                        List.of()))
                .published(entry.date(address))
                .language(entry.text("language").flatMap(Languages::tag))
                .media(image.map(url -> Media.image(url, entry.text("alt").orElse(""))).stream()
                        .toList())
                .contentWarning(entry.text("warning"))
                .tags(entry.text("tags").stream()
                        .flatMap(tags -> Stream.of(tags.split("[,\\s]+", -1)))
                        .map(tag -> tag.replaceFirst("^#", ""))
                        .filter(tag -> !tag.isEmpty())
                        .toList())
                .build();
    }

    private static FeedException wrong(FeedAddress address, int line, String problem) {
        return new FeedException(Reason.MALFORMED, address.locator() + ":" + line + ": " + problem);
    }

    /** One post as it is written. */
    private static final class Entry {
        private final String title;
        private final Map<String, Value> values = new HashMap<>();
        private final StringBuilder body = new StringBuilder();
        private boolean inHead = true;

        Entry(String title) {
            this.title = title;
        }

        void add(String line, int number, FeedAddress address) throws FeedException {
            Matcher key = KEY.matcher(line);
            inHead &= key.matches();
            if (!inHead) {
                body.append(line).append('\n');
                return;
            }
            if (!KEYS.contains(key.group(1))) {
                throw wrong(
                        address,
                        number,
                        "the key " + key.group(1) + " is unknown; known here: " + String.join(", ", KEYS)
                                + "; if it belongs to the text, put an empty line before it");
            }
            values.put(
                    key.group(1),
                    new Value(Optional.ofNullable(key.group(2)).orElse("").strip(), number));
        }

        Optional<String> text(String key) {
            return Optional.ofNullable(values.get(key)).map(Value::text).filter(text -> !text.isEmpty());
        }

        Optional<WebUrl> url(String key, FeedAddress address) throws FeedException {
            return parsed(key, address, "an address such as https://example.org/", WebUrl::parse);
        }

        Optional<Instant> date(FeedAddress address) throws FeedException {
            return parsed("date", address, "a date such as 2026-11-20 or 2026-11-20T10:00:00Z", FeedDates::parse);
        }

        Network network(FeedAddress address) throws FeedException {
            return parsed("network", address, "a network such as mastodon", Network::ofId)
                    .orElse(address.network());
        }

        private <T> Optional<T> parsed(
                String key, FeedAddress address, String expected, java.util.function.Function<String, Optional<T>> read)
                throws FeedException {
            Optional<String> text = text(key);
            Optional<T> value = text.flatMap(read);
            if (text.isPresent() && value.isEmpty()) {
                throw wrong(
                        address,
                        Optional.ofNullable(values.get(key)).map(Value::line).orElse(1),
                        key + ": expected " + expected + ", found \"" + text.get() + "\"");
            }
            return value;
        }
    }

    private record Value(String text, int line) {}
}
