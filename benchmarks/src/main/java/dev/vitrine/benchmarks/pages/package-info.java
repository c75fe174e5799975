/** The pages that are read, rewritten and served. */
@NullMarked
package dev.vitrine.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
