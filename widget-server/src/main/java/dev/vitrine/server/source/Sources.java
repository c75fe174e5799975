package dev.vitrine.server.source;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.sanitize.Sanitizer;
import dev.vitrine.server.url.WebUrl;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** All sources as one: asks the one that knows the address's network. */
public final class Sources implements FeedSource {
    private final Map<Network, FeedSource> sources = new EnumMap<>(Network.class);

    public Sources(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        sources.put(Network.FEED, new SyndicationSource(fetcher, sanitizer, clock));
        sources.put(Network.MASTODON, new MastodonSource(fetcher, sanitizer, clock));
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return source(address).read(address);
    }

    @Override
    public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        return source(address).readAgain(address, last);
    }

    /** The host that a feed is asked of, as far as its address tells; feeds of one host share its limits. */
    public static String host(FeedAddress address) {
        return WebUrl.parse(address.locator())
                .map(WebUrl::authority)
                .orElseGet(() -> address.locator().replaceFirst("^.+@", "").toLowerCase(Locale.ROOT));
    }

    private FeedSource source(FeedAddress address) throws FeedException {
        FeedSource source = sources.get(address.network());
        if (source == null) {
            throw new FeedException(
                    Reason.MISCONFIGURED,
                    address.network().label() + " can be read by its feed's own address only: use url instead of "
                            + address.network().id());
        }
        return source;
    }
}
