package dev.vitrine.server.source;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.url.WebUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the first of posts that are the same, and tells apart those to which a broken feed gives one id. */
final class UniqueIds {
    private UniqueIds() {}

    static List<Post> of(List<Post> posts) {
        Map<String, Post> first = new HashMap<>();
        Map<String, Post> unique = new LinkedHashMap<>();
        for (Post post : posts) {
            Post known = first.putIfAbsent(post.id(), post);
            if (known == null) {
                unique.put(post.id(), post);
            } else if (!samePage(known, post)) {
                String id = post.id() + "#" + PostContent.digest(page(post), post.title(), post.text());
                unique.putIfAbsent(id, post.toBuilder().id(id).build());
            }
        }
        return List.copyOf(new ArrayList<>(unique.values()));
    }

    private static boolean samePage(Post one, Post other) {
        return one.permalink().equals(other.permalink()) && one.text().equals(other.text());
    }

    private static String page(Post post) {
        return post.permalink().map(WebUrl::href).orElse("");
    }
}
