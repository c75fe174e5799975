package dev.vitrine.share;

import java.util.Locale;

/** Whether a network still takes what one shares. */
public enum Status {
    ALIVE,
    /** Nobody could confirm lately that its share address still works: offered only where asked for by name. */
    UNCERTAIN,
    /** Has no address to share to; native share and a copied link reach it. */
    NO_WEB_INTENT,
    /** Only reached through a script of its own, which we do not load. */
    NEEDS_SDK,
    /** Gone: never offered. */
    DEAD;

    static Status of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
