/** The social side of the demo: a network on loopback with posts that we wrote, and a widget server that reads it. */
@NullMarked
package dev.vitrine.demo.social;

import org.jspecify.annotations.NullMarked;
