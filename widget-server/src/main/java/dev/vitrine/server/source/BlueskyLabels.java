package dev.vitrine.server.source;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What moderators and authors say about a post and its author, see
 * <a href="https://docs.bsky.app/docs/advanced-guides/moderation">labels</a>. A widget's readers are not signed in, so what
 * is only for people who are is never shown.
 */
final class BlueskyLabels {
    private static final Set<String> WITHHELD = Set.of("!hide", "!takedown", "!suspend", "!no-unauthenticated");
    private static final Set<String> COVERED =
            Set.of("!warn", "porn", "sexual", "nudity", "graphic-media", "gore", "nsfl");

    private final Set<String> values;

    private BlueskyLabels(Set<String> values) {
        this.values = values;
    }

    /** The labels of a post and of its author that are in force. */
    static BlueskyLabels of(JsonNode post, JsonNode record, JsonNode author, Clock clock) {
        Set<String> values = new HashSet<>();
        Set<String> taken = new HashSet<>();
        Instant now = clock.instant();
        for (JsonNode labels :
                new JsonNode[] {post.path("labels"), record.path("labels").path("values"), author.path("labels")}) {
            for (JsonNode label : labels) {
                boolean over = FeedDates.parse(Json.text(label, "exp"))
                        .filter(end -> end.isBefore(now))
                        .isPresent();
                (label.path("neg").asBoolean(false) || over ? taken : values).add(Json.text(label, "val"));
            }
        }
        values.removeAll(taken);
        return new BlueskyLabels(values);
    }

    /** Whether the post must not be shown. */
    boolean withhold() {
        return values.stream().anyMatch(WITHHELD::contains);
    }

    /** Whether its pictures are to be covered until somebody asks for them. */
    boolean cover() {
        return values.stream().anyMatch(COVERED::contains);
    }

    /** Whether its words are to be covered too. */
    boolean warn() {
        return values.contains("!warn");
    }
}
