package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.Media;
import dev.vitrine.server.feed.Post;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the posts of a feed share what is the same in each of them: one author, one kind of picture, the same tags. A feed is
 * kept for months, and its author would be kept fifty times.
 */
final class SharedParts {
    private final Map<Object, Object> known = new HashMap<>();

    private SharedParts() {}

    /** An equal feed that takes less memory. */
    static Feed of(Feed feed) {
        SharedParts parts = new SharedParts();
        return feed.withPosts(feed.posts().stream().map(parts::post).toList());
    }

    private Post post(Post post) {
        return post.toBuilder()
                .source(shared(post.source()))
                .author(shared(post.author()))
                .language(shared(post.language()))
                .media(media(post.media()))
                .counts(shared(post.counts()))
                .boostedBy(shared(post.boostedBy()))
                .tags(shared(post.tags()))
                .build();
    }

    private List<Media> media(List<Media> all) {
        return shared(all.stream().map(this::medium).toList());
    }

    private Media medium(Media one) {
        return new Media(
                one.kind(),
                one.url(),
                one.preview(),
                shared(one.alt()),
                shared(one.size()),
                one.focus(),
                one.blurhash(),
                shared(one.type()),
                one.duration());
    }

    @SuppressWarnings("unchecked") // what is equal to a part is of its kind
    private <T> T shared(T part) {
        T before = (T) known.putIfAbsent(part, part);
        return before == null ? part : before;
    }
}
