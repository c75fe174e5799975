package dev.vitrine.server.pipeline;

import dev.vitrine.server.feed.Post;

/** A post of a widget, shown or not, and why. */
public record ModeratedPost(Post post, State state) {
    /** What becomes of a post. */
    public enum State {
        /** Shown, before all that is not. */
        PINNED,
        SHOWN,
        /** Not shown until somebody lets it through. */
        WAITING,
        /** Not shown, as an editor decided. */
        HIDDEN,
        /** Not shown, as the settings say. */
        LEFT_OUT;

        /** Whether readers see it. */
        public boolean isVisible() {
            return this == PINNED || this == SHOWN;
        }
    }
}
