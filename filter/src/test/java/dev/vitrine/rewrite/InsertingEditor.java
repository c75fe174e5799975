package dev.vitrine.rewrite;

import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;

/** Puts the same markup before the first title. */
class InsertingEditor implements PageEditor {
    private static final long TITLE = TagName.of("title");

    private final String markup;
    private Page page = new NoPage();
    private boolean done;

    InsertingEditor(String markup) {
        this.markup = markup;
    }

    @Override
    public void begin(Page opened) {
        page = opened;
    }

    @Override
    public boolean holding() {
        return !done;
    }

    @Override
    public void releasing(Release reason) {
        // nothing is left to decide
    }

    @Override
    public int startTagName(long name, long position) {
        if (name == TITLE && !done) {
            done = page.insert(position, markup);
        }
        return IGNORE;
    }

    @Override
    public void startTag(StartTag tag) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public void endTag(long name, long position, long end) {
        throw new IllegalStateException("not asked for");
    }
}
