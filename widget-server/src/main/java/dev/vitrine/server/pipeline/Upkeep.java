package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.url.WebUrl;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What operators and publishers may do with feeds beside having them read. Safe for many threads. */
public interface Upkeep {
    /** How many readings since the start ended in which way: {@code ok}, or the code of a reason. */
    Map<String, Long> readings();

    /** How all feeds are doing, in the order of the settings. */
    List<FeedState> states();

    /**
     * Takes what was pushed in the place of what there was.
     *
     * @throws IllegalArgumentException for a feed that no widget has
     * @throws IOException where that cannot be written down; then nothing is taken
     */
    void accept(FeedAddress address, Feed feed) throws IOException;

    /**
     * Takes a post out of every feed and every copy of it, for good.
     *
     * @param name its id or the address of its page
     * @throws IOException where that cannot be written down, so that a restart may bring it back
     */
    Forgotten forget(String name) throws IOException;

    /**
     * What was taken out.
     *
     * @param posts how many there were, in all feeds
     * @param pictures what they had shown, which may be kept elsewhere
     */
    record Forgotten(int posts, Set<WebUrl> pictures) {
        public Forgotten {
            pictures = Set.copyOf(pictures);
        }
    }
}
