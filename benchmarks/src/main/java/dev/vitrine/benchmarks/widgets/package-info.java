/** Cached widgets under load, beside a bare handler of the same bytes and nginx. */
@NullMarked
package dev.vitrine.benchmarks.widgets;

import org.jspecify.annotations.NullMarked;
