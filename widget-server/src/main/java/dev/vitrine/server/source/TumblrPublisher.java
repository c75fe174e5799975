package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publishes the posts of a Tumblr blog. */
final class TumblrPublisher implements Publisher {
    private static final String EXPECTED = "a blog such as bakery, bakery.tumblr.com, or the address of one";
    private static final Pattern NAME = Pattern.compile("@?([\\w-]+)(?:\\.tumblr\\.com)?");
    private static final Pattern NEW_ADDRESS =
            Pattern.compile("https?://(?:www\\.)?tumblr\\.com/(?:blog/)?([\\w-]+)/?");

    /** What Tumblr calls a post without a title, by its kind. */
    private static final Set<String> KINDS = Set.of("Photo", "Video", "Audio", "Quote", "Link", "Post");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher name = NAME.matcher(address.locator());
        Matcher moved = NEW_ADDRESS.matcher(address.locator());
        String usual = name.matches()
                ? "https://" + name.group(1) + ".tumblr.com/"
                : moved.matches() ? "https://" + moved.group(1) + ".tumblr.com/" : address.locator();
        return List.of(Publisher.at(UpstreamSource.server(address, usual), "rss", address, EXPECTED));
    }

    @Override
    public Post mended(Post post) {
        return KINDS.contains(post.title()) ? post.toBuilder().title("").build() : post;
    }
}
