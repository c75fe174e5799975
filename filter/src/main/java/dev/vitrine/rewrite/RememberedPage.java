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

    /** The same for text. */
    boolean goesOn(int position, String text, int offset, int length) {
        return false;
    }

    /** Writes the beginning of the page as the application wrote it. */
    abstract void writeTo(PageRewriter rewriter, int length) throws IOException;

    /** Sends the beginning of the page as the application wrote it. */
    abstract void sendWritten(OutputSink bytes, TextSink text, int length) throws IOException;

    /** Sends what left. */
    abstract void send(OutputSink bytes, TextSink text) throws IOException;

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
        void sendWritten(OutputSink bytes, TextSink text, int length) throws IOException {
            bytes.write(written, 0, length);
        }

        @Override
        void send(OutputSink bytes, TextSink text) throws IOException {
            bytes.write(sent, 0, sent.length);
        }

        @Override
        long memory() {
            return (long) written.length + sent.length;
        }
    }

    /** A page that was written as text. */
    static final class OfText extends RememberedPage {
        /** How many chars of a string are compared at a time. */
        private static final int BLOCK = 4 * 1024;

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
        boolean goesOn(int position, String text, int offset, int length) {
            char[] block = new char[Math.min(length, BLOCK)];
            for (int same = 0; same < length; ) {
                int count = Math.min(length - same, block.length);
                text.getChars(offset + same, offset + same + count, block, 0);
                if (!goesOn(position + same, block, 0, count)) {
                    return false;
                }
                same += count;
            }
            return true;
        }

        @Override
        void writeTo(PageRewriter rewriter, int length) throws IOException {
            rewriter.write(written, 0, length);
        }

        @Override
        void sendWritten(OutputSink bytes, TextSink text, int length) throws IOException {
            text.write(written, 0, length);
        }

        @Override
        void send(OutputSink bytes, TextSink text) throws IOException {
            text.write(sent, 0, sent.length);
        }

        @Override
        long memory() {
            return 2L * (written.length + sent.length);
        }
    }
}
