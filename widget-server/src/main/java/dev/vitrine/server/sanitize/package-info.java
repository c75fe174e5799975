/** Lets through only safe HTML of a post. */
@NullMarked
package dev.vitrine.server.sanitize;

import org.jspecify.annotations.NullMarked;
