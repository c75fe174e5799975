/** The front-door key of the widget server: command line, settings, wiring, start and stop. */
@NullMarked
package dev.vitrine.server;

import org.jspecify.annotations.NullMarked;
