/** Tests of the servlet door that need no container. */
@NullMarked
package dev.vitrine.filter;

import org.jspecify.annotations.NullMarked;
