@NullMarked
package dev.vitrine.server.feed;

import org.jspecify.annotations.NullMarked;
