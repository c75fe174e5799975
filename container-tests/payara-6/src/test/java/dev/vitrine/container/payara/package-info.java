/** The suite on Payara Micro 6. */
@NullMarked
package dev.vitrine.container.payara;

import org.jspecify.annotations.NullMarked;
