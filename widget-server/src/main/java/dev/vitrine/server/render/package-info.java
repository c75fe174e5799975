/** Turns a widget and its feed into HTML: one Thymeleaf fragment for each thing on the screen. */
@NullMarked
package dev.vitrine.server.render;

import org.jspecify.annotations.NullMarked;
