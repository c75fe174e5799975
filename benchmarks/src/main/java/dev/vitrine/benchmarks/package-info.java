/** Speed of the filter and the widget server beside their peers: one command, Markdown tables at its end. */
@NullMarked
package dev.vitrine.benchmarks;

import org.jspecify.annotations.NullMarked;
