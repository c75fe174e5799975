/** Reads the social metadata of a page as each network would. */
@NullMarked
package dev.vitrine.server.audit;

import org.jspecify.annotations.NullMarked;
