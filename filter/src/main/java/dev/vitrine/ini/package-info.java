/** Files of sections that lie in the jar. */
@NullMarked
package dev.vitrine.ini;

import org.jspecify.annotations.NullMarked;
