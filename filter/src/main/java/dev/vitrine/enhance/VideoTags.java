package dev.vitrine.enhance;

import dev.vitrine.metadata.Origin;
import dev.vitrine.metadata.PageVideo;
import java.util.Optional;

/** Writes the video that a page is for. Without a picture, no reader would show it. */
final class VideoTags {
    private final PageFindings found;
    private final MissingTags tags;

    VideoTags(PageFindings found, MissingTags tags) {
        this.found = found;
        this.tags = tags;
    }

    void write() {
        video().filter(video -> video.origin() != Origin.OWN_TAG).ifPresent(video -> {
            tags.add("og:video", video.url());
            if (video.url().startsWith("https:")) {
                tags.add("og:video:secure_url", video.url());
            }
            tags.add("og:video:type", video.type());
            video.width().ifPresent(pixels -> tags.add("og:video:width", Integer.toString(pixels)));
            video.height().ifPresent(pixels -> tags.add("og:video:height", Integer.toString(pixels)));
        });
    }

    private Optional<PageVideo> video() {
        return found.page().image().isPresent() ? found.page().video() : Optional.empty();
    }

    /** A player of the site's own, which X shows in its place; it must be reached by https, and its size be known. */
    Optional<PageVideo> player() {
        return video().filter(video -> video.isPlayer()
                && video.url().startsWith("https:")
                && video.width().isPresent()
                && video.height().isPresent()
                && found.address().isOwn(video.url()));
    }
}
