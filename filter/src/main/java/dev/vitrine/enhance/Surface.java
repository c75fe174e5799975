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

    /** The last chance to insert among what is held. */
    void releasing(Release reason);
}
