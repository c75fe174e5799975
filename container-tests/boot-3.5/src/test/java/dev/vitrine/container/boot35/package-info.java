/** The application on Spring Boot 3.5. */
@NullMarked
package dev.vitrine.container.boot35;

import org.jspecify.annotations.NullMarked;
