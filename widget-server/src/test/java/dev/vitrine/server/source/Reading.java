package dev.vitrine.server.source;

import dev.vitrine.server.MutableClock;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Network;
import dev.vitrine.server.fetch.AddressPolicy;
import dev.vitrine.server.fetch.FetchSettings;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.fetch.HostResolver;
import dev.vitrine.server.sanitize.Sanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All sources, in front of an upstream on loopback that plays every network. */
final class Reading implements AutoCloseable {
    static final String ATOM = "application/atom+xml";
    static final String RSS = "application/rss+xml";
    static final String JSON = "application/json";

    final Upstream upstream;
    final MutableClock clock = new MutableClock();
    private final Fetcher fetcher = new Fetcher(
            FetchSettings.defaults("Vitrine/test"),
            AddressPolicy.publicOnly().allowing(List.of("127.0.0.1")),
            HostResolver.SYSTEM);
    final Sources sources = new Sources(fetcher, new Sanitizer(), clock);

    Reading() {
        try {
            upstream = Upstream.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what this network has under this name, with options in pairs. */
    Feed read(Network network, String locator, String... options) throws FeedException {
        return sources.read(address(network, locator, options));
    }

    FeedAddress address(Network network, String locator, String... options) {
        Map<String, String> all = new HashMap<>();
        all.put("server", upstream.url("/").href());
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new FeedAddress(network, locator, all);
    }

    List<String> targets() {
        return upstream.requests().stream().map(Upstream.Request::target).toList();
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
        upstream.close();
    }
}
