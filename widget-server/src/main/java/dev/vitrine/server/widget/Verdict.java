package dev.vitrine.server.widget;

/** What a person decided about a post of a widget. */
public enum Verdict {
    /** Never shown. */
    HIDDEN,
    /** Shown, before all that is not. */
    PINNED,
    /** Shown, also where posts wait for somebody to let them through. */
    APPROVED
}
