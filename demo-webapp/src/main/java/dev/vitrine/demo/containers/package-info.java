/** Runs a webapp in an embedded container. */
@NullMarked
package dev.vitrine.demo.containers;

import org.jspecify.annotations.NullMarked;
