/** The servlet door: which responses, which settings, the filter's own small assets and endpoints. Promised API. */
@NullMarked
package dev.vitrine.filter;

import org.jspecify.annotations.NullMarked;
