package dev.vitrine.metadata;

/**
 * A step of the trail of links that leads to a page.
 *
 * @param name as the page shows it
 * @param href where it leads, absolute once the page is known; empty for nowhere
 * @param origin where it stands
 */
public record Crumb(String name, String href, Origin origin) {}
