@NullMarked
package dev.vitrine.html;

import org.jspecify.annotations.NullMarked;
