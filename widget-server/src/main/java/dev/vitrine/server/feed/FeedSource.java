package dev.vitrine.server.feed;

/** Reads feeds of one network, or wraps a source that does. Implementations may be called from many threads. */
public interface FeedSource {
    /** Reads the feed as it is now; may take as long as the source's deadlines allow. */
    Feed read(FeedAddress address) throws FeedException;

    /**
     * Reads the feed again, asking only for what changed since {@code last}. Where nothing changed the answer has the
     * posts of {@code last}.
     */
    default Feed readAgain(FeedAddress address, Feed last) throws FeedException {
        return read(address);
    }
}
