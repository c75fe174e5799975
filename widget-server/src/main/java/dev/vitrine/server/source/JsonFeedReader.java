package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads JSON Feed <a href="https://www.jsonfeed.org/version/1.1/">1.1</a> and 1. */
final class JsonFeedReader {
    private final PostContent content;
    private final Clock clock;

    JsonFeedReader(PostContent content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    static boolean isFeed(JsonNode json) {
        return json.path("items").isArray() && (Json.text(json, "version").contains("jsonfeed") || json.has("title"));
    }

    Feed read(JsonNode json, WebUrl document, FeedAddress address) {
        Optional<Author> author = author(json, document);
        Optional<String> language = Languages.tag(Json.text(json, "language"));
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            if (item.isObject()) {
                items.add(item);
            }
        }
        List<Post> posts = Newest.of(items, this::published).stream()
                .map(item -> post(item, document, address, author, language))
                .toList();
        return new Feed(
                Json.text(json, "title").strip(),
                Json.url(json, "home_page_url", document),
                Json.text(json, "description").strip(),
                Json.url(json, "icon", document).or(() -> Json.url(json, "favicon", document)),
                language,
                UniqueIds.of(posts));
    }

    private Post post(
            JsonNode item, WebUrl document, FeedAddress address, Optional<Author> author, Optional<String> language) {
        Optional<WebUrl> link = Json.url(item, "url", document).or(() -> Json.url(item, "external_url", document));
        TextConstruct body = body(item);
        String title = Json.text(item, "title");
        String id = Optional.of(Json.text(item, "id"))
                .filter(it -> !it.isBlank())
                .or(() -> link.map(WebUrl::href))
                .orElseGet(() -> PostContent.digest(title, body.value()));
        PostBuilder post = Post.builder(id, address)
                .permalink(link)
                .author(author(item, document).or(() -> author).orElse(Author.UNKNOWN))
                .published(published(item))
                .edited(date(item, "date_modified"))
                .language(Languages.tag(Json.text(item, "language")).or(() -> language))
                .tags(Json.texts(item, "tags"));
        Mended mended = content.fill(post, TextConstruct.guess(title), body, link.orElse(document));
        List<Media> media = media(item, document);
        return post.media(media.isEmpty() ? mended.media() : media)
                .card(mended.card())
                .build();
    }

    private static TextConstruct body(JsonNode item) {
        for (String name : List.of("content_html", "content_text", "summary")) {
            String text = Json.text(item, name);
            if (!text.isBlank()) {
                return new TextConstruct(text, name.equals("content_html"));
            }
        }
        return new TextConstruct("", false);
    }

    private Optional<Instant> published(JsonNode item) {
        return date(item, "date_published").or(() -> date(item, "date_modified"));
    }

    private Optional<Instant> date(JsonNode item, String name) {
        return FeedDates.parse(Json.text(item, name)).filter(it -> FeedDates.isPossible(it, clock.instant()));
    }

    private static Optional<Author> author(JsonNode node, WebUrl document) {
        JsonNode first = node.path("authors").path(0);
        JsonNode author = first.isObject() ? first : node.path("author");
        String name = author.isString() ? author.asString() : Json.text(author, "name");
        Optional<WebUrl> page = Json.url(author, "url", document);
        return name.isBlank() && page.isEmpty()
                ? Optional.empty()
                : Optional.of(Persons.of(name, page, Json.url(author, "avatar", document)));
    }

    private static List<Media> media(JsonNode item, WebUrl document) {
        List<Media> media = new ArrayList<>();
        Optional<WebUrl> image = Json.url(item, "image", document).or(() -> Json.url(item, "banner_image", document));
        for (JsonNode attachment : item.path("attachments")) {
            String type = Json.text(attachment, "mime_type");
            Json.url(attachment, "url", document)
                    .flatMap(url -> EntryMedia.kind("", type, url.path())
                            .map(kind -> new Media(
                                    kind,
                                    url,
                                    kind == Media.Kind.IMAGE ? Optional.empty() : image,
                                    Json.text(attachment, "title"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(type).filter(it -> !it.isEmpty()),
                                    EntryMedia.duration(Json.text(attachment, "duration_in_seconds")))))
                    .ifPresent(media::add);
        }
        if (media.isEmpty()) {
            image.map(url -> Media.image(url, "")).ifPresent(media::add);
        }
        return media;
    }
}
