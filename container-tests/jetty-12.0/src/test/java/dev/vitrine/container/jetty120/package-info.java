/** The suite on Jetty 12.0 with Jakarta EE 10. */
@NullMarked
package dev.vitrine.container.jetty120;

import org.jspecify.annotations.NullMarked;
