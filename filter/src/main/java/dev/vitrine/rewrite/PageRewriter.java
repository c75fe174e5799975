package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.Optional;

/**
 * Takes one page as it is written, and sends it on with insertions. A failure of the sink is the client's and travels up
 * unchanged; nothing is held any more then.
 *
 * <p>Not safe for use by several threads at once; a page may move from one thread to another between calls.
 */
public sealed interface PageRewriter permits HtmlRewriter, RecallingRewriter, RecordingRewriter {
    /** Takes bytes of the page, and is done with the array on return. Only for a page that is written as bytes. */
    void write(byte[] source, int offset, int length) throws IOException;

    /** Takes chars of the page, and is done with the array on return. Only for a page that is written as text. */
    void write(char[] source, int offset, int length) throws IOException;

    /** Takes chars of the page. Only for a page that is written as text. */
    void write(String text, int offset, int length) throws IOException;

    /** Lets go what is held, but for at most ten units of a tag whose name is incomplete. The sink is not flushed. */
    void flush() throws IOException;

    /** The page is complete: lets go all that is held. Further calls, and writes, do nothing but pass. */
    void end() throws IOException;

    /**
     * Forgets what is held and gives the buffers back, for a response that is reset; nothing is written. The rewriter is
     * of no use any more; a new page takes a new one.
     */
    void discard();

    /** How many units of the page are held at the moment. */
    long held();

    /** How many insertions have left. */
    int insertions();

    /**
     * Whether an insertion has left, or waits to. A page that is passed through from some point on may have insertions
     * before it.
     */
    boolean hasInsertions();

    /** Why the page is passed through as it comes; nothing while it is not. */
    Optional<String> passedFor();

    /** The failure of ours that made the page pass, for the log. */
    Optional<Throwable> failure();
}
