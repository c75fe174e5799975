/** Keeps what must outlive a process: the last good copy of each feed. */
@NullMarked
package dev.vitrine.server.store;

import org.jspecify.annotations.NullMarked;
