/** Starts the shop window: reads the command line, lays out a webapp with the filter in it, and runs it in a container. */
@NullMarked
package dev.vitrine.demo;

import org.jspecify.annotations.NullMarked;
