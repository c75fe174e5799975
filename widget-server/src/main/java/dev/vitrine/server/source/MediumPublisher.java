package dev.vitrine.server.source;

import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes the stories of a person, a publication or a tag on Medium, which often refuses servers; the last good copy then
 * has to do.
 */
final class MediumPublisher implements Publisher {
    static final String SERVER = "https://medium.com/";

    private static final String EXPECTED =
            "a person such as @ada, a publication such as tea-stories, or a tag such as tag/tea";
    private static final Pattern FORM =
            Pattern.compile("(?:https?://(?:www\\.)?medium\\.com/)?(?:feed/)?(@[\\w.-]+|tag/[\\w-]+|[\\w-]+)/?");

    @Override
    public List<WebUrl> places(FeedAddress address) throws FeedException {
        Matcher form = FORM.matcher(address.locator());
        if (!form.matches()) {
            throw Publisher.misnamed(address, EXPECTED);
        }
        return List.of(
                Publisher.at(UpstreamSource.server(address, SERVER), "feed/" + form.group(1), address, EXPECTED));
    }

    /** The address tells Medium where readers come from; it need not know. */
    @Override
    public Post mended(Post post) {
        return post.toBuilder()
                .permalink(post.permalink()
                        .map(url -> url.parameter("source").isPresent() ? url.withQuery(Optional.empty()) : url))
                .build();
    }
}
