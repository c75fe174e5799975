package dev.vitrine.server.feed;

import dev.vitrine.server.url.WebUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A picture, video or sound of a post.
 *
 * @param url the thing itself; for a video that only plays on its own page, that page
 * @param preview a still picture of it: a thumbnail or poster
 * @param alt the author's description, empty where there is none
 * @param size of the thing in pixels, for the place it takes before it is loaded
 * @param focus the point that must stay visible when it is cropped
 * @param blurhash a blur to show before it is loaded, see <a href="https://blurha.sh">blurha.sh</a>
 * @param type MIME type where the upstream says so
 * @param duration of video and sound
 */
public record Media(
        Kind kind,
        WebUrl url,
        Optional<WebUrl> preview,
        String alt,
        Optional<Size> size,
        Optional<Focus> focus,
        Optional<String> blurhash,
        Optional<String> type,
        Optional<Duration> duration) {
    /** Pictures are asked for in a size, and signed, behind the name of their file; behind any other name is what they are. */
    private static final Pattern FILE_OF_PICTURE = Pattern.compile("(?i)(\\.(?:jpe?g|png|gif|webp))\\?.*");

    /** What the thing is. */
    public enum Kind {
        IMAGE,
        /** A short silent video that repeats, as a GIF would. */
        ANIMATION,
        VIDEO,
        AUDIO
    }

    /** What an address of a picture has in common with those of the same picture in other sizes. */
    public static String fileOf(WebUrl picture) {
        return FILE_OF_PICTURE.matcher(picture.href()).replaceFirst("$1");
    }

    /** A picture with a description and no further particulars. */
    public static Media image(WebUrl url, String alt) {
        return new Media(
                Kind.IMAGE,
                url,
                Optional.empty(),
                alt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same thing with this size. */
    public Media withSize(Optional<Size> known) {
        return new Media(kind, url, preview, alt, known, focus, blurhash, type, duration);
    }

    /** What to show without a click: the picture itself, or the preview of anything else. */
    public Optional<WebUrl> picture() {
        return kind == Kind.IMAGE ? Optional.of(url) : preview;
    }

    /** Width and height in pixels, each at least 1. */
    public record Size(int width, int height) {
        public Size {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("size must be at least 1x1, not " + width + "x" + height);
            }
        }
    }

    /** A point of a picture, from -1 (left, bottom) to 1 (right, top). */
    public record Focus(double x, double y) {
        public Focus {
            x = Math.max(-1, Math.min(1, x));
            y = Math.max(-1, Math.min(1, y));
        }
    }
}
