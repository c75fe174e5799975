package dev.vitrine.server.feed;

import java.util.OptionalLong;

/** How often people answered, passed on, liked and viewed a post; absent where the upstream does not say. */
public record Counts(OptionalLong replies, OptionalLong reposts, OptionalLong likes, OptionalLong views) {
    /** Nothing known. */
    public static final Counts NONE =
            new Counts(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
