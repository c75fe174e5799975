package dev.vitrine.server.admin;

import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.pipeline.ModeratedPost;
import dev.vitrine.server.render.Excerpt;
import dev.vitrine.server.render.Pictures;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What editors see of a post: as much as they need to know it by. */
final class PostFacts {
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LINE = 60;
    private static final int MOST_PICTURES = 4;
    private static final int PICTURE_WIDTH = 240;

    private final Pictures pictures;

    PostFacts(Pictures pictures) {
        this.pictures = pictures;
    }

    Map<String, Object> of(ModeratedPost moderated) {
        Post post = moderated.post();
        return new Facts()
                .with("post", post.key())
                .with("state", moderated.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("title", some(Excerpt.of(post.title(), LONGEST_TEXT)))
                .with("text", some(Excerpt.of(post.text(), LONGEST_TEXT)))
                .with("warning", post.contentWarning())
                .with("sensitive", post.sensitive())
                .with("author", some(Excerpt.of(post.author().plainName(), LONGEST_LINE)))
                .with("network", post.network().label())
                .with("published", post.published().map(Instant::toString))
                .with("page", post.permalink().map(WebUrl::href))
                .with(
                        "alsoAt",
                        post.alsoAt().stream()
                                .map(copy -> copy.network().label())
                                .toList())
                .with("media", post.media().size())
                .with("pictures", pictures(post).toList())
                .all();
    }

    private Stream<String> pictures(Post post) {
        Stream<WebUrl> still = post.media().stream()
                .flatMap(media ->
                        media
                                .preview()
                                .or(() -> Optional.of(media.url()).filter(url -> media.kind() == Media.Kind.IMAGE))
                                .stream());
        return still.limit(MOST_PICTURES).flatMap(url -> pictures.address(url, PICTURE_WIDTH).stream());
    }

    /** A post in a few words. */
    static String line(Post post) {
        String words = post.title().isBlank() ? post.text() : post.title();
        return Excerpt.of(words.isBlank() ? post.author().plainName() : words, LONGEST_LINE);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }
}
