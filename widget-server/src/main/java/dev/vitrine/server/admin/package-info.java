/** The admin address: who may, and what an editor can do there. */
@NullMarked
package dev.vitrine.server.admin;

import org.jspecify.annotations.NullMarked;
