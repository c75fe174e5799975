@NullMarked
package dev.vitrine.server.store;

import org.jspecify.annotations.NullMarked;
