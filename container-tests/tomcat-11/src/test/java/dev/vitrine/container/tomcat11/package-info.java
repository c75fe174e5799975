/** The suite on Tomcat 11. */
@NullMarked
package dev.vitrine.container.tomcat11;

import org.jspecify.annotations.NullMarked;
