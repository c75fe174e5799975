package dev.vitrine.server.source;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the latest of posts that are the same, in the place of the first, and tells apart those to which a broken feed gives
 * one id.
 */
final class UniqueIds {
    private UniqueIds() {}

    static List<Post> of(List<Post> posts) {
        Map<String, Post> first = new HashMap<>();
        Map<String, Post> unique = new LinkedHashMap<>();
        for (Post post : posts) {
            Post known = first.get(post.id());
            boolean edition = known != null && isEdition(known, post);
            if (known == null || (edition && isLater(post, known))) {
                first.put(post.id(), post);
                unique.put(post.id(), post);
            } else if (!edition && !samePage(known, post)) {
                String id = post.id() + "#" + PostContent.digest(page(post), post.title(), post.text());
                unique.putIfAbsent(id, post.toBuilder().id(id).build());
            }
        }
        return List.copyOf(new ArrayList<>(unique.values()));
    }

    private static boolean samePage(Post one, Post other) {
        return one.permalink().equals(other.permalink()) && one.text().equals(other.text());
    }

    /** Feeds may hold a post as it was beside what it has become; those without ids may have several posts to one page. */
    private static boolean isEdition(Post one, Post other) {
        return one.permalink().filter(page -> !page.href().equals(one.id())).isPresent()
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
