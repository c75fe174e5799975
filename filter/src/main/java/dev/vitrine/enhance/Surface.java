package dev.vitrine.enhance;

import dev.vitrine.html.TokenHandler;
import dev.vitrine.rewrite.Release;

/**
 * One thing that we add to a page: listens to the tokens, and inserts at its places. Made for one page, before its first
 * token.
 */
interface Surface extends TokenHandler {
    /** Whether it may still want to insert among what is held, and so asks for holding on. */
    boolean waiting();

    /**
     * Whether no further token matters to it. It hears of none then; once no surface wants more, the rest of the page passes
     * without being cut into tokens. Asked behind every release and end tag, and never false again once true.
     */
    boolean finished();

    /** The last chance to insert among what is held. */
    void releasing(Release reason);
}
