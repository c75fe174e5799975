@NullMarked
package dev.vitrine.rewrite;

import org.jspecify.annotations.NullMarked;
