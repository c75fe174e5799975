package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.FeedException.Reason;
import dev.vitrine.server.feed.FeedSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how the readings of a source end: well, or for which reason not. */
final class CountedSource implements FeedSource {
    private static final String WELL = "ok";

    private final FeedSource source;
    private final LongAdder well = new LongAdder();
    private final Map<Reason, LongAdder> refusals = new EnumMap<>(Reason.class);

    CountedSource(FeedSource source) {
        this.source = source;
        for (Reason reason : Reason.values()) {
            refusals.put(reason, new LongAdder());
        }
    }

    @Override
    public Feed read(FeedAddress address) throws FeedException {
        return counted(() -> source.read(address));
    }

    @Override
    public Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        return counted(() -> source.readAgain(address, last));
    }

    private Feed counted(Reading reading) throws FeedException {
        try {
            Feed feed = reading.read();
            well.increment();
            return feed;
        } catch (FeedException e) {
            Objects.requireNonNull(refusals.get(e.reason())).increment();
            throw e;
        }
    }

    /** How many ended in which way: {@code ok}, or the code of a reason. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put(WELL, well.sum());
        refusals.forEach((reason, count) -> counts.put(reason.code(), count.sum()));
        return counts;
    }
}
