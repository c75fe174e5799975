package dev.vitrine.server.widget;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours of a widget. */
public enum Theme {
    /** As the visitor's system prefers. */
    AUTO,
    LIGHT,
    DARK,
    CONTRAST;

    /** The theme of this id; empty where there is none. */
    public static Optional<Theme> ofId(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    /** The name in settings and class names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
