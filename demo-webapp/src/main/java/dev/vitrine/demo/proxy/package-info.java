/** Passes requests on to a running site, and its answers back, so that the filter can be tried on it. */
@NullMarked
package dev.vitrine.demo.proxy;

import org.jspecify.annotations.NullMarked;
