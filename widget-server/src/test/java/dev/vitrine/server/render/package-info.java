@NullMarked
package dev.vitrine.server.render;

import org.jspecify.annotations.NullMarked;
