package dev.vitrine.server.source;

import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.feed.Author;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the public posts of a Bluesky account, feed or list by the
 * <a href="https://docs.bsky.app/docs/category/http-reference">API</a> that needs no account.
 *
 * <p>Options: {@code boosts}, {@code replies}, {@code pinned} and {@code media} as for Mastodon; {@code server} is another
 * server of the same API.
 */
final class BlueskySource extends UpstreamSource {
    static final String SERVER = "https://public.api.bsky.app/";

    private static final int MAX_KNOWN_HANDLES = 10_000;

    private final BlueskyPost posts;
    private final BoundedMap<String, String> dids = new BoundedMap<>(MAX_KNOWN_HANDLES);

    BlueskySource(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        super(fetcher, clock);
        this.posts = new BlueskyPost(sanitizer, clock);
    }

    @Override
    Optional<Feed> visit(FeedAddress address, UpstreamVisit visit) throws FeedException {
        WebUrl server = server(address, SERVER);
        BlueskyAddress place = resolved(BlueskyAddress.parse(address), server, visit);
        Optional<Answer> answer =
                visit.changed(at(server, place.query() + "&limit=50" + filters(address, place)), JSON);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        JsonNode items = json(answer.get()).path("feed");
        if (!items.isArray()) {
            throw new FeedException(Reason.MALFORMED, answer.get().url().redacted() + " is no list of posts");
        }
        List<Post> found = new ArrayList<>();
        for (JsonNode item : items) {
            if (isWanted(item, address)) {
                posts.post(item, address).ifPresent(found::add);
            }
        }
        return Optional.of(visit.signed(feed(place, found)));
    }

    private static WebUrl at(WebUrl server, String query) {
        return server.resolve("xrpc/" + query).orElseThrow();
    }

    private static String filters(FeedAddress address, BlueskyAddress place) {
        if (place.kind() != BlueskyAddress.Kind.AUTHOR) {
            return "";
        }
        String posts = is(address, "replies") ? "posts_with_replies" : "posts_no_replies";
        return "&filter=" + (is(address, "media") ? "posts_with_media" : posts) + "&includePins="
                + is(address, "pinned");
    }

    /** What the server does not leave out by itself, as it does not for feeds and lists. */
    private static boolean isWanted(JsonNode item, FeedAddress address) {
        boolean reply = item.path("post").path("record").path("reply").isObject();
        boolean boost = BlueskyPost.isBoost(item);
        return (boost ? is(address, "boosts") : !reply || is(address, "replies"))
                && (is(address, "pinned") || !BlueskyPost.isPin(item));
    }

    private static boolean is(FeedAddress address, String option) {
        return address.option(option, "false").equals("true");
    }

    /** Feeds and lists are asked for by the DID of their maker, which never changes, so it is looked up once. */
    private BlueskyAddress resolved(BlueskyAddress place, WebUrl server, UpstreamVisit visit) throws FeedException {
        if (place.kind() == BlueskyAddress.Kind.AUTHOR || place.isByDid()) {
            return place;
        }
        String key = server.origin() + " " + place.actor();
        Optional<String> known = dids.get(key);
        if (known.isPresent()) {
            return place.by(known.get());
        }
        WebUrl url = at(server, "com.atproto.identity.resolveHandle?handle=" + WebUrl.component(place.actor()));
        String did = Json.text(json(visit.whole(url, JSON)), "did");
        if (!did.startsWith("did:")) {
            throw new FeedException(Reason.MALFORMED, url.redacted() + " does not name an account");
        }
        dids.put(key, did);
        return place.by(did);
    }

    private static Feed feed(BlueskyAddress place, List<Post> posts) {
        Optional<Author> author = place.kind() == BlueskyAddress.Kind.AUTHOR
                ? posts.stream()
                        .filter(post -> post.boostedBy().isEmpty())
                        .map(Post::author)
                        .findFirst()
                : Optional.empty();
        return new Feed(
                author.map(Author::name).orElse(""),
                place.page(),
                "",
                author.flatMap(Author::avatar),
                Optional.empty(),
                UniqueIds.of(posts));
    }
}
