/** Turns a page into a card, by the page's own metadata. */
@NullMarked
package dev.vitrine.server.card;

import org.jspecify.annotations.NullMarked;
