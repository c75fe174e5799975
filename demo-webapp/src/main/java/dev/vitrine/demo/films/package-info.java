/** Short films. */
@NullMarked
package dev.vitrine.demo.films;

import org.jspecify.annotations.NullMarked;
