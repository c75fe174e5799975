package dev.vitrine.rewrite;

import java.io.IOException;
import java.util.Arrays;

/** A page as an application wrote it, and as it left with the insertions. */
abstract sealed class RememberedPage {
    private final int insertions;
    private final boolean flushed;

    private RememberedPage(int insertions, boolean flushed) {
        this.insertions = insertions;
        this.flushed = flushed;
    }

    /** How many insertions are in it. */
    int insertions() {
        return insertions;
    }

    /** Whether the application flushed it when it was complete, and all of it left then. */
    boolean flushed() {
        return flushed;
    }

    /** How many units the application wrote. */
    abstract int length();

    /** Whether an application that has written so much of this page goes on with it, or would rather write another one. */
    boolean goesOn(int position, byte[] bytes, int offset, int length) {
        return false;
    }

    /** The same for text. */
    boolean goesOn(int position, char[] chars, int offset, int length) {
        return false;
    }

    /** Writes the beginning of the page as the application wrote it. */
    abstract void writeTo(PageRewriter rewriter, int length) throws IOException;

    /** Sends the beginning of the page as the application wrote it. */
    abstract void sendWritten(PageSinks sinks, int length) throws IOException;

    /** Sends what left. */
    abstract void send(PageSinks sinks) throws IOException;

    /** How much memory it takes, in bytes. */
    abstract long memory();

    /** A page that was written as bytes. */
    static final class OfBytes extends RememberedPage {
        private final byte[] written;
        private final byte[] sent;

        OfBytes(byte[] written, byte[] sent, int insertions, boolean flushed) {
            super(insertions, flushed);
            this.written = written;
            this.sent = sent;
        }

        @Override
        int length() {
            return written.length;
        }

        @Override
        boolean goesOn(int position, byte[] bytes, int offset, int length) {
            return length <= written.length - position
                    && Arrays.equals(written, position, position + length, bytes, offset, offset + length);
        }

        @Override
        void writeTo(PageRewriter rewriter, int length) throws IOException {
            rewriter.write(written, 0, length);
        }

        @Override
        void sendWritten(PageSinks sinks, int length) throws IOException {
            sinks.bytes().write(written, 0, length);
        }

        @Override
        void send(PageSinks sinks) throws IOException {
            sinks.bytes().write(sent, 0, sent.length);
        }

        @Override
        long memory() {
            return (long) written.length + sent.length;
        }
    }

    /** A page that was written as text. */
    static final class OfText extends RememberedPage {
        private final char[] written;
        private final char[] sent;

        OfText(char[] written, char[] sent, int insertions, boolean flushed) {
            super(insertions, flushed);
            this.written = written;
            this.sent = sent;
        }

        @Override
        int length() {
            return written.length;
        }

        @Override
        boolean goesOn(int position, char[] chars, int offset, int length) {
            return length <= written.length - position
                    && Arrays.equals(written, position, position + length, chars, offset, offset + length);
        }

        @Override
        void writeTo(PageRewriter rewriter, int length) throws IOException {
            rewriter.write(written, 0, length);
        }

        @Override
        void sendWritten(PageSinks sinks, int length) throws IOException {
            sinks.text().write(written, 0, length);
        }

        @Override
        void send(PageSinks sinks) throws IOException {
            sinks.text().write(sent, 0, sent.length);
        }

        @Override
        long memory() {
            return 2L * (written.length + sent.length);
        }
    }
}
