package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares a page, as it is written, with one that is remembered. Nothing leaves before the last of it has turned out the
 * same; then what left the other time leaves at once. At the first difference, or where it takes too long, a rewriter reads
 * the page from its beginning, as it would have without us.
 */
final class RecallingRewriter implements PageRewriter {
    /** How many chars of a string are compared at a time. */
    private static final int STRING_BLOCK = 4 * 1024;

    private final PageStory story;
    private final RememberedPage known;
    private final PageSinks sinks;
    private final Function<PageSinks, HtmlRewriter> making;
    private final PageMemory.Terms terms;

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
            PageSinks sinks,
            Function<PageSinks, HtmlRewriter> making,
            PageMemory.Terms terms) {
        this.story = story;
        this.known = known;
        this.sinks = sinks;
        this.making = making;
        this.terms = terms;
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
        story.missed();
        try {
            live = making.apply(sinks);
        } catch (Throwable ours) {
            failure = ours;
            over = true;
            known.sendWritten(sinks, position);
            return null;
        }
        known.writeTo(live, position);
        return live;
    }

    /** Whether what is written next is to be compared. */
    private boolean comparing() {
        return live == null && !over && story.isQuick();
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (comparing() && known.goesOn(position, source, offset, length)) {
            position += length;
            return;
        }
        HtmlRewriter reading = live();
        if (reading == null) {
            sinks.bytes().write(source, offset, length);
        } else {
            reading.write(source, offset, length);
        }
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        if (comparing() && known.goesOn(position, source, offset, length)) {
            position += length;
            return;
        }
        HtmlRewriter reading = live();
        if (reading == null) {
            sinks.text().write(source, offset, length);
        } else {
            reading.write(source, offset, length);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        HtmlRewriter reading = live;
        if (reading != null) {
            reading.write(text, offset, length);
            return;
        }
        char[] block = new char[Math.min(length, STRING_BLOCK)];
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, block.length);
            text.getChars(offset + done, offset + done + count, block, 0);
            write(block, 0, count);
            done += count;
        }
    }

    /** The last of the page may be flushed as it was the other time; a page that goes on behind it passes from there on. */
    @Override
    public void flush() throws IOException {
        if (over) {
            return;
        }
        if (isComplete() && known.flushed()) {
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
        if (isComplete() && !known.flushed()) {
            send();
            return;
        }
        HtmlRewriter reading = live();
        if (reading != null) {
            reading.end();
        }
    }

    private boolean isComplete() {
        return live == null && position == known.length() && terms.mayLeave();
    }

    private void send() throws IOException {
        over = true;
        sent = true;
        known.send(sinks);
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
        return live == null || live.hasInsertions();
    }

    @Override
    public Optional<String> passedFor() {
        return live == null ? Optional.empty() : live.passedFor();
    }

    @Override
    public Optional<Throwable> failure() {
        return live == null ? Optional.ofNullable(failure) : live.failure();
    }
}
