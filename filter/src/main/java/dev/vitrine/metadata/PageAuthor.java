package dev.vitrine.metadata;

import java.util.Optional;

/**
 * Somebody who wrote a page.
 *
 * @param name plain text, never empty
 * @param url absolute, of a page about the author
 */
public record PageAuthor(String name, Optional<String> url, Origin origin) {}
