package dev.vitrine.filter;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.html.TextCapture;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts each insertion of another editor between two comments, and inserts on its own: at the beginning of the head where that
 * is still possible, else at its end; and before the body's end.
 */
public final class MarkingEditor implements PageEditor {
    /** Finds the insertions. */
    public static final Pattern MARKED = Pattern.compile("<!--v:7f3a-->.*?<!--/v-->", Pattern.DOTALL);

    /** What this editor inserts at the beginning of a head. */
    public static final String HEAD = marked("<meta name=\"generator\" content=\"suite\">");

    /** What this editor inserts before the end of a body. */
    public static final String BODY = marked("<p>inserted</p>");

    private static final long HEAD_NAME = TagName.of("head");
    private static final long BODY_NAME = TagName.of("body");

    private final PageEditor editor;
    private @Nullable Marked page;
    private long headBegin = -1;
    private boolean headDone;

    public MarkingEditor(PageEditor editor) {
        this.editor = editor;
    }

    private static String marked(CharSequence markup) {
        return "<!--v:7f3a-->" + markup + "<!--/v-->";
    }

    private Marked page() {
        if (page == null) {
            throw new IllegalStateException("begin comes first");
        }
        return page;
    }

    @Override
    public void begin(Page page) {
        this.page = new Marked(page);
        editor.begin(this.page);
    }

    @Override
    public boolean holding() {
        return !headDone || editor.holding();
    }

    @Override
    public void releasing(Release reason) {
        if (!headDone && headBegin >= 0) {
            headDone = page().page.insert(headBegin, HEAD);
        }
        editor.releasing(reason);
    }

    @Override
    public int startTagName(long name, long position) {
        return Math.max(name == HEAD_NAME ? END : IGNORE, editor.startTagName(name, position));
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.name() == HEAD_NAME && headBegin < 0) {
            headBegin = tag.end();
        }
        editor.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        if (name == HEAD_NAME && !headDone) {
            boolean early = headBegin >= page().firstHeld() && headBegin >= 0;
            headDone = page().page.insert(early ? headBegin : position, HEAD);
        } else if (name == BODY_NAME) {
            page().page.insert(position, BODY);
        }
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

    private static final class Marked implements Page {
        private final Page page;

        Marked(Page page) {
            this.page = page;
        }

        @Override
        public boolean insert(long position, CharSequence markup) {
            return page.insert(position, marked(markup));
        }

        @Override
        public long firstHeld() {
            return page.firstHeld();
        }

        @Override
        public void leaveAlone(String reason) {
            page.leaveAlone(reason);
        }

        @Override
        public OpenElements elements() {
            return page.elements();
        }

        @Override
        public TextCapture text() {
            return page.text();
        }

        @Override
        public void reportText(boolean on) {
            page.reportText(on);
        }

        @Override
        public void stop() {
            // The marks' own insertions are still to come.
        }
    }
}
