package dev.vitrine.filter;

import dev.vitrine.html.Interest;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TagName;
import dev.vitrine.rewrite.ForwardingEditor;
import dev.vitrine.rewrite.ForwardingPage;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts each insertion of another editor between two comments, and inserts on its own: at the beginning of the head where that
 * is still possible, else at its end; and before the body's end.
 */
public final class MarkingEditor extends ForwardingEditor {
    /** Finds the insertions. */
    public static final Pattern MARKED = Pattern.compile("<!--v:7f3a-->.*?<!--/v-->", Pattern.DOTALL);

    /** What this editor inserts at the beginning of a head. */
    public static final String HEAD = marked("<meta name=\"generator\" content=\"suite\">");

    /** What this editor inserts before the end of a body. */
    public static final String BODY = marked("<p>inserted</p>");

    private static final long HEAD_NAME = TagName.of("head");
    private static final long BODY_NAME = TagName.of("body");

    private @Nullable Page page;
    private long headBegin = -1;
    private boolean headDone;

    public MarkingEditor(PageEditor editor) {
        super(editor);
    }

    private static String marked(CharSequence markup) {
        return "<!--v:7f3a-->" + markup + "<!--/v-->";
    }

    private Page page() {
        if (page == null) {
            throw new IllegalStateException("begin comes first");
        }
        return page;
    }

    @Override
    public void begin(Page page) {
        this.page = page;
        super.begin(new Marked(page));
    }

    @Override
    public boolean holding() {
        return !headDone || super.holding();
    }

    @Override
    public void releasing(Release reason) {
        if (!headDone && headBegin >= 0) {
            headDone = page().insert(headBegin, HEAD);
        }
        super.releasing(reason);
    }

    @Override
    public int startTagName(long name, long position) {
        return Math.max(name == HEAD_NAME ? END : IGNORE, super.startTagName(name, position));
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.name() == HEAD_NAME && headBegin < 0) {
            headBegin = tag.end();
        }
        super.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        if (name == HEAD_NAME && !headDone) {
            boolean early = headBegin >= page().firstHeld() && headBegin >= 0;
            headDone = page().insert(early ? headBegin : position, HEAD);
        } else if (name == BODY_NAME) {
            page().insert(position, BODY);
        }
        return super.endTagName(name, position);
    }

    private static final class Marked extends ForwardingPage {
        Marked(Page page) {
            super(page);
        }

        @Override
        public boolean insert(long position, CharSequence markup) {
            return super.insert(position, marked(markup));
        }

        @Override
        public void reportTags(Interest which) {
            // The marks want to see more than the editor does.
        }

        @Override
        public void stop() {
            // The marks' own insertions are still to come.
        }
    }
}
