/** The suite on GlassFish 7. */
@NullMarked
package dev.vitrine.container.glassfish;

import org.jspecify.annotations.NullMarked;
