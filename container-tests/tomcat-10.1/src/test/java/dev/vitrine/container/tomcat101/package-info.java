/** The suite on Tomcat 10.1. */
@NullMarked
package dev.vitrine.container.tomcat101;

import org.jspecify.annotations.NullMarked;
