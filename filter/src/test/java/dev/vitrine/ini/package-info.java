@NullMarked
package dev.vitrine.ini;

import org.jspecify.annotations.NullMarked;
