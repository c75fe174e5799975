/** The suite on Jetty 12.1 with Jakarta EE 11. */
@NullMarked
package dev.vitrine.container.jetty121;

import org.jspecify.annotations.NullMarked;
