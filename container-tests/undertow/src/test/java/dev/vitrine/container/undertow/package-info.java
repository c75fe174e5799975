/** The suite on Undertow. */
@NullMarked
package dev.vitrine.container.undertow;

import org.jspecify.annotations.NullMarked;
