package dev.vitrine.server.web;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.pipeline.FeedState;
import dev.vitrine.server.pipeline.Upkeep;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has no feeds to keep. */
final class IdleUpkeep implements Upkeep {
    @Override
    public Map<String, Long> readings() {
        return Map.of();
    }

    @Override
    public List<FeedState> states() {
        return List.of();
    }

    @Override
    public void accept(FeedAddress address, Feed feed) {
        throw new IllegalArgumentException("no widget has the feed " + address);
    }

    @Override
    public Forgotten forget(String name) {
        return new Forgotten(0, Set.of());
    }
}
