/** The journal: long articles for people of the trade, and their feed. */
@NullMarked
package dev.vitrine.demo.journal;

import org.jspecify.annotations.NullMarked;
