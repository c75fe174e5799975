/** The catalogue of networks, and how each one's share and follow links are made. Promised API. */
@NullMarked
package dev.vitrine.share;

import org.jspecify.annotations.NullMarked;
