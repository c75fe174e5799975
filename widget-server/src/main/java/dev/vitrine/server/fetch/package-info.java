/** Fetches other people's documents within limits of time, size and address. */
@NullMarked
package dev.vitrine.server.fetch;

import org.jspecify.annotations.NullMarked;
