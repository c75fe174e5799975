package dev.vitrine.metadata;

/**
 * The recording that a page is for.
 *
 * @param url absolute, of the file
 * @param type its media type, such as {@code audio/mpeg}
 */
public record PageAudio(String url, String type, Origin origin) {}
