package dev.vitrine.filter;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import dev.vitrine.html.TextCapture;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an editor in step with the response: the page is held as long as the response could still be reset, and left alone
 * where its headers have changed, since the gate was passed, so that it is no page of ours any more.
 */
final class CommitGuard implements PageEditor {
    private final PageEditor editor;
    private final PageBody body;
    private @Nullable Page page;
    private boolean inserted;
    private boolean stopped;

    CommitGuard(PageEditor editor, PageBody body) {
        this.editor = editor;
        this.body = body;
    }

    /** Whether the editor has inserted anything, be it on its way already or still held. */
    boolean hasInserted() {
        return inserted;
    }

    /** Whether the editor wants no more of the page. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public void begin(Page page) {
        this.page = page;
        editor.begin(new Counted(page));
    }

    @Override
    public boolean holding() {
        if (body.mayStillBeReset()) {
            return true;
        }
        if (stopped && page != null) {
            page.stop();
        }
        return editor.holding();
    }

    @Override
    public void releasing(Release reason) {
        Optional<String> objection = body.lateObjection();
        if (objection.isPresent() && page != null) {
            page.leaveAlone(objection.get());
        } else {
            editor.releasing(reason);
        }
    }

    @Override
    public int startTagName(long name, long position) {
        return stopped ? IGNORE : editor.startTagName(name, position);
    }

    @Override
    public void startTag(StartTag tag) {
        editor.startTag(tag);
    }

    @Override
    public int endTagName(long name, long position) {
        return stopped ? IGNORE : editor.endTagName(name, position);
    }

    @Override
    public void endTag(long name, long position, long end) {
        editor.endTag(name, position, end);
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        if (!stopped) {
            editor.elementClosed(name, depth, position);
        }
    }

    @Override
    public void nonBlankText(long position) {
        if (!stopped) {
            editor.nonBlankText(position);
        }
    }

    @Override
    public void comment(long position, long end, String data) {
        if (!stopped) {
            editor.comment(position, end, data);
        }
    }

    @Override
    public void doctype(long position, long end) {
        if (!stopped) {
            editor.doctype(position, end);
        }
    }

    /** The page as the editor sees it. */
    private final class Counted implements Page {
        private final Page page;

        Counted(Page page) {
            this.page = page;
        }

        @Override
        public boolean insert(long position, CharSequence markup) {
            boolean done = page.insert(position, markup);
            inserted |= done;
            return done;
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
            stopped = true;
            if (!body.mayStillBeReset()) {
                page.stop();
            }
        }
    }
}
