/** The suite on Tomcat, whichever the module brings along. */
@NullMarked
package dev.vitrine.container.tomcat;

import org.jspecify.annotations.NullMarked;
