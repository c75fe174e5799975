@NullMarked
package dev.vitrine.server.images;

import org.jspecify.annotations.NullMarked;
