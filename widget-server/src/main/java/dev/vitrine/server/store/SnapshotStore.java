package dev.vitrine.server.store;

import dev.vitrine.server.feed.FeedAddress;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps the last good copy of each feed beyond the life of a process. Never throws: a store that fails says so in the log,
 * and the server goes on with what it has in memory. Safe for many threads.
 */
public interface SnapshotStore {
    /** Keeps nothing. */
    SnapshotStore NONE = new SnapshotStore() {
        @Override
        public Optional<LastGood> load(FeedAddress address) {
            return Optional.empty();
        }

        @Override
        public boolean save(FeedAddress address, LastGood good) {
            return true;
        }

        @Override
        public void forgetElsewhere(ForgottenPosts forgotten, Collection<FeedAddress> known) {}
    };

    /** The copy of this feed, if there is a whole one. */
    Optional<LastGood> load(FeedAddress address);

    /**
     * Replaces the copy of this feed; one that is being written when the process dies leaves the old one.
     *
     * @return whether there is no need to try again
     */
    boolean save(FeedAddress address, LastGood good);

    /**
     * Takes posts out of the copies of feeds that earlier configurations had. The copies stay: a feed may come back, and
     * what somebody pushed can be had nowhere else.
     *
     * @param known the feeds of today, whose copies are left alone
     */
    void forgetElsewhere(ForgottenPosts forgotten, Collection<FeedAddress> known);
}
