package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;

/** Has the head held and every tag cut, and inserts nothing: what remains is the rewriter alone. */
final class IdleEditor implements PageEditor {
    private static final long BODY = TagName.of("body");

    private boolean inHead = true;

    @Override
    public void begin(Page page) {}

    @Override
    public boolean holding() {
        return inHead;
    }

    @Override
    public void releasing(Release reason) {}

    @Override
    public int startTagName(long name, long position) {
        inHead &= name != BODY;
        return IGNORE;
    }
}
