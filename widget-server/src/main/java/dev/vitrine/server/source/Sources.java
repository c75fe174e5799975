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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All sources as one: asks the one that knows the address's network. */
public final class Sources implements FeedSource {
    private static final Map<Network, Publisher> PUBLISHERS = Map.ofEntries(
            Map.entry(Network.FEED, new AnyPublisher()),
            Map.entry(Network.YOUTUBE, new YouTubePublisher()),
            Map.entry(Network.GITHUB, new GitHubPublisher()),
            Map.entry(Network.WORDPRESS, new WordPressPublisher()),
            Map.entry(Network.LEMMY, new LemmyPublisher()),
            Map.entry(Network.PEERTUBE, new PeerTubePublisher()),
            Map.entry(Network.PIXELFED, new PixelfedPublisher()),
            Map.entry(Network.FLICKR, new FlickrPublisher()),
            Map.entry(Network.PINTEREST, new PinterestPublisher()),
            Map.entry(Network.TUMBLR, new TumblrPublisher()),
            Map.entry(Network.MEDIUM, new MediumPublisher()),
            Map.entry(Network.REDDIT, new RedditPublisher()));

    private static final Set<Network> OTHERS =
            EnumSet.of(Network.MASTODON, Network.BLUESKY, Network.PAGE, Network.FILE, Network.PUSH);

    private final Map<Network, FeedSource> sources = new EnumMap<>(Network.class);

    public Sources(Fetcher fetcher, Sanitizer sanitizer, Clock clock) {
        PUBLISHERS.forEach((network, publisher) ->
                sources.put(network, new PublishedSource(publisher, fetcher, sanitizer, clock)));
        sources.put(Network.WORDPRESS, new WordPressSource(fetcher, sanitizer, clock));
        sources.put(Network.MASTODON, new MastodonSource(fetcher, sanitizer, clock));
        sources.put(Network.FILE, new FileSource(sanitizer, clock));
        sources.put(Network.PUSH, new PushSource());
        sources.put(Network.PAGE, new PageSource(fetcher, clock));
        sources.put(Network.BLUESKY, new BlueskySource(fetcher, sanitizer, clock));
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
        return WebUrl.parse(address.option("server", ""))
                .map(WebUrl::authority)
                .or(() -> places(address).stream().findFirst().map(WebUrl::authority))
                .or(() -> WebUrl.parse(address.network() == Network.BLUESKY ? BlueskySource.SERVER : address.locator())
                        .map(WebUrl::authority))
                .orElseGet(() -> address.locator().replaceFirst("^.+@", "").toLowerCase(Locale.ROOT));
    }

    /** Whether there is a source for this network. */
    public static boolean reads(Network network) {
        return PUBLISHERS.containsKey(network) || OTHERS.contains(network);
    }

    /** Checks how an address is written, without asking anybody. */
    public static void check(FeedAddress address) throws FeedException {
        Publisher publisher = PUBLISHERS.get(address.network());
        if (publisher != null) {
            publisher.places(address);
        } else if (address.network() == Network.MASTODON) {
            MastodonAddress.parse(address);
        } else if (address.network() == Network.BLUESKY) {
            BlueskyAddress.parse(address);
        } else if (address.network() == Network.PUSH) {
            PushSource.check(address);
        } else if (address.network() == Network.PAGE) {
            PageSource.place(address);
        }
    }

    private static List<WebUrl> places(FeedAddress address) {
        try {
            Publisher publisher = PUBLISHERS.get(address.network());
            return publisher == null ? List.of() : publisher.places(address);
        } catch (FeedException e) {
            return List.of(); // it will be said when the feed is read
        }
    }

    private FeedSource source(FeedAddress address) throws FeedException {
        FeedSource source = sources.get(address.network());
        if (source == null) {
            throw new FeedException(Reason.MISCONFIGURED, address.network().label() + " has no feeds to be read from");
        }
        return source;
    }
}
