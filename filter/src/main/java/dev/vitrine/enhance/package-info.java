/** Decides what a page lacks: social tags, share buttons, pins, quotes, placeholders to fill. */
@NullMarked
package dev.vitrine.enhance;

import org.jspecify.annotations.NullMarked;
