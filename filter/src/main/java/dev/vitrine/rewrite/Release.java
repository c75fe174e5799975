package dev.vitrine.rewrite;

/** Why held bytes leave. */
public enum Release {
    /** The editor knows all it wanted to know. */
    SETTLED,
    /** The application flushed. */
    FLUSH,
    /** The hold window is full, or the webapp's pool of windows is used up. */
    FULL,
    /** The page has ended. */
    END
}
