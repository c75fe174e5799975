package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedException;

/** One attempt to read a feed. */
@FunctionalInterface
interface Reading {
    Feed read() throws FeedException;
}
