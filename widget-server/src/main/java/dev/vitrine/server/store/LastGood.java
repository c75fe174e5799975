package dev.vitrine.server.store;

import dev.vitrine.server.feed.Feed;
import java.time.Instant;

/**
 * The last reading of a feed that was worth keeping.
 *
 * @param fetchedAt when its posts last changed
 * @param validatedAt when its upstream last said that this is what it has
 */
public record LastGood(Feed feed, Instant fetchedAt, Instant validatedAt) {}
