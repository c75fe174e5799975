/** What share buttons weigh on their way to a browser. */
@NullMarked
package dev.vitrine.benchmarks.weight;

import org.jspecify.annotations.NullMarked;
