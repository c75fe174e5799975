/** What the suite needs of the filter's own room. */
@NullMarked
package dev.vitrine.filter;

import org.jspecify.annotations.NullMarked;
