package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.url.WebUrl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account or a tag on a Mastodon server, in any of the spellings that people copy.
 *
 * @param server the server's origin as an address
 * @param account the name on that server, possibly with another domain; empty for a tag
 * @param tag without {@code #}; empty for an account
 */
record MastodonAddress(WebUrl server, String account, String tag) {
    private static final Pattern ACCOUNT = Pattern.compile("@?([\\w.-]+)@([\\w.-]+(?::\\d+)?)");
    private static final Pattern TAG = Pattern.compile("#([^\\s#@/?]+)@([\\w.-]+(?::\\d+)?)");
    private static final Pattern ACCOUNT_PATH = Pattern.compile("/(?:@|users/)([\\w.-]+(?:@[\\w.-]+)?)(?:\\.rss)?/?");
    private static final Pattern TAG_PATH = Pattern.compile("/tags?/([^/]+?)(?:\\.rss)?/?");

    static MastodonAddress parse(FeedAddress address) throws FeedException {
        String text = address.locator();
        MastodonAddress place = handle(text)
                .or(() -> WebUrl.parse(text).flatMap(MastodonAddress::page))
                .orElseThrow(() -> new FeedException(
                        Reason.MISCONFIGURED,
                        address.label() + " is no Mastodon account or tag: expected one such as @ada@example.social,"
                                + " #tea@example.social or https://example.social/@ada"));
        WebUrl server = UpstreamSource.server(address, place.server.href());
        return new MastodonAddress(server, place.account, place.tag);
    }

    private static Optional<MastodonAddress> handle(String text) {
        Matcher account = ACCOUNT.matcher(text);
        if (account.matches()) {
            return WebUrl.parse("https://" + account.group(2))
                    .map(server -> new MastodonAddress(server, account.group(1), ""));
        }
        Matcher tag = TAG.matcher(text);
        return tag.matches()
                ? WebUrl.parse("https://" + tag.group(2)).map(server -> new MastodonAddress(server, "", tag.group(1)))
                : Optional.empty();
    }

    private static Optional<MastodonAddress> page(WebUrl url) {
        Optional<WebUrl> server = url.resolve("/");
        Matcher account = ACCOUNT_PATH.matcher(url.decodedPath());
        if (account.matches()) {
            return server.map(it -> new MastodonAddress(it, account.group(1), ""));
        }
        Matcher tag = TAG_PATH.matcher(url.decodedPath());
        return tag.matches() ? server.map(it -> new MastodonAddress(it, "", tag.group(1))) : Optional.empty();
    }

    boolean isTag() {
        return !tag.isEmpty();
    }

    /** An address on the server. */
    WebUrl at(String pathAndQuery) {
        return server.resolve(pathAndQuery).orElseThrow();
    }

    /** The feed of an account where <a href="https://docs.gotosocial.org/en/latest/user_guide/rss/">GoToSocial</a> has it. */
    WebUrl rssOfGoToSocial() {
        return at("/@" + account + "/feed.rss");
    }

    /** The feed that the server also offers, with less in it. */
    WebUrl rss() {
        return at(isTag() ? "/tags/" + WebUrl.component(tag) + ".rss" : "/@" + account + ".rss");
    }
}
