/** Reads what a page says about itself, token by token, and derives what it leaves unsaid. Promised API. */
@NullMarked
package dev.vitrine.metadata;

import org.jspecify.annotations.NullMarked;
