package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.PageCharset;
import dev.vitrine.metadata.MetadataReader;
import dev.vitrine.metadata.PageContext;
import dev.vitrine.metadata.PageMetadata;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.HtmlRewriter;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.WindowPool;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Ours: the tokenizer and the rewriter of the filter jar. */
final class VitrinePeer implements Peer {
    private static final HoldWindow WINDOW = HoldWindow.of(new WindowPool(WindowPool.DEFAULT_CAP));

    private static final PageContext CONTEXT = PageContext.of("https://letter.example.org/2026/page");

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
        return task.rewrites() || chunk == Integer.MAX_VALUE;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) throws IOException {
        return switch (task) {
            case METADATA -> metadata(page);
            case SCAN -> startTags(new TagCounter(false), page);
            case HEAD_ONLY -> startTags(new TagCounter(true), page);
            case REWRITE_HEAD -> rewrite(new InsertingEditor(false), page, sink);
            case REWRITE_PAGE -> rewrite(new InsertingEditor(true), page, sink);
        };
    }

    private static int startTags(TagCounter counter, SavedPage page) {
        HtmlTokenizer tokenizer = new HtmlTokenizer(counter, encoding(page));
        counter.begin(tokenizer);
        tokenizer.write(page.bytes(), 0, page.size());
        if (tokenizer.doubt().isPresent()) {
            throw new IllegalStateException(
                    page.name() + " is in doubt: " + tokenizer.doubt().get());
        }
        return counter.startTags();
    }

    /** The filter's own reader, which also derives what a page leaves unsaid: more than the other peers are asked for. */
    private static int metadata(SavedPage page) {
        MetadataReader reader = new MetadataReader(Clock.systemUTC());
        HtmlTokenizer tokenizer = new HtmlTokenizer(reader, encoding(page));
        reader.begin(tokenizer);
        tokenizer.write(page.bytes(), 0, page.size());
        return found(reader);
    }

    /** How much of a title and a description comes of what a reader has read. */
    static int found(MetadataReader reader) {
        PageMetadata metadata = reader.metadata(CONTEXT);
        return (metadata.title().isPresent() ? 1 : 0) + (metadata.description().isPresent() ? 1 : 0);
    }

    static PageCharset encoding(SavedPage page) {
        return charset(page).orElseGet(PageCharset::utf8);
    }

    private static Optional<PageCharset> charset(SavedPage page) {
        return PageCharset.forLabel(page.charset().name());
    }

    private int rewrite(InsertingEditor editor, SavedPage page, PageSink sink) throws IOException {
        return copy(editor, page, sink) + editor.ownTags();
    }

    /** Sends a page through the rewriter; gives the number of insertions. */
    int copy(PageEditor editor, SavedPage page, PageSink sink) throws IOException {
        HtmlRewriter rewriter = HtmlRewriter.ofBytes(editor, sink, charset(page), WINDOW);
        for (int offset = 0; offset < page.size(); offset += Math.min(chunk, page.size() - offset)) {
            rewriter.write(page.bytes(), offset, Math.min(chunk, page.size() - offset));
        }
        rewriter.end();
        if (rewriter.passedFor().isPresent()) {
            throw new IOException(
                    page.name() + " was passed through: " + rewriter.passedFor().get());
        }
        return rewriter.insertions();
    }
}
