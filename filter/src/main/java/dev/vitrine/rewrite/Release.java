package dev.vitrine.rewrite;

/** Why held bytes leave. */
public enum Release {
    /** The editor knows all it wanted to know. */
    SETTLED,
    /** The application flushed. */
    FLUSH,
    /** The hold window is full, or the webapp's pool of windows is used up. */
    FULL,
    /** The rest of the page is read by some parsers as other tokens than by others. */
    DOUBT,
    /** The page has ended. */
    END
}
