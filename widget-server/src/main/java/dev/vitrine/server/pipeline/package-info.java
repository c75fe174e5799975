/** Wraps any source with caching, limiting, timing and the last good copy, and gives a widget its posts. */
@NullMarked
package dev.vitrine.server.pipeline;

import org.jspecify.annotations.NullMarked;
