package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.WindowPool;
import java.io.IOException;

/** Ours: the tokenizer and the rewriter of the filter jar. */
final class VitrinePeer implements Peer {
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    private final String name;
    private final int chunk;

    /** @param chunk how many bytes the application writes at once, at most */
    VitrinePeer(String name, int chunk) {
        this.name = name;
        this.chunk = chunk;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean does(Task task) {
        return task.rewrites();
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws IOException {
        return rewrite(new InsertingEditor(task == Task.REWRITE_PAGE), page, sink);
    }

    private int rewrite(InsertingEditor editor, SavedPage page, PageSink sink) throws IOException {
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(
                editor, sink, PageCharset.forLabel(page.charset().name()), WINDOW);
        for (int offset = 0; offset < page.size(); offset += Math.min(chunk, page.size() - offset)) {
            rewriter.write(page.bytes(), offset, Math.min(chunk, page.size() - offset));
        }
        rewriter.end();
        return rewriter.insertions() + editor.ownTags();
    }
}
