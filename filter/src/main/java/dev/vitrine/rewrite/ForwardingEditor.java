package dev.vitrine.rewrite;

import dev.vitrine.html.StartTag;

/** Hands everything on to another editor, for those that look over its shoulder. */
public abstract class ForwardingEditor implements PageEditor {
    private final PageEditor editor;

    protected ForwardingEditor(PageEditor editor) {
        this.editor = editor;
    }

    @Override
    public void begin(Page page) {
        editor.begin(page);
    }

    @Override
    public boolean holding() {
        return editor.holding();
    }

    @Override
    public void releasing(Release reason) {
        editor.releasing(reason);
    }

    @Override
    public int startTagName(long name, long position) {
        return editor.startTagName(name, position);
    }

    @Override
    public void startTag(StartTag tag) {
        editor.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        return editor.endTagName(name, position);
    }

    @Override
    public void endTag(long name, long position, long end) {
        editor.endTag(name, position, end);
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        editor.elementClosed(name, depth, position);
    }

    @Override
    public void nonBlankText(long position) {
        editor.nonBlankText(position);
    }

    @Override
    public void comment(long position, long end, String data) {
        editor.comment(position, end, data);
    }

    @Override
    public void doctype(long position, long end) {
        editor.doctype(position, end);
    }
}
