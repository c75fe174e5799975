package dev.vitrine.metadata;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The video that a page is for.
 *
 * @param url absolute, of the file or of a page that plays it
 * @param type {@code video/mp4}, {@code video/webm}, or {@code text/html} for a player
 * @param width in pixels
 * @param height in pixels
 * @param poster absolute URL of its picture
 * @param duration in ISO 8601, such as {@code PT1M30S}
 * @param uploaded in ISO 8601
 */
public record PageVideo(
        String url,
        String type,
        OptionalInt width,
        OptionalInt height,
        Optional<String> poster,
        Optional<String> duration,
        Optional<String> uploaded,
        Origin origin) {
    /** Whether it is a page that plays the video, to be shown in a frame. */
    public boolean isPlayer() {
        return type.equals("text/html");
    }
}
