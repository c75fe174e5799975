/** Servers in processes of their own, and what they use. */
@NullMarked
package dev.vitrine.benchmarks.process;

import org.jspecify.annotations.NullMarked;
