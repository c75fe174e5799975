/** The widget server beside bare servers, under load. */
@NullMarked
package dev.vitrine.benchmarks.widgets;

import org.jspecify.annotations.NullMarked;
