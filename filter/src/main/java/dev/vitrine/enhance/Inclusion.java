package dev.vitrine.enhance;

import dev.vitrine.include.WidgetSource;

/**
 * How widgets get into one page.
 *
 * @param source where they come from
 * @param seen told when the page has a place for one, so that its path is never answered from an old copy
 */
public record Inclusion(WidgetSource source, Runnable seen) {}
