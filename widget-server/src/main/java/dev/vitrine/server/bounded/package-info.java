/** What remembers things and cannot grow without end. */
@NullMarked
package dev.vitrine.server.bounded;

import org.jspecify.annotations.NullMarked;
