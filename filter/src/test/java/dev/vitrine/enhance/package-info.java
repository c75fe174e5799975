@NullMarked
package dev.vitrine.enhance;

import org.jspecify.annotations.NullMarked;
