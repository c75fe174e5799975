/** One class per network, turning its answer into a {@link dev.vitrine.server.feed.Feed}. */
@NullMarked
package dev.vitrine.server.source;

import org.jspecify.annotations.NullMarked;
