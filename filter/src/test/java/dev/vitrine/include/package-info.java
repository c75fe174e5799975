@NullMarked
package dev.vitrine.include;

import org.jspecify.annotations.NullMarked;
