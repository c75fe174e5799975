package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Post;
import dev.vitrine.server.store.LastGood;
import dev.vitrine.server.store.Verdicts;
import dev.vitrine.server.widget.Moderation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the posts of several feeds into one order: those that editors pinned, those that the settings pin, those that their authors pinned, then the
 * newest first. A post without a believable date stays behind its neighbour in the feed.
 */
final class PostOrder {
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private PostOrder() {}

    static List<Post> of(List<LastGood> feeds, Moderation moderation, Verdicts verdicts) {
        List<Placed> placed = new ArrayList<>();
        for (LastGood good : feeds) {
            Instant neighbour = good.fetchedAt();
            for (Post post : good.feed().posts()) {
                Instant latest = good.fetchedAt().plus(CLOCKS_DIFFER);
                neighbour =
                        post.published().filter(date -> date.isBefore(latest)).orElse(neighbour);
                placed.add(new Placed(post, neighbour, verdicts.place(post)));
            }
        }
        Map<String, Integer> pins = new HashMap<>();
        moderation.pinned().forEach(id -> pins.putIfAbsent(id, pins.size()));
        placed.sort(Comparator.<Placed>comparingLong(Placed::place)
                .thenComparingInt(it -> pins.getOrDefault(it.post.id(), Integer.MAX_VALUE))
                .thenComparing(it -> !it.post.pinned())
                .thenComparing(it -> it.date, Comparator.reverseOrder()));
        return placed.stream().map(Placed::post).toList();
    }

    private record Placed(Post post, Instant date, long place) {}
}
