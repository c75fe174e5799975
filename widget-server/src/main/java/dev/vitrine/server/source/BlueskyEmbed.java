package dev.vitrine.server.source;

import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a Bluesky post shows below its words.
 *
 * @param quoted the view of the record that it quotes
 */
record BlueskyEmbed(List<Media> media, Optional<LinkCard> card, Optional<JsonNode> quoted) {
    private static final int MAX_PICTURES = 20;

    /** @param permalink the post's page, where its video plays */
    static BlueskyEmbed of(JsonNode embed, Optional<WebUrl> permalink) {
        return switch (Json.text(embed, "$type")) {
            case "app.bsky.embed.images#view" -> ofMedia(pictures(embed.path("images"), "thumb"));
            case "app.bsky.embed.gallery#view" -> ofMedia(pictures(embed.path("items"), "thumbnail"));
            case "app.bsky.embed.video#view" ->
                ofMedia(permalink.map(page -> video(embed, page)).stream().toList());
            case "app.bsky.embed.external#view" ->
                new BlueskyEmbed(List.of(), external(embed.path("external")), Optional.empty());
            case "app.bsky.embed.record#view" ->
                new BlueskyEmbed(List.of(), recordCard(embed.path("record")), Optional.of(embed.path("record")));
            case "app.bsky.embed.recordWithMedia#view" -> {
                BlueskyEmbed media = of(embed.path("media"), permalink);
                BlueskyEmbed record = of(embed.path("record"), permalink);
                yield new BlueskyEmbed(media.media, media.card.or(record::card), record.quoted);
            }
            default -> ofMedia(List.of());
        };
    }

    private static BlueskyEmbed ofMedia(List<Media> media) {
        return new BlueskyEmbed(media, Optional.empty(), Optional.empty());
    }

    private static List<Media> pictures(JsonNode images, String thumbnail) {
        List<Media> pictures = new ArrayList<>();
        for (JsonNode image : images) {
            Json.url(image, "fullsize")
                    .filter(url -> pictures.size() < MAX_PICTURES)
                    .ifPresent(url -> pictures.add(media(Media.Kind.IMAGE, url, image, thumbnail)));
        }
        return pictures;
    }

    /** Bluesky's videos are playlists that few browsers play, so their place is their page. */
    private static Media video(JsonNode video, WebUrl page) {
        return media(Media.Kind.VIDEO, page, video, "thumbnail");
    }

    private static Media media(Media.Kind kind, WebUrl url, JsonNode view, String thumbnail) {
        return new Media(
                kind,
                url,
                Json.url(view, thumbnail),
                Json.text(view, "alt").strip(),
                Json.size(view.path("aspectRatio")).map(BlueskyEmbed::pixels),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A ratio such as 4:3 stands for a picture that is a good deal larger. */
    private static Media.Size pixels(Media.Size ratio) {
        boolean tiny = ratio.width() < 100 && ratio.height() < 100;
        return tiny ? new Media.Size(ratio.width() * 100, ratio.height() * 100) : ratio;
    }

    private static Optional<LinkCard> external(JsonNode external) {
        return Json.url(external, "uri")
                .map(url -> new LinkCard(
                        url,
                        Json.text(external, "title").strip(),
                        Json.text(external, "description").strip(),
                        Optional.of(Json.text(external.path("source"), "title").strip())
                                .filter(title -> !title.isEmpty())
                                .orElse(url.host()),
                        Json.url(external, "thumb").map(picture -> Media.image(picture, ""))));
    }

    /** A card for what is quoted and is no post: a feed, a list, a starter pack or a labeller. */
    private static Optional<LinkCard> recordCard(JsonNode record) {
        String[] uri = Json.text(record, "uri").split("/", -1);
        String page = switch (Json.text(record, "$type")) {
            case "app.bsky.feed.defs#generatorView" -> "profile/%s/feed/%s";
            case "app.bsky.graph.defs#listView" -> "profile/%s/lists/%s";
            case "app.bsky.graph.defs#starterPackViewBasic" -> "starter-pack/%s/%s";
            case "app.bsky.labeler.defs#labelerView" -> "profile/%s";
            default -> "";
        };
        if (page.isEmpty() || uri.length != 5) {
            return Optional.empty();
        }
        JsonNode creator = record.path("creator");
        String title = firstText(
                Json.text(record, "displayName"),
                Json.text(record, "name"),
                Json.text(record.path("record"), "name"),
                Json.text(creator, "displayName"),
                Json.text(creator, "handle"));
        return WebUrl.parse("https://bsky.app/" + page.formatted(uri[2], uri[4]))
                .map(url -> new LinkCard(
                        url,
                        title,
                        firstText(Json.text(record, "description"), Json.text(record.path("record"), "description")),
                        "Bluesky",
                        Json.url(record, "avatar")
                                .or(() -> Json.url(creator, "avatar"))
                                .map(picture -> Media.image(picture, ""))));
    }

    private static String firstText(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }
}
