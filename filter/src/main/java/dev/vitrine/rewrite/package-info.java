/** Copies a page to a sink with insertions on the way, and bails out whole. A shared room without API promise. */
@NullMarked
package dev.vitrine.rewrite;

import org.jspecify.annotations.NullMarked;
