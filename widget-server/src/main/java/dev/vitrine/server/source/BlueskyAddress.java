package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.url.WebUrl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account on Bluesky, or a feed or list that an account made, in any of the spellings that people copy.
 *
 * @param actor the handle or DID of the account, or of the feed's or list's maker
 * @param key the record key of the feed or list; empty for an account
 */
record BlueskyAddress(Kind kind, String actor, String key) {
    /** What there is to read, with its collection and its method. */
    enum Kind {
        AUTHOR("", "app.bsky.feed.getAuthorFeed?actor="),
        FEED("app.bsky.feed.generator", "app.bsky.feed.getFeed?feed="),
        LIST("app.bsky.graph.list", "app.bsky.feed.getListFeed?list=");

        private final String collection;
        private final String method;

        Kind(String collection, String method) {
            this.collection = collection;
            this.method = method;
        }
    }

    private static final String ACTOR = "(did:[a-z]+:[\\w.:%-]+|[\\w-]+(?:\\.[\\w-]+)+)";
    private static final Pattern HANDLE = Pattern.compile("@?" + ACTOR);
    private static final Pattern PAGE = Pattern.compile("/profile/" + ACTOR + "(?:/(feed|lists)/([\\w.~:-]+))?/?");
    private static final Pattern AT = Pattern.compile(
            "at://" + ACTOR + "(?:/(app\\.bsky\\.feed\\.generator|app\\.bsky\\.graph\\.list)/([\\w.~:-]+))?/?");

    static BlueskyAddress parse(FeedAddress address) throws FeedException {
        String text = address.locator();
        Matcher at = AT.matcher(text);
        Matcher handle = HANDLE.matcher(text);
        if (at.matches()) {
            return of(at);
        }
        if (handle.matches()) {
            return new BlueskyAddress(Kind.AUTHOR, handle.group(1), "");
        }
        return WebUrl.parse(text)
                .map(page -> PAGE.matcher(page.decodedPath()))
                .filter(Matcher::matches)
                .map(BlueskyAddress::of)
                .orElseThrow(() -> new FeedException(
                        Reason.MISCONFIGURED,
                        address.label() + " is no Bluesky account, feed or list: expected one such as ada.example.org,"
                                + " https://bsky.app/profile/ada.example.org or"
                                + " https://bsky.app/profile/ada.example.org/feed/tea"));
    }

    private static BlueskyAddress of(Matcher parts) {
        String kind = Optional.ofNullable(parts.group(2)).orElse("");
        return new BlueskyAddress(
                kind.isEmpty()
                        ? Kind.AUTHOR
                        : kind.startsWith("feed") || kind.endsWith("generator") ? Kind.FEED : Kind.LIST,
                parts.group(1),
                Optional.ofNullable(parts.group(3)).orElse(""));
    }

    /** Whether the account is named by what stays when its handle changes. */
    boolean isByDid() {
        return actor.startsWith("did:");
    }

    /** The same with the account's DID. */
    BlueskyAddress by(String did) {
        return new BlueskyAddress(kind, did, key);
    }

    /** The method that reads it, with its subject. */
    String query() {
        return kind.method
                + WebUrl.component(kind == Kind.AUTHOR ? actor : "at://" + actor + "/" + kind.collection + "/" + key);
    }

    /** Its page for people. */
    Optional<WebUrl> page() {
        String path = switch (kind) {
            case AUTHOR -> "";
            case FEED -> "/feed/" + key;
            case LIST -> "/lists/" + key;
        };
        return WebUrl.parse("https://bsky.app/profile/" + actor + path);
    }
}
