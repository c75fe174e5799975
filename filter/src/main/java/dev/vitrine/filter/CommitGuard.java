package dev.vitrine.filter;

import dev.vitrine.rewrite.ForwardingEditor;
import dev.vitrine.rewrite.ForwardingPage;
import dev.vitrine.rewrite.Page;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.Release;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an editor in step with the response: the page is held as long as the response could still be reset, and left alone
 * where its headers have changed, since the gate was passed, so that it is no page of ours any more.
 */
final class CommitGuard extends ForwardingEditor {
    private final PageBody body;
    private @Nullable Page page;
    private boolean inserted;
    private boolean stopped;

    CommitGuard(PageEditor editor, PageBody body) {
        super(editor);
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
        super.begin(new Watched(page));
    }

    @Override
    public boolean holding() {
        if (body.mayStillBeReset()) {
            return true;
        }
        if (stopped && page != null) {
            page.stop();
        }
        return super.holding();
    }

    @Override
    public void releasing(Release reason) {
        Optional<String> objection = body.lateObjection();
        if (objection.isPresent() && page != null) {
            page.leaveAlone(objection.get());
        } else {
            super.releasing(reason);
        }
    }

    @Override
    public int startTagName(long name, long position) {
        return stopped ? IGNORE : super.startTagName(name, position);
    }

    @Override
    public int endTagName(long name, long position) {
        return stopped ? IGNORE : super.endTagName(name, position);
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        if (!stopped) {
            super.elementClosed(name, depth, position);
        }
    }

    @Override
    public void nonBlankText(long position) {
        if (!stopped) {
            super.nonBlankText(position);
        }
    }

    @Override
    public void comment(long position, long end, String data) {
        if (!stopped) {
            super.comment(position, end, data);
        }
    }

    @Override
    public void doctype(long position, long end) {
        if (!stopped) {
            super.doctype(position, end);
        }
    }

    /** The page as the editor sees it. */
    private final class Watched extends ForwardingPage {
        Watched(Page page) {
            super(page);
        }

        @Override
        public boolean insert(long position, CharSequence markup) {
            boolean done = super.insert(position, markup);
            inserted |= done;
            return done;
        }

        @Override
        public void stop() {
            stopped = true;
            if (!body.mayStillBeReset()) {
                super.stop();
            }
        }
    }
}
