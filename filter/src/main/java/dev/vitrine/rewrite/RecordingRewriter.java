package dev.vitrine.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a page, and remembers what came of it where it has run its course. What is noted for that may fail, for want of
 * memory, and does not harm the page then.
 */
final class RecordingRewriter implements PageRewriter {
    private final PageStory story;
    private final BooleanSupplier asExpected;
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
            PageStory story,
            OutputSink bytes,
            TextSink text,
            BiFunction<OutputSink, TextSink, HtmlRewriter> live,
            BooleanSupplier asExpected) {
        this.story = story;
        this.asExpected = asExpected;
        this.live = live.apply(
                (source, offset, length) -> {
                    bytes.write(source, offset, length);
                    try {
                        if (tape != null) {
                            tape.bytesSent.write(source, offset, length);
                        }
                    } catch (Throwable ours) {
                        tape = null;
                    }
                },
                (source, offset, length) -> {
                    text.write(source, offset, length);
                    try {
                        if (tape != null) {
                            tape.charsSent.write(source, offset, length);
                        }
                    } catch (Throwable ours) {
                        tape = null;
                    }
                });
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
        try {
            Tape running = running(2L * length);
            if (running != null) {
                running.bytesWritten.write(source, offset, length);
            }
        } catch (Throwable ours) {
            tape = null;
        }
        live.write(source, offset, length);
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        try {
            Tape running = running(4L * length);
            if (running != null) {
                running.charsWritten.write(source, offset, length);
            }
        } catch (Throwable ours) {
            tape = null;
        }
        live.write(source, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        try {
            Tape running = running(4L * length);
            if (running != null) {
                running.charsWritten.write(text, offset, length);
            }
        } catch (Throwable ours) {
            tape = null;
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
        try {
            remember();
        } catch (Throwable ours) {
            tape = null;
        }
    }

    private void remember() {
        Tape ended = tape;
        if (ended == null) {
            return;
        }
        boolean clean = live.failure().isEmpty() && live.passedFor().isEmpty() && live.insertions() > 0;
        boolean whole = flushed < 0 || flushed == ended.sent();
        if (clean && whole && asExpected.getAsBoolean()) {
            tape = null;
            story.keep(ended.page(live.insertions(), flushed >= 0));
        } else {
            giveUp();
        }
    }

    @Override
    public void discard() {
        tape = null;
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
