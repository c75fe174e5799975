package dev.vitrine.rewrite;

import dev.vitrine.html.PageCharset;
import java.io.IOException;
import java.util.List;

/** A page of chars, which the container encodes. */
final class CharUnits implements Units<char[]> {
    private final TextSink sink;
    private final WindowPool pool;
    private final PageCharset charset;

    CharUnits(TextSink sink, WindowPool pool, PageCharset charset) {
        this.sink = sink;
        this.pool = pool;
        this.charset = charset;
    }

    @Override
    public int segmentLength() {
        return WindowPool.SEGMENT_CHARS;
    }

    @Override
    public boolean take(List<char[]> segments) {
        return pool.takeChars(segments);
    }

    @Override
    public void giveBack(char[] segment) {
        pool.giveBack(segment);
    }

    @Override
    public char[] small(int length) {
        return new char[length];
    }

    @Override
    public void write(char[] array, int offset, int length) throws IOException {
        sink.write(array, offset, length);
    }

    @Override
    public char[] encode(CharSequence markup) {
        return charset.referUnencodable(markup).toCharArray();
    }

    @Override
    public int length(char[] array) {
        return array.length;
    }
}
