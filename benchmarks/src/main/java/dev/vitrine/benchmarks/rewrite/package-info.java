/** The rewriter beside its peers, without a network. */
@NullMarked
package dev.vitrine.benchmarks.rewrite;

import org.jspecify.annotations.NullMarked;
