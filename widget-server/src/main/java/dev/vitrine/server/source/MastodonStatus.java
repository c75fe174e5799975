package dev.vitrine.server.source;

import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Counts;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.LinkCard;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Poll;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.feed.Quote;
import dev.vitrine.server.sanitize.SafeHtml;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns a Mastodon <a href="https://docs.joinmastodon.org/entities/Status/">status</a> into a post. */
final class MastodonStatus {
    private final Sanitizer sanitizer;

    MastodonStatus(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    /** Whether the post is for everybody. */
    static boolean isPublic(JsonNode status) {
        String visibility = Json.text(status, "visibility");
        return visibility.isEmpty() || visibility.equals("public") || visibility.equals("unlisted");
    }

    /** Whether the author has not asked to be left out of what others collect. */
    static boolean mayBeCollected(JsonNode status) {
        JsonNode account = status.path("account");
        boolean refuses = account.path("noindex").asBoolean(false)
                || Json.text(account, "note")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("<[^<>]*>", "")
                        .contains("#nobot");
        return !refuses;
    }

    /** The post; empty where the status is not one. A boost is the boosted post, passed on at the time of the boost. */
    Optional<Post> post(JsonNode status, FeedAddress origin, WebUrl server) {
        JsonNode boosted = status.path("reblog");
        if (!boosted.isObject()) {
            return original(status, origin, server, true);
        }
        if (!isPublic(boosted)) {
            return Optional.empty();
        }
        return original(boosted, origin, server, true)
                .map(post -> post.toBuilder()
                        .boostedBy(Optional.of(author(status.path("account"), server)))
                        .published(date(status, "created_at").or(post::published))
                        .build());
    }

    private Optional<Post> original(JsonNode status, FeedAddress origin, WebUrl server, boolean withQuote) {
        String id = Json.text(status, "uri").isBlank() ? Json.text(status, "id") : Json.text(status, "uri");
        if (id.isBlank()) {
            return Optional.empty();
        }
        Optional<Quote> quote = withQuote ? quote(status, origin, server) : Optional.empty();
        SafeHtml content = sanitizer.clean(
                MastodonMarkup.readable(Json.text(status, "content"), emoji(status), quote.isPresent(), server),
                server);
        Optional<String> warning =
                Optional.of(Json.text(status, "spoiler_text").strip()).filter(it -> !it.isEmpty());
        return Optional.of(Post.builder(id, origin)
                .permalink(Json.url(status, "url").or(() -> Json.url(status, "uri")))
                .author(author(status.path("account"), server))
                .published(date(status, "created_at"))
                .edited(date(status, "edited_at"))
                .language(Languages.tag(Json.text(status, "language")))
                .content(content, content.text())
                .media(media(status.path("media_attachments")))
                .card(card(status.path("card")))
                .poll(poll(status.path("poll")))
                .contentWarning(warning)
                .sensitive(status.path("sensitive").asBoolean(false))
                .counts(new Counts(
                        Json.count(status, "replies_count"),
                        Json.count(status, "reblogs_count"),
                        Json.count(status, "favourites_count"),
                        java.util.OptionalLong.empty()))
                .quote(quote)
                .pinned(status.path("pinned").asBoolean(false))
                .tags(tags(status))
                .build());
    }

    /** The author, with the server's name where the account is at home there. */
    Author author(JsonNode account, WebUrl server) {
        String acct = Json.text(account, "acct");
        String home = Json.url(account, "url").map(WebUrl::authority).orElse(server.authority());
        Optional<String> handle =
                acct.isEmpty() ? Optional.empty() : Optional.of(acct.contains("@") ? acct : acct + "@" + home);
        return new Author(
                Json.text(account, "display_name"),
                handle,
                Json.url(account, "url"),
                Json.url(account, "avatar_static").or(() -> Json.url(account, "avatar")),
                emoji(account));
    }

    private static List<Author.Emoji> emoji(JsonNode node) {
        List<Author.Emoji> all = new ArrayList<>();
        for (JsonNode emoji : node.path("emojis")) {
            String shortcode = Json.text(emoji, "shortcode");
            if (shortcode.matches("\\w{1,100}") && all.size() < 100) {
                Json.url(emoji, "static_url")
                        .or(() -> Json.url(emoji, "url"))
                        .ifPresent(image -> all.add(new Author.Emoji(shortcode, image)));
            }
        }
        return all;
    }

    private static List<Media> media(JsonNode attachments) {
        List<Media> media = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            attachment(attachment).ifPresent(media::add);
        }
        return media;
    }

    private static Optional<Media> attachment(JsonNode attachment) {
        Optional<Media.Kind> kind = switch (Json.text(attachment, "type")) {
            case "image" -> Optional.of(Media.Kind.IMAGE);
            case "gifv" -> Optional.of(Media.Kind.ANIMATION);
            case "video" -> Optional.of(Media.Kind.VIDEO);
            case "audio" -> Optional.of(Media.Kind.AUDIO);
            default -> Optional.empty();
        };
        Optional<WebUrl> url = Json.url(attachment, "url").or(() -> Json.url(attachment, "remote_url"));
        JsonNode meta = attachment.path("meta");
        JsonNode original = meta.path("original");
        return kind.flatMap(what -> url.map(where -> new Media(
                what,
                where,
                Json.url(attachment, "preview_url").filter(preview -> !preview.equals(where)),
                Json.text(attachment, "description").strip(),
                Json.size(original).or(() -> Json.size(meta.path("small"))),
                focus(meta.path("focus")),
                Optional.of(Json.text(attachment, "blurhash")).filter(hash -> hash.matches("[!-~]{6,100}")),
                Optional.empty(),
                duration(original.path("duration")))));
    }

    private static Optional<Media.Focus> focus(JsonNode focus) {
        return focus.path("x").isNumber() && focus.path("y").isNumber()
                ? Optional.of(new Media.Focus(
                        focus.path("x").asDouble(), focus.path("y").asDouble()))
                : Optional.empty();
    }

    private static Optional<Duration> duration(JsonNode seconds) {
        return seconds.isNumber() && seconds.asDouble() > 0 && seconds.asDouble() < 1e6
                ? Optional.of(Duration.ofSeconds(Math.round(seconds.asDouble())))
                : Optional.empty();
    }

    private static Optional<LinkCard> card(JsonNode card) {
        return Json.url(card, "url").map(url -> {
            Optional<Media> image = Json.url(card, "image").map(picture -> {
                Media plain = Media.image(picture, Json.text(card, "image_description"));
                return new Media(
                        plain.kind(),
                        plain.url(),
                        plain.preview(),
                        plain.alt(),
                        Json.size(card),
                        plain.focus(),
                        Optional.of(Json.text(card, "blurhash")).filter(hash -> hash.matches("[!-~]{6,100}")),
                        plain.type(),
                        plain.duration());
            });
            return new LinkCard(
                    url,
                    Json.text(card, "title").strip(),
                    Json.text(card, "description").strip(),
                    Json.text(card, "provider_name").strip(),
                    image);
        });
    }

    private static Optional<Poll> poll(JsonNode poll) {
        if (!poll.path("options").isArray() || poll.path("options").isEmpty()) {
            return Optional.empty();
        }
        List<Author.Emoji> emoji = emoji(poll);
        List<Poll.Option> options = new ArrayList<>();
        for (JsonNode option : poll.path("options")) {
            String title = withoutCodes(Json.text(option, "title"), emoji);
            options.add(new Poll.Option(title, Json.count(option, "votes_count")));
        }
        return Optional.of(new Poll(
                options,
                poll.path("multiple").asBoolean(false),
                Json.count(poll, "voters_count"),
                date(poll, "expires_at")));
    }

    /** An answer is shown as text, and needs no picture beside it; one that is nothing else keeps its code. */
    private static String withoutCodes(String text, List<Author.Emoji> emoji) {
        String words = text;
        for (Author.Emoji picture : emoji) {
            words = words.replace(":" + picture.shortcode() + ":", "");
        }
        return words.isBlank() ? text : words.strip();
    }

    /** The quoted post, see <a href="https://docs.joinmastodon.org/entities/Quote/">Quote</a>; only what its author accepts. */
    private Optional<Quote> quote(JsonNode status, FeedAddress origin, WebUrl server) {
        JsonNode own = status.path("quote");
        JsonNode quote = own.isObject() ? own : status.path("pleroma").path("quote");
        if (!quote.isObject()) {
            return Optional.empty();
        }
        boolean bare =
                quote.path("account").isObject(); // Pleroma and its kin know no consent: what is quoted stands here
        JsonNode quoted = bare ? quote : quote.path("quoted_status");
        return switch (bare ? "accepted" : Json.text(quote, "state")) {
            case "accepted" ->
                Optional.of(original(quoted, origin, server, false)
                        .filter(it -> isPublic(quoted))
                        .<Quote>map(Quote.Shown::new)
                        .orElse(new Quote.Withheld(Quote.Cause.PRIVATE)));
            case "deleted" -> Optional.of(new Quote.Withheld(Quote.Cause.DELETED));
            case "unauthorized" -> Optional.of(new Quote.Withheld(Quote.Cause.PRIVATE));
            case "blocked_account", "blocked_domain", "muted_account" ->
                Optional.of(new Quote.Withheld(Quote.Cause.BLOCKED));
            default -> Optional.of(new Quote.Withheld(Quote.Cause.NOT_APPROVED));
        };
    }

    private static List<String> tags(JsonNode status) {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : status.path("tags")) {
            if (!Json.text(tag, "name").isBlank() && tags.size() < 50) {
                tags.add(Json.text(tag, "name"));
            }
        }
        return tags;
    }

    private static Optional<Instant> date(JsonNode node, String name) {
        return FeedDates.parse(Json.text(node, name));
    }
}
