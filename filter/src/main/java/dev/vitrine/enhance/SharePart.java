package dev.vitrine.enhance;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TokenHandler;

/**
 * One kind of thing that visitors share with: listens to the tokens of a page, finds its places and draws itself there.
 * Made for one page, and only where the operator asked for it.
 */
interface SharePart extends TokenHandler {
    /** Whether it would like to see more before what is held leaves. */
    default boolean waiting() {
        return false;
    }

    /** What is held is about to leave: the last chance to draw among it. */
    default void releasing() {}

    /** Whether it wants nothing more of this page, and never will. */
    default boolean done() {
        return false;
    }

    /** Whether it matters to it which containers open. */
    default boolean wantsContainers() {
        return true;
    }

    @Override
    default int startTagName(long name, long position) {
        return IGNORE;
    }

    @Override
    default void startTag(StartTag tag) {}

    @Override
    default int endTagName(long name, long position) {
        return IGNORE;
    }

    @Override
    default void endTag(long name, long position, long end) {}
}
