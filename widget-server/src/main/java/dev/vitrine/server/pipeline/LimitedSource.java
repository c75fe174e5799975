package dev.vitrine.server.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Asks a source no more often than its host can bear: within a budget, not while it wants peace, not while it is down. */
final class LimitedSource implements FeedSource {
    private static final int MAX_HOSTS = 10_000;

    private final FeedSource source;
    private final Function<FeedAddress, String> hosts;
    private final Clock clock;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Cache<String, HostGate> gates =
            Caffeine.newBuilder().maximumSize(MAX_HOSTS).build();

    LimitedSource(
            FeedSource source,
            Function<FeedAddress, String> hosts,
            Clock clock,
            Ticker ticker,
            RandomGenerator random) {
        this.source = source;
        this.hosts = hosts;
        this.clock = clock;
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return through(address, () -> source.read(address));
    }

    @Override
    public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        return through(address, () -> source.readAgain(address, last));
    }

    private Feed through(FeedAddress address, Reading reading) throws FeedException {
        HostGate gate = gates.get(hosts.apply(address), host -> new HostGate(ticker.read(), random));
        Optional<Duration> wait = gate.enter(ticker.read());
        if (wait.isPresent()) {
            throw new FeedException(Reason.HELD_BACK, address.label() + " is not asked yet: its host needs a pause")
                    .retryAt(clock.instant().plus(wait.get()));
        }
        try {
            Feed feed = reading.read();
            gate.succeeded();
            feed.pace().notBefore().ifPresent(time -> gate.pause(BackOff.until(time, clock.instant()), ticker.read()));
            return feed;
        } catch (FeedException e) {
            gate.failed(e.reason(), ticker.read());
            e.retryAt().ifPresent(time -> gate.pause(BackOff.until(time, clock.instant()), ticker.read()));
            throw e;
        } catch (RuntimeException | Error e) {
            gate.failed(Reason.MALFORMED, ticker.read()); // it has answered; a gate that heard nothing would stay shut
            throw e;
        }
    }
}
