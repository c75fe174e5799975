/** Fetches, checks, scales and signs the pictures of posts. */
@NullMarked
package dev.vitrine.server.images;

import org.jspecify.annotations.NullMarked;
