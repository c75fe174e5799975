package dev.vitrine.server.render;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The posts of a widget for programs instead of people: those that readers see, in the same order.
 *
 * @param id the widget's id
 * @param title of the widget
 * @param self where this output is found, where the public base is known
 * @param home where people see the widget, where the public base is known
 * @param updated when the posts last changed
 */
public record Output(
        String id, String title, Optional<String> self, Optional<String> home, Instant updated, List<Post> posts) {
    private static final int TITLE = 80;

    public Output {
        posts = List.copyOf(posts);
    }

    /** The kinds of output. */
    public enum Format {
        JSON(".json", "application/json;charset=utf-8") {
            @Override
            String write(Output output) {
                return JsonText.of(output.plain());
            }
        },
        JSON_FEED(".feed.json", "application/feed+json;charset=utf-8") {
            @Override
            String write(Output output) {
                return JsonText.of(output.jsonFeed());
            }
        },
        RSS(".rss", "application/rss+xml;charset=utf-8") {
            @Override
            String write(Output output) {
                return XmlOutputs.rss(output);
            }
        },
        ATOM(".atom", "application/atom+xml;charset=utf-8") {
            @Override
            String write(Output output) {
                return XmlOutputs.atom(output);
            }
        };

        private final String suffix;
        private final String type;

        Format(String suffix, String type) {
            this.suffix = suffix;
            this.type = type;
        }

        /** What follows the widget's own address. */
        public String suffix() {
            return suffix;
        }

        /** The media type. */
        public String type() {
            return type;
        }

        abstract String write(Output output);
    }

    /** The whole document in this format. */
    public String in(Format format) {
        return format.write(this);
    }

    /** A name that is the same for ever, in a form that every reader takes. */
    String urn() {
        return urn("widget " + id);
    }

    /** What a post is known by: its own page, or else a name made of its id. */
    static String id(Post post) {
        return post.permalink().map(WebUrl::href).orElseGet(() -> urn("post " + post.id()));
    }

    private static String urn(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The title of a post, or the beginning of what it says; what stands behind a warning stays there. */
    static String headline(Post post) {
        if (post.contentWarning().isPresent()) {
            return summary(post);
        }
        String title = post.title().isBlank() ? Excerpt.of(post.text(), TITLE) : post.title();
        return title.isBlank() ? post.author().plainName() : title;
    }

    /** What a post says as HTML. Behind a content warning stands only the warning: feed readers cannot keep it closed. */
    static String html(Post post) {
        return post.contentWarning().isPresent() ? "" : post.content().markup();
    }

    static String summary(Post post) {
        return post.contentWarning().filter(words -> !words.isBlank()).orElse("");
    }

    Instant updated(Post post) {
        return post.edited().or(post::published).orElse(updated);
    }

    /** Media that may be seen at once. */
    static List<Media> media(Post post) {
        return post.sensitive() || post.contentWarning().isPresent() ? List.of() : post.media();
    }

    private Map<String, Object> jsonFeed() {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", title);
        feed.put("home_page_url", home);
        feed.put("feed_url", self);
        feed.put("items", posts.stream().map(this::item).toList());
        return feed;
    }

    private Map<String, Object> item(Post post) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id(post));
        item.put("url", post.permalink().map(WebUrl::href));
        item.put(
                "title",
                Optional.of(post.title())
                        .filter(title ->
                                !title.isBlank() && post.contentWarning().isEmpty()));
        item.put("summary", Optional.of(summary(post)).filter(words -> !words.isEmpty()));
        item.put("content_html", html(post));
        item.put(
                "image",
                media(post).stream()
                        .flatMap(media -> media.picture().stream())
                        .map(WebUrl::href)
                        .findFirst());
        item.put("date_published", post.published());
        item.put("date_modified", post.edited());
        item.put("language", post.language());
        item.put("tags", post.tags());
        item.put("authors", List.of(author(post)));
        return item;
    }

    private static Map<String, Object> author(Post post) {
        Map<String, Object> author = new LinkedHashMap<>();
        author.put("name", post.author().plainName());
        author.put("url", post.author().profile().map(WebUrl::href));
        author.put("avatar", post.author().avatar().map(WebUrl::href));
        return author;
    }

    private Map<String, Object> plain() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("widget", id);
        all.put("title", title);
        all.put("updated", updated);
        all.put("posts", posts.stream().map(Output::post).toList());
        return all;
    }

    private static Map<String, Object> post(Post post) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", post.id());
        all.put("network", post.network().id());
        all.put("url", post.permalink().map(WebUrl::href));
        all.put("author", author(post));
        all.put("published", post.published());
        all.put("edited", post.edited());
        all.put("language", post.language());
        all.put("title", post.title());
        all.put("html", post.content().markup());
        all.put("text", post.text());
        all.put("contentWarning", post.contentWarning());
        all.put("sensitive", post.sensitive());
        all.put("pinned", post.pinned());
        all.put("tags", post.tags());
        all.put("media", post.media().stream().map(Output::medium).toList());
        all.put(
                "alsoAt",
                post.alsoAt().stream().map(copy -> copy.permalink().href()).toList());
        return all;
    }

    private static Map<String, Object> medium(Media media) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", media.kind().name().toLowerCase(Locale.ROOT));
        all.put("url", media.url().href());
        all.put("preview", media.preview().map(WebUrl::href));
        all.put("alt", media.alt());
        return all;
    }
}
