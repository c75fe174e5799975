package dev.vitrine.server.feed;

import dev.vitrine.server.url.WebUrl;
import java.util.HashSet;
import java.util.Set;

/** All the pictures that showing a post may take. */
final class PostPictures {
    private PostPictures() {}

    static Set<WebUrl> of(Post post) {
        Set<WebUrl> all = new HashSet<>(post.content().images());
        post.author().avatar().ifPresent(all::add);
        post.boostedBy().flatMap(author -> author.avatar()).ifPresent(all::add);
        post.media().forEach(media -> add(all, media));
        post.card().flatMap(LinkCard::image).ifPresent(media -> add(all, media));
        if (post.quote().orElse(null) instanceof Quote.Shown shown) {
            all.addAll(of(shown.post()));
        }
        return all;
    }

    private static void add(Set<WebUrl> all, Media media) {
        all.add(media.url());
        media.preview().ifPresent(all::add);
    }
}
