package dev.vitrine.server.widget;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the posts of a widget are arranged. */
public enum Layout {
    LIST,
    GRID,
    MASONRY,
    WALL,
    CAROUSEL,
    TICKER,
    SINGLE;

    /** The layout of this id; empty where there is none. */
    public static Optional<Layout> ofId(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    /** The name in settings and class names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
