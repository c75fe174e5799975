package dev.vitrine.server.pipeline;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import dev.vitrine.server.feed.Post;
import java.time.Duration;
import java.util.List;

/**
 * Does not believe a source that suddenly has nothing, or less than a fifth of what it had, unless it says so three times
 * over a quarter of an hour: upstreams in trouble often answer with an empty feed.
 */
final class PlausibleSource implements FeedSource {
    private static final int MOST_DOUBTS = 10_000;
    private static final int TIMES = 3;
    private static final Duration OVER = Duration.ofMinutes(15);

    private final FeedSource source;
    private final Ticker ticker;
    private final BoundedMap<FeedAddress, Doubt> doubts = new BoundedMap<>(MOST_DOUBTS);

    PlausibleSource(FeedSource source, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return shown(source.read(address));
    }

    @Override
    public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        Feed feed = shown(source.readAgain(address, last));
        int before = last.posts().size();
        int now = feed.posts().size();
        if (before == 0 || (now > 0 && now * 5 >= before)) {
            doubts.remove(address);
            return feed;
        }
        Doubt doubt = doubts.get(address) // a feed is read by one thread at a time
                .map(old -> new Doubt(old.times + 1, old.since))
                .orElseGet(() -> new Doubt(1, ticker.read()));
        doubts.put(address, doubt);
        if (doubt.times >= TIMES && ticker.read() - doubt.since >= OVER.toNanos()) {
            doubts.remove(address);
            return feed;
        }
        throw new FeedException(
                Reason.IMPLAUSIBLE,
                address.label() + " has " + now + " posts where it had " + before + "; waiting for it to say so again");
    }

    /** What has neither words nor pictures, perhaps because none were safe, is no post. */
    private static Feed shown(Feed feed) {
        List<Post> shown = feed.posts().stream().filter(post -> !post.isBlank()).toList();
        return shown.size() == feed.posts().size() ? feed : feed.withPosts(shown);
    }

    /** @param since nanoseconds of the ticker, as a clock that is set back would make it last for ever */
    private record Doubt(int times, long since) {}
}
