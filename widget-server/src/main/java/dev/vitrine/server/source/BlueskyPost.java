package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.PostBuilder;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns what Bluesky's feeds hold into posts. */
final class BlueskyPost {
    private static final Pattern URI = Pattern.compile("at://(did:[^/]+)/app\\.bsky\\.feed\\.post/([\\w.~:-]+)");
    private static final String REASON = "app.bsky.feed.defs#reason";

    private final Sanitizer sanitizer;
    private final Clock clock;

    BlueskyPost(Sanitizer sanitizer, Clock clock) {
        this.sanitizer = sanitizer;
        this.clock = clock;
    }

    static boolean isBoost(JsonNode item) {
        return Json.text(item.path("reason"), "$type").equals(REASON + "Repost");
    }

    static boolean isPin(JsonNode item) {
        return Json.text(item.path("reason"), "$type").equals(REASON + "Pin");
    }

    /** The post of a feed's item; empty where it is none, or not for people who are not signed in. */
    Optional<Post> post(JsonNode item, FeedAddress origin) {
        JsonNode post = item.path("post");
        JsonNode reason = item.path("reason");
        Optional<Post> shown = shown(post, post.path("record"), post.path("embed"), origin, true);
        if (!isBoost(item)) {
            return shown.map(it -> it.toBuilder().pinned(isPin(item)).build());
        }
        JsonNode booster = reason.path("by");
        boolean withheld = BlueskyLabels.of(reason, reason, booster, clock).withhold();
        return shown.filter(it -> !withheld)
                .map(it -> it.toBuilder()
                        .boostedBy(Optional.of(author(booster)))
                        .published(date(reason, "indexedAt").or(it::published))
                        .build());
    }

    private Optional<Post> shown(
            JsonNode post, JsonNode record, JsonNode embed, FeedAddress origin, boolean withQuote) {
        Matcher uri = URI.matcher(Json.text(post, "uri"));
        BlueskyLabels labels = BlueskyLabels.of(post, record, post.path("author"), clock);
        if (!uri.matches() || labels.withhold()) {
            return Optional.empty();
        }
        Optional<WebUrl> permalink = WebUrl.parse("https://bsky.app/profile/" + uri.group(1) + "/post/" + uri.group(2));
        BlueskyText text = BlueskyText.of(record);
        SafeHtml content = sanitizer.clean(text.markup());
        BlueskyEmbed embedded = BlueskyEmbed.of(embed, permalink);
        PostBuilder built = Post.builder(uri.group(), origin)
                .permalink(permalink)
                .author(author(post.path("author")))
                .published(published(post, record))
                .language(Json.texts(record, "langs").stream().findFirst().flatMap(Languages::tag))
                .content(content, content.text())
                .media(embedded.media())
                .card(embedded.card())
                .contentWarning(labels.warn() ? Optional.of(Network.BLUESKY.label()) : Optional.empty())
                .sensitive(labels.cover())
                .counts(new Counts(
                        Json.count(post, "replyCount"),
                        Json.count(post, "repostCount"),
                        Json.count(post, "likeCount"),
                        OptionalLong.empty()))
                .tags(text.tags());
        if (withQuote) {
            built.quote(embedded.quoted().flatMap(quoted -> quote(quoted, origin)));
        }
        return Optional.of(built.build());
    }

    /** A clock that goes wrong must not put a post at the top for ever: it is no younger than its first sighting. */
    private static Optional<Instant> published(JsonNode post, JsonNode record) {
        return Stream.of(date(record, "createdAt"), date(post, "indexedAt"))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Author author(JsonNode author) {
        String did = Json.text(author, "did");
        return new Author(
                Json.text(author, "displayName"),
                Optional.of(Json.text(author, "handle")).filter(it -> !it.isEmpty() && !it.equals("handle.invalid")),
                did.isEmpty() ? Optional.empty() : WebUrl.parse("https://bsky.app/profile/" + did),
                Json.url(author, "avatar"),
                List.of());
    }

    /** What a post quotes: empty where it is no post but a feed or list, which makes a card. */
    private Optional<Quote> quote(JsonNode quoted, FeedAddress origin) {
        return switch (Json.text(quoted, "$type")) {
            case "app.bsky.embed.record#viewRecord" ->
                Optional.of(shown(
                                quoted,
                                quoted.path("value"),
                                quoted.path("embeds").path(0),
                                origin,
                                false)
                        .<Quote>map(Quote.Shown::new)
                        .orElse(new Quote.Withheld(Quote.Cause.PRIVATE)));
            case "app.bsky.embed.record#viewNotFound" -> Optional.of(new Quote.Withheld(Quote.Cause.DELETED));
            case "app.bsky.embed.record#viewBlocked" -> Optional.of(new Quote.Withheld(Quote.Cause.BLOCKED));
            case "app.bsky.embed.record#viewDetached" -> Optional.of(new Quote.Withheld(Quote.Cause.NOT_APPROVED));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> date(JsonNode node, String name) {
        return FeedDates.parse(Json.text(node, name));
    }
}
