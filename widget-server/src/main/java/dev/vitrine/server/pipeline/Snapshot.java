package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The posts of a widget at one moment: merged, moderated, folded and ordered; never changes.
 *
 * @param posts all posts there are, pinned first, then newest first; the renderer shows pages of them
 * @param version larger for every change of the posts of this widget; also across restarts
 * @param asOf when the oldest part of it was last confirmed by its upstream; absent while no feed has answered yet
 * @param stale whether some part is older than it should be, so that readers are told the {@code asOf}
 * @param state whether these are the posts, or there are none yet
 */
public record Snapshot(List<Post> posts, long version, Optional<Instant> asOf, boolean stale, State state) {
    /** How far a widget has come. */
    public enum State {
        /** At least one feed has answered, now or before a restart. */
        READY,
        /** No feed has answered yet and at least one is being asked: show a skeleton, not to be cached. */
        WARMING,
        /** No feed has ever answered and all attempts failed: show a quiet placeholder, not to be cached for long. */
        EMPTY_HANDED
    }

    public Snapshot {
        posts = List.copyOf(posts);
    }
}
