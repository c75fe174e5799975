/** Puts load on a server: many requests over few connections that stay open. */
@NullMarked
package dev.vitrine.benchmarks.load;

import org.jspecify.annotations.NullMarked;
