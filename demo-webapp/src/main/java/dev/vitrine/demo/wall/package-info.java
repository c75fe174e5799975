/** What the bakery says on the networks, and a switch that breaks them. */
@NullMarked
package dev.vitrine.demo.wall;

import org.jspecify.annotations.NullMarked;
