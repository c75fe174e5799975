/** Fetches a widget's HTML from the widget server within a budget of time, and keeps it. */
@NullMarked
package dev.vitrine.include;

import org.jspecify.annotations.NullMarked;
