/** The shop: things with a price and a gallery. */
@NullMarked
package dev.vitrine.demo.shop;

import org.jspecify.annotations.NullMarked;
