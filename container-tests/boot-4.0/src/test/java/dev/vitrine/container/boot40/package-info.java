/** The application on Spring Boot 4.0. */
@NullMarked
package dev.vitrine.container.boot40;

import org.jspecify.annotations.NullMarked;
