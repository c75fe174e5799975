/** The filter as a part of a Spring Boot application. */
@NullMarked
package dev.vitrine.spring;

import org.jspecify.annotations.NullMarked;
