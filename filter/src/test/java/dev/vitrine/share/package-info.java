@NullMarked
package dev.vitrine.share;

import org.jspecify.annotations.NullMarked;
