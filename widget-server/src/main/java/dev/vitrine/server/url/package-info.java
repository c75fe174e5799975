/** Reads web addresses as browsers do; knows nothing of networks or names. */
@NullMarked
package dev.vitrine.server.url;

import org.jspecify.annotations.NullMarked;
