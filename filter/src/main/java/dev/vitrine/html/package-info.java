/** Cuts bytes into HTML tokens and escapes text; knows no servlet and no social network. A shared room without API promise. */
@NullMarked
package dev.vitrine.html;

import org.jspecify.annotations.NullMarked;
