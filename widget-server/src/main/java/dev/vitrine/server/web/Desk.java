package dev.vitrine.server.web;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.pipeline.Upkeep;

/**
 * Where publishers bring posts, and operators have some forgotten.
 *
 * @param upkeep does it
 * @param documents reads what publishers bring
 */
public record Desk(Upkeep upkeep, Documents documents) {
    /** Reads posts out of a text. */
    @FunctionalInterface
    public interface Documents {
        Feed read(String text, FeedAddress address) throws FeedException;
    }
}
