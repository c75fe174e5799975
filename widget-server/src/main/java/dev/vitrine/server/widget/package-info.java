/** What a widget is: its feeds, layout, theme, moderation, by id. */
@NullMarked
package dev.vitrine.server.widget;

import org.jspecify.annotations.NullMarked;
