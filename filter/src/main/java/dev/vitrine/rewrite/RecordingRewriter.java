package dev.vitrine.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rewrites a page, and remembers what came of it where it has run its course. */
final class RecordingRewriter implements PageRewriter {
    private final PageStory story;
    private final PageMemory.Terms terms;
    private final HtmlRewriter live;
    private @Nullable Tape tape = new Tape();

    /** How much had left at a flush; -1 where there was none. */
    private int flushed = -1;

    /** What was written and what left, of which one kind stays empty. */
    private static final class Tape {
        private final ByteArrayOutputStream bytesWritten = new ByteArrayOutputStream();
        private final ByteArrayOutputStream bytesSent = new ByteArrayOutputStream();
        private final CharArrayWriter charsWritten = new CharArrayWriter();
        private final CharArrayWriter charsSent = new CharArrayWriter();

        RememberedPage page(int insertions, boolean flushed) {
            return bytesWritten.size() > 0
                    ? new RememberedPage.OfBytes(
                            bytesWritten.toByteArray(), bytesSent.toByteArray(), insertions, flushed)
                    : new RememberedPage.OfText(
                            charsWritten.toCharArray(), charsSent.toCharArray(), insertions, flushed);
        }

        int sent() {
            return bytesSent.size() + charsSent.size();
        }

        long memory() {
            return 2 * (bytesWritten.size() + 2L * charsWritten.size());
        }
    }

    RecordingRewriter(
            PageStory story, PageSinks sinks, Function<PageSinks, HtmlRewriter> live, PageMemory.Terms terms) {
        this.story = story;
        this.terms = terms;
        this.live = live.apply(new PageSinks(
                (bytes, offset, length) -> {
                    sinks.bytes().write(bytes, offset, length);
                    Tape running = tape;
                    if (running != null) {
                        running.bytesSent.write(bytes, offset, length);
                    }
                },
                (chars, offset, length) -> {
                    sinks.text().write(chars, offset, length);
                    Tape running = tape;
                    if (running != null) {
                        running.charsSent.write(chars, offset, length);
                    }
                }));
    }

    /** The tape, where it is still running before so much more is written. */
    private @Nullable Tape running(long more) {
        Tape running = tape;
        if (running != null && (flushed >= 0 || !story.isSmall(running.memory() + more))) {
            giveUp();
        }
        return tape;
    }

    private void giveUp() {
        if (tape != null) {
            tape = null;
            story.missed();
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Tape running = running(2L * length);
        if (running != null) {
            running.bytesWritten.write(source, offset, length);
        }
        live.write(source, offset, length);
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        Tape running = running(4L * length);
        if (running != null) {
            running.charsWritten.write(source, offset, length);
        }
        live.write(source, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        Tape running = running(4L * length);
        if (running != null) {
            running.charsWritten.write(text, offset, length);
        }
        live.write(text, offset, length);
    }

    /** Templates flush their last line as well. A page that goes on behind it is not remembered. */
    @Override
    public void flush() throws IOException {
        live.flush();
        Tape running = tape;
        if (running != null && flushed < 0) {
            flushed = running.sent();
        }
    }

    @Override
    public void end() throws IOException {
        live.end();
        Tape ended = tape;
        if (ended == null) {
            return;
        }
        boolean clean = live.failure().isEmpty() && live.passedFor().isEmpty() && live.insertions() > 0;
        boolean whole = flushed < 0 || flushed == ended.sent();
        if (clean && whole && terms.mayBeKept()) {
            tape = null;
            story.keep(ended.page(live.insertions(), flushed >= 0));
        } else {
            giveUp();
        }
    }

    @Override
    public void discard() {
        giveUp();
        live.discard();
    }

    @Override
    public long held() {
        return live.held();
    }

    @Override
    public int insertions() {
        return live.insertions();
    }

    @Override
    public boolean hasInsertions() {
        return live.hasInsertions();
    }

    @Override
    public Optional<String> passedFor() {
        return live.passedFor();
    }

    @Override
    public Optional<Throwable> failure() {
        return live.failure();
    }
}
