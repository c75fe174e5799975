package dev.vitrine.rewrite;

import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.util.Optional;

/**
 * Copies one page to a sink, with the insertions of a {@link PageEditor} on the way. What no insertion touched leaves
 * equal and in order, however the page is cut into writes.
 *
 * <p>Anything doubtful, and any failure of ours, makes the rewriter <em>pass</em>: what is held leaves as it came, and so
 * does the rest. A failure of the sink is the client's and travels up unchanged.
 *
 * <p>Not safe for use by several threads at once; a page may move from one thread to another between calls.
 */
public final class HtmlRewriter {
    private final OutputSink sink;

    private HtmlRewriter(OutputSink sink) {
        this.sink = sink;
    }

    /**
     * A rewriter of bytes.
     *
     * @param declared the charset that the response declares; where it declares none, the page's beginning is asked as
     *     browsers do it
     */
    public static HtmlRewriter ofBytes(
            PageEditor editor, OutputSink sink, Optional<PageCharset> declared, HoldWindow window) {
        return new HtmlRewriter(sink);
    }

    /**
     * A rewriter of chars, for an application that writes text.
     *
     * @param charset the one in which the container will encode them
     */
    public static HtmlRewriter ofChars(PageEditor editor, TextSink sink, PageCharset charset, HoldWindow window) {
        return new HtmlRewriter((bytes, offset, length) -> {});
    }

    /** Takes bytes of the page, and is done with the array on return. Only for a rewriter of bytes. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(bytes, offset, length);
    }

    /** Takes chars of the page, and is done with the array on return. Only for a rewriter of chars. */
    public void write(char[] chars, int offset, int length) throws IOException {}

    /** Takes chars of the page. Only for a rewriter of chars. */
    public void write(String text, int offset, int length) throws IOException {}

    /** Lets go what is held, but for at most ten units of a tag whose name is incomplete. The sink is not flushed. */
    public void flush() throws IOException {}

    /** The page is complete: lets go all that is held. Further calls, and writes, do nothing but pass. */
    public void end() throws IOException {}

    /**
     * Forgets what is held and gives the buffers back, for a response that is reset; nothing is written. The rewriter is
     * of no use any more; a new page takes a new one.
     */
    public void discard() {}

    /** How many units of the page have been taken. */
    public long taken() {
        return 0;
    }

    /** How many units of the page are held at the moment. */
    public long held() {
        return 0;
    }

    /** How many insertions have left. */
    public int insertions() {
        return 0;
    }

    /** Why the page is passed through as it comes; nothing while it is not. */
    public Optional<String> passedFor() {
        return Optional.empty();
    }

    /** The failure of ours that made the page pass, for the log. */
    public Optional<Throwable> failure() {
        return Optional.empty();
    }
}
