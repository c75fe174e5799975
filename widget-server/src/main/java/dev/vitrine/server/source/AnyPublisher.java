package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.regex.Pattern;

/** Publishes at the address that the operator gave. */
final class AnyPublisher implements Publisher {
    private static final int SMALL = 200;
    private static final Pattern BLOGGER = Pattern.compile("([/=])s72-(?:[\\w-]*-)?c(?=/|$)");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        return List.of(WebUrl.parse(address.locator())
                .orElseThrow(() -> Publisher.misnamed(
                        address, "the address of a feed, or of a page that names one, such as https://example.org/")));
    }

    /**
     * A thumbnail that says itself how small it is, as Blogger's, is no match for a picture in the post; and where there is
     * none, Blogger has a larger one.
     */
    @Override
    public Post mended(Post post) {
        List<Media> small = post.media().stream()
                .filter(media -> media.kind() == Media.Kind.IMAGE)
                .filter(media ->
                        media.size().filter(size -> size.width() < SMALL).isPresent())
                .toList();
        if (small.size() != 1 || post.media().size() != 1) {
            return post;
        }
        Media thumbnail = small.get(0);
        List<Media> larger = post.content().firstPicture().isPresent()
                ? List.of()
                : WebUrl.parse(BLOGGER.matcher(thumbnail.url().href()).replaceFirst("$1s640"))
                        .filter(url -> !url.equals(thumbnail.url()))
                        .map(url -> Media.image(url, thumbnail.alt()))
                        .map(List::of)
                        .orElse(small);
        return post.toBuilder().media(larger).build();
    }
}
