/** Recipes, with pictures and steps. */
@NullMarked
package dev.vitrine.demo.recipes;

import org.jspecify.annotations.NullMarked;
