/** A small Spring Boot application with the starter, and what is asked of it. */
@NullMarked
package dev.vitrine.container.boot;

import org.jspecify.annotations.NullMarked;
