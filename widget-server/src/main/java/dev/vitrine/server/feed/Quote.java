package dev.vitrine.server.feed;

import java.util.Locale;

/** A post that another post shows within itself. */
public sealed interface Quote {
    /** The quoted post; its own quote is left out. */
    record Shown(Post post) implements Quote {
        public Shown {
            post = post.withoutQuote();
        }
    }

    /** There is a quoted post, but it must not or cannot be shown. */
    record Withheld(Cause cause) implements Quote {}

    /** Why a quoted post is not shown. */
    enum Cause {
        DELETED,
        BLOCKED,
        /** The quoted author has not agreed, not yet or no longer. */
        NOT_APPROVED,
        /** Not for people who are not signed in. */
        PRIVATE;

        /** The kebab-case name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
