package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.rewrite.OutputSink;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Takes a page as a container would: copies what it is given into a buffer. */
public final class PageSink implements OutputSink {
    private byte[] buffer = new byte[1 << 20];
    private int size;

    /** Makes room for the next page. */
    void clear() {
        size = 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (buffer.length - size < length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + length));
        }
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    /** Takes a text, encoded. */
    void write(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        write(bytes, 0, bytes.length);
    }

    /** How much of the page has come. */
    int size() {
        return size;
    }

    /** What has come, as text. */
    String text(Charset charset) {
        return new String(buffer, 0, size, charset);
    }
}
