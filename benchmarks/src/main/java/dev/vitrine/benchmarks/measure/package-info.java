/** Takes turns between contenders, and counts CPU time and allocation. */
@NullMarked
package dev.vitrine.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
