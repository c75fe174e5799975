package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a page, as it is written, with one that is remembered. Nothing leaves before the last of it has turned out the
 * same; then what left the other time leaves at once. At the first difference, or where it takes too long, a rewriter reads
 * the page from its beginning, as it would have without us.
 */
final class RecallingRewriter implements PageRewriter {
    private final PageStory story;
    private final RememberedPage known;
    private final OutputSink bytes;
    private final TextSink text;
    private final BiFunction<OutputSink, TextSink, HtmlRewriter> making;
    private final BooleanSupplier asExpected;

    /** How much has been written that is as it was. */
    private int position;

    /** Whether it has left from memory. */
    private boolean sent;

    /** Whether what comes now passes. */
    private boolean over;

    private @Nullable Throwable failure;
    private @Nullable HtmlRewriter live;

    RecallingRewriter(
            PageStory story,
            RememberedPage known,
            OutputSink bytes,
            TextSink text,
            BiFunction<OutputSink, TextSink, HtmlRewriter> making,
            BooleanSupplier asExpected) {
        this.story = story;
        this.known = known;
        this.bytes = bytes;
        this.text = text;
        this.making = making;
        this.asExpected = asExpected;
    }

    /**
     * The page is another one, or has to leave before its end: it is read after all.
     *
     * @return null where that fails, and the page passes
     */
    private @Nullable HtmlRewriter live() throws IOException {
        if (live != null || over) {
            return live;
        }
        HtmlRewriter reading;
        try {
            story.missed();
            reading = making.apply(bytes, text);
        } catch (Throwable ours) {
            failure = ours;
            over = true;
            known.sendWritten(bytes, text, position);
            return null;
        }
        live = reading;
        known.writeTo(reading, position);
        return reading;
    }

    private boolean isComparing() {
        return live == null && !over && story.isQuick();
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        try {
            if (isComparing() && known.goesOn(position, source, offset, length)) {
                position += length;
                return;
            }
        } catch (Throwable ours) {
            failure = ours; // as if it were another page
        }
        HtmlRewriter reading = live();
        if (reading == null) {
            bytes.write(source, offset, length);
        } else {
            reading.write(source, offset, length);
        }
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        try {
            if (isComparing() && known.goesOn(position, source, offset, length)) {
                position += length;
                return;
            }
        } catch (Throwable ours) {
            failure = ours;
        }
        HtmlRewriter reading = live();
        if (reading == null) {
            text.write(source, offset, length);
        } else {
            reading.write(source, offset, length);
        }
    }

    @Override
    public void write(String string, int offset, int length) throws IOException {
        try {
            if (isComparing() && known.goesOn(position, string, offset, length)) {
                position += length;
                return;
            }
        } catch (Throwable ours) {
            failure = ours;
        }
        HtmlRewriter reading = live();
        if (reading == null) {
            text.write(string.substring(offset, offset + length).toCharArray(), 0, length);
        } else {
            reading.write(string, offset, length);
        }
    }

    /** The last of the page may be flushed as it was the other time; a page that goes on behind it passes from there on. */
    @Override
    public void flush() throws IOException {
        if (over) {
            return;
        }
        if (isAsBefore(true)) {
            send();
            return;
        }
        HtmlRewriter reading = live();
        if (reading != null) {
            reading.flush();
        }
    }

    @Override
    public void end() throws IOException {
        if (over) {
            return;
        }
        if (isAsBefore(false)) {
            send();
            return;
        }
        HtmlRewriter reading = live();
        if (reading != null) {
            reading.end();
        }
    }

    /** Whether the page is complete, and may leave now as it left the other time, at a flush or at its end. */
    private boolean isAsBefore(boolean flush) {
        try {
            return live == null && position == known.length() && known.flushed() == flush && asExpected.getAsBoolean();
        } catch (Throwable ours) {
            failure = ours;
            return false;
        }
    }

    private void send() throws IOException {
        over = true;
        sent = true;
        known.send(bytes, text);
    }

    @Override
    public void discard() {
        over = true;
        if (live != null) {
            live.discard();
        }
    }

    @Override
    public long held() {
        return live != null ? live.held() : over ? 0 : position;
    }

    @Override
    public int insertions() {
        return live != null ? live.insertions() : sent ? known.insertions() : 0;
    }

    @Override
    public boolean hasInsertions() {
        return live == null ? sent || !over : live.hasInsertions();
    }

    @Override
    public Optional<String> passedFor() {
        return live == null ? Optional.empty() : live.passedFor();
    }

    @Override
    public Optional<Throwable> failure() {
        return live == null ? Optional.ofNullable(failure) : live.failure().or(() -> Optional.ofNullable(failure));
    }
}
