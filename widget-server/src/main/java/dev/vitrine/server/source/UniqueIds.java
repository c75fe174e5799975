package dev.vitrine.server.source;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the latest of posts that are the same, in the place of the first, and tells apart those to which a broken feed gives
 * one id.
 */
final class UniqueIds {
    private UniqueIds() {}

    static List<Post> of(List<Post> posts) {
        Map<String, Post> first = new HashMap<>();
        Map<String, Post> unique = new LinkedHashMap<>();
        Set<String> shared = new HashSet<>();
        for (Post post : posts) {
            Post known = first.get(post.id());
            boolean edition = known != null && isEdition(known, post);
            if (known == null || (edition && isLater(post, known))) {
                first.put(post.id(), post);
                unique.put(post.id(), post);
            } else if (!edition && !isSame(known, post)) {
                shared.add(post.id());
                unique.putIfAbsent(named(post), post);
            }
        }
        // The first as well: another one is first when there is a new post.
        return unique.values().stream()
                .map(post -> shared.contains(post.id())
                        ? post.toBuilder().id(named(post)).build()
                        : post)
                .toList();
    }

    private static String named(Post post) {
        return post.id() + "#" + PostContent.digest(page(post), post.title(), post.text());
    }

    /** A title alone may have been put right where the words below it are the same; where there are none, it is the post. */
    private static boolean isSame(Post one, Post other) {
        boolean renamed = hasIdOfItsOwn(one) && !one.text().isBlank();
        return one.permalink().equals(other.permalink())
                && one.text().equals(other.text())
                && (renamed || one.title().equals(other.title()));
    }

    /** Whether its feed has given it an id, or only a page. */
    private static boolean hasIdOfItsOwn(Post post) {
        return post.permalink().filter(page -> page.href().equals(post.id())).isEmpty();
    }

    /** Feeds may hold a post as it was beside what it has become; those without ids may have several posts to one page. */
    private static boolean isEdition(Post one, Post other) {
        return one.permalink().isPresent()
                && hasIdOfItsOwn(one)
                && one.permalink().equals(other.permalink())
                && !one.title().isEmpty()
                && one.title().equals(other.title());
    }

    private static boolean isLater(Post one, Post other) {
        return date(one).isAfter(date(other));
    }

    private static Instant date(Post post) {
        return post.edited().or(post::published).orElse(Instant.MIN);
    }

    private static String page(Post post) {
        return post.permalink().map(WebUrl::href).orElse("");
    }
}
