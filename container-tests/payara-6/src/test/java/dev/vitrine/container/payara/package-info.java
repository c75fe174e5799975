/** The suite on GlassFish 7. */
@NullMarked
package dev.vitrine.container.payara;

import org.jspecify.annotations.NullMarked;
