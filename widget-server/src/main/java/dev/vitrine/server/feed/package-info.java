/** The words of the trade: feed, post, author, media, and the port that reads them. */
@NullMarked
package dev.vitrine.server.feed;

import org.jspecify.annotations.NullMarked;
