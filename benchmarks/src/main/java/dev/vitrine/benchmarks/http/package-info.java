/** The filter beside its peers, in a server under load. */
@NullMarked
package dev.vitrine.benchmarks.http;

import org.jspecify.annotations.NullMarked;
