package dev.vitrine.filter;

import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.PageRewriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A page that the application has packed by <a href="https://www.rfc-editor.org/rfc/rfc1952">gzip</a>: unpacked on its way
 * into the rewriter, and packed again on its way out of it.
 *
 * <p>As long as nothing has left, the packed bytes are kept as well, so that a page that is not changed, or is no gzip, leaves
 * as it came. One that breaks off or breaks down later does so at the same place for the client: its stream is not completed.
 */
final class GzipPage {
    /** More packed bytes than this, of which nothing comes out, are no page. */
    private static final int RAW_LIMIT = 1 << 20;

    private static final int BUFFER = 8 * 1024;

    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    /** So many bytes of the header are the same in every member. */
    private static final int MAGIC = 3;

    private enum State {
        /** Between the members of a gzip stream, or in the header of one. */
        HEADER,
        BODY,
        TRAILER,
        /** The packed bytes leave as they came. */
        RAW,
        /** Nothing leaves any more. */
        ENDED
    }

    private final PageRewriter rewriter;
    private final OutputSink container;
    private final Start start;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final GzipHeader header = new GzipHeader();
    private final Inflater inflater = new Inflater(true);
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 read = new CRC32();
    private final CRC32 written = new CRC32();
    private final byte[] unpacked = new byte[BUFFER];
    private final byte[] packed = new byte[BUFFER];

    private State state = State.HEADER;
    private boolean begun;
    private boolean eager;
    private int members;
    private long trailer;
    private int trailerLength;

    /** The first of the page is to leave. */
    @FunctionalInterface
    interface Start {
        /**
         * Sends the headers.
         *
         * @param asItCame whether that is decided
         * @return whether the page leaves as it came
         */
        boolean unchanged(boolean asItCame);
    }

    /** @param rewriter makes the rewriter of the page, given its sink */
    GzipPage(Function<OutputSink, PageRewriter> rewriter, OutputSink container, Start start) {
        this.rewriter = rewriter.apply(this::pack);
        this.container = container;
        this.start = start;
    }

    PageRewriter rewriter() {
        return rewriter;
    }

    /** Takes packed bytes. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        if (state == State.RAW) {
            container.write(bytes, offset, length);
            return;
        }
        if (!begun) {
            raw.write(bytes, offset, length);
        }
        int from = offset;
        int end = offset + length;
        while (from < end && state != State.RAW && state != State.ENDED) {
            from = step(bytes, from, end);
        }
        if (!begun && raw.size() > RAW_LIMIT) {
            leaveAsItCame();
        }
    }

    /** Deals with some bytes; returns the index of the next one. */
    private int step(byte[] bytes, int from, int end) throws IOException {
        return switch (state) {
            case HEADER -> header(bytes, from, end);
            case BODY -> body(bytes, from, end);
            default -> trailer(bytes, from, end);
        };
    }

    private int header(byte[] bytes, int from, int end) throws IOException {
        if (!header.take(bytes[from])) {
            if (members == 0) {
                breakDown();
            } else {
                endBefore(bytes, from, end);
            }
            return end;
        }
        if (header.isComplete()) {
            header.reset();
            inflater.reset();
            read.reset();
            state = State.BODY;
        }
        return from + 1;
    }

    private int body(byte[] bytes, int from, int end) throws IOException {
        inflater.setInput(bytes, from, end - from);
        try {
            for (int count = inflater.inflate(unpacked); count > 0; count = inflater.inflate(unpacked)) {
                read.update(unpacked, 0, count);
                rewriter.write(unpacked, 0, count);
                if (state == State.RAW) {
                    return end;
                }
            }
        } catch (DataFormatException e) {
            breakDown();
            return end;
        }
        if (inflater.finished()) {
            state = State.TRAILER;
            trailer = 0;
            trailerLength = 0;
        } else if (inflater.needsDictionary()) {
            breakDown();
            return end;
        }
        return end - inflater.getRemaining();
    }

    private int trailer(byte[] bytes, int from, int end) throws IOException {
        trailer |= (bytes[from] & 0xFFL) << (8 * trailerLength++);
        if (trailerLength == 8) {
            boolean right = (trailer & 0xFFFFFFFFL) == read.getValue()
                    && trailer >>> 32 == (inflater.getBytesWritten() & 0xFFFFFFFFL);
            if (!right) {
                breakDown();
            } else {
                members++;
                state = State.HEADER;
                if (eager) {
                    endBefore(bytes, from + 1, end);
                    return end;
                }
            }
        }
        return from + 1;
    }

    /** The page is complete, and what is behind it leaves as it came. */
    private void endBefore(byte[] bytes, int from, int end) throws IOException {
        end();
        if (state == State.ENDED) {
            state = State.RAW;
            if (from < end) {
                container.write(bytes, from, end - from);
            }
        }
    }

    /** What comes is no gzip, or no gzip any more. */
    private void breakDown() throws IOException {
        if (begun) {
            rewriter.end();
            drain(Deflater.SYNC_FLUSH);
            close();
            state = State.ENDED;
        } else {
            leaveAsItCame();
        }
    }

    private void leaveAsItCame() throws IOException {
        begun = true;
        state = State.RAW;
        start.unchanged(true);
        rewriter.discard();
        close();
        container.write(raw.toByteArray(), 0, raw.size());
        raw.reset();
    }

    /** Takes what leaves the rewriter. */
    private void pack(byte[] bytes, int offset, int length) throws IOException {
        if (!begun) {
            if (start.unchanged(false)) {
                leaveAsItCame();
                return;
            }
            begun = true;
            raw.reset();
            container.write(HEADER, 0, HEADER.length);
        }
        if (state != State.RAW && length > 0) {
            written.update(bytes, offset, length);
            deflater.setInput(bytes, offset, length);
            drain(Deflater.NO_FLUSH);
        }
    }

    private void drain(int flush) throws IOException {
        int count = deflater.deflate(packed, 0, packed.length, flush);
        while (count > 0) {
            container.write(packed, 0, count);
            count = deflater.deflate(packed, 0, packed.length, flush);
        }
    }

    /** Lets go what is held. */
    void flush() throws IOException {
        rewriter.flush();
        flushPacked();
    }

    private void flushPacked() throws IOException {
        if (begun && state != State.RAW && state != State.ENDED) {
            drain(Deflater.SYNC_FLUSH);
        }
    }

    /** Holds nothing from now on, not even the end, once the packed stream has one: nobody may tell us. */
    void holdNothing() throws IOException {
        eager = true;
        rewriter.flush();
        if (rewriter.held() > 0) {
            rewriter.end();
        }
        flushPacked();
        if (isComplete()) {
            endBefore(packed, 0, 0);
        }
    }

    /** Whether the last member has ended, and no other has begun but for bytes that begin one as well as anything else. */
    private boolean isComplete() {
        return state == State.HEADER && header.taken() <= MAGIC && members > 0;
    }

    /** The page is complete. */
    void end() throws IOException {
        if (state == State.RAW || state == State.ENDED) {
            return;
        }
        if (!isComplete()) {
            breakDown();
            return;
        }
        rewriter.end();
        if (!begun) {
            leaveAsItCame();
        } else if (state != State.RAW) {
            deflater.finish();
            drain(Deflater.NO_FLUSH);
            long check = written.getValue() | deflater.getBytesRead() << 32;
            for (int i = 0; i < 8; i++) {
                packed[i] = (byte) (check >>> (8 * i));
            }
            container.write(packed, 0, 8);
            close();
            if (header.taken() > 0) {
                container.write(HEADER, 0, header.taken());
            }
            state = State.ENDED;
        }
    }

    /** Forgets what is held. */
    void discard() {
        rewriter.discard();
        if (state != State.RAW && state != State.ENDED) {
            close();
            state = State.ENDED;
        }
    }

    private void close() {
        inflater.end();
        deflater.end();
    }
}
