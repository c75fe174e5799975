package dev.vitrine.rewrite;

import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.util.List;

/** A page of bytes. */
final class ByteUnits implements Units<byte[]> {
    private final OutputSink sink;
    private final WindowPool pool;
    private PageCharset charset = PageCharset.utf8();

    ByteUnits(OutputSink sink, WindowPool pool) {
        this.sink = sink;
        this.pool = pool;
    }

    void charset(PageCharset charset) {
        this.charset = charset;
    }

    @Override
    public int segmentLength() {
        return WindowPool.SEGMENT_BYTES;
    }

    @Override
    public boolean take(List<byte[]> segments) {
        return pool.takeBytes(segments);
    }

    @Override
    public void giveBack(byte[] segment) {
        pool.giveBack(segment);
    }

    @Override
    public byte[] small(int length) {
        return new byte[length];
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        sink.write(array, offset, length);
    }

    @Override
    public byte[] encode(CharSequence markup) {
        return charset.encode(markup);
    }

    @Override
    public int length(byte[] array) {
        return array.length;
    }
}
