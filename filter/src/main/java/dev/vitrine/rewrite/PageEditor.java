package dev.vitrine.rewrite;

import dev.vitrine.html.TokenHandler;

/** Decides, token by token, what is inserted into a page. One instance serves one page. */
public interface PageEditor extends TokenHandler {
    /** Called once, before the first token. */
    void begin(Page page);

    /**
     * Whether the bytes of the page are still to be held, because an insertion before them may yet be decided. Asked at the
     * beginning and every 8 Ki units, however the page is cut; once false, or once the rewriter had to release, holding is
     * over.
     */
    boolean holding();

    /**
     * Called once, right before what is held leaves: the last chance to insert among it. Where nothing can be held, that is
     * right behind {@link #begin}. Where the reason is not
     * {@link Release#SETTLED}, the editor insists no longer on what it does not know.
     */
    void releasing(Release reason);
}
