package dev.vitrine.server.web;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Looking at feeds that no widget has, for whoever builds one.
 *
 * @param source reads them
 * @param workers run the readings, which take as long as the source's deadlines
 * @param token what a request must know; where there is none, only a server for its own machine looks things up
 * @param loopback whether the server answers its own machine only
 */
public record Lookup(FeedSource source, Executor workers, Optional<String> token, boolean loopback) {
    private static final List<HttpHeader> OF_PROXIES =
            List.of(HttpHeader.FORWARDED, HttpHeader.X_FORWARDED_FOR, HttpHeader.VIA);
    private static final Pattern LOCAL = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]+@[\\w.-]+\\.[\\w-]+)");
    private static final Pattern PROFILE = Pattern.compile("https?://([^/]+)/@([\\w.-]+)/?");
    private static final Pattern BLUESKY =
            Pattern.compile("(?:https://bsky\\.app/profile/|@)?([\\w-]+(?:\\.[\\w-]+)+)/?");
    private static final Pattern BARE = Pattern.compile("(?U)[\\w-]+(\\.[\\w-]+)+(:\\d+)?(/\\S*)?");

    /**
     * Whether a request may look feeds up, as {@link #allows(String, String)} has it; but what says that a proxy has passed it
     * on was not asked on this machine, whatever name a client gave it.
     */
    boolean allows(Request request) {
        HttpFields headers = request.getHeaders();
        String authorization =
                Optional.ofNullable(headers.get(HttpHeader.AUTHORIZATION)).orElse("");
        boolean passedOn = OF_PROXIES.stream().anyMatch(headers::contains);
        return passedOn ? isAdministrator(authorization) : allows(Request.getServerName(request), authorization);
    }

    /**
     * Whether a request may look feeds up: one on the server's own machine, or one that knows the token. Where the name is
     * another one, it has come by way of a proxy, or of a site that has made our address its own.
     *
     * @param host the one that is asked, by its name in the request
     */
    boolean allows(String host, String authorization) {
        return (loopback && LOCAL.matcher(host).matches()) || isAdministrator(authorization);
    }

    /** Whether a request with this {@code Authorization} knows the token; nobody does where there is none. */
    boolean isAdministrator(String authorization) {
        return token.filter(it -> new Bearer(it).is(authorization)).isPresent();
    }

    /** What somebody may mean by this text, the likeliest first: never a file of this machine. */
    static List<FeedAddress> meanings(String text) {
        Matcher handle = HANDLE.matcher(text);
        if (handle.matches()) {
            return List.of(new FeedAddress(Network.MASTODON, "@" + handle.group(1)));
        }
        Matcher profile = PROFILE.matcher(text);
        if (profile.matches()) {
            return List.of(
                    new FeedAddress(Network.MASTODON, "@" + profile.group(2) + "@" + profile.group(1)),
                    new FeedAddress(Network.FEED, text));
        }
        Matcher bluesky = BLUESKY.matcher(text);
        if (bluesky.matches() && (text.contains("bsky.") || text.startsWith("@"))) {
            return List.of(new FeedAddress(Network.BLUESKY, bluesky.group(1)));
        }
        String url = BARE.matcher(text).matches() ? "https://" + text : text;
        return WebUrl.parse(url).stream()
                .map(it -> new FeedAddress(Network.FEED, it.href()))
                .toList();
    }
}
