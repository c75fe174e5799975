package dev.vitrine.metadata;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The picture that stands for a page.
 *
 * @param url absolute, http(s)
 * @param width in pixels; known only together with the height
 * @param height in pixels
 * @param type the media type, such as {@code image/jpeg}
 * @param alt what it shows, in words
 */
public record PageImage(
        String url, OptionalInt width, OptionalInt height, Optional<String> type, Optional<String> alt, Origin origin) {

    static PageImage of(String url, Origin origin) {
        return new PageImage(url, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), origin);
    }
}
