/** One suite of servlet edge cases, to be run with and without the filter on every container. */
@NullMarked
package dev.vitrine.container;

import org.jspecify.annotations.NullMarked;
