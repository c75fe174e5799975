package dev.vitrine.html;

import java.util.Arrays;

/** The text that handlers asked to keep; one buffer for all marks, since they nest. */
final class CapturedText implements TextCapture {
    private static final int LIMIT = 256 * 1024;
    private static final int CLOSED = -1;

    /** Parts runs of text between tags, so that no character reference is made of two halves. Never left in a result. */
    private static final char SEAM = '\0';

    private final UnitBuffer buffer = new UnitBuffer(LIMIT);
    private final PageCharset charset;

    /** Where each open capture begins in the buffer. */
    private int[] begins = {};

    private boolean[] raws = {};
    private int marks;
    private int open;

    /** Whether the token being reported opens raw text, which only captures opened now shall see. */
    private boolean rawToken;

    private boolean rawListener;
    private int tagLength;

    CapturedText(PageCharset charset) {
        this.charset = charset;
    }

    /** Whether text is wanted. */
    boolean listening() {
        return open > 0;
    }

    /** Whether raw text is wanted. */
    boolean listeningRaw() {
        return rawListener && open > 0;
    }

    void add(Piece piece, int from, int to) {
        buffer.add(piece, from, to);
    }

    void add(char character) {
        buffer.add(character);
    }

    /** A tag begins here, or what looks like one. */
    void tagBegins() {
        tagLength = buffer.length();
    }

    /** What looked like text since {@link #tagBegins} was a tag. */
    void dropTag() {
        buffer.truncate(tagLength);
    }

    void tokenEnds() {
        if (open > 0) {
            buffer.add(SEAM);
        }
    }

    void rawTextBegins() {
        rawToken = true;
        rawListener = false;
    }

    void rawTextEnds() {
        rawListener = false;
    }

    void rawTokenReported() {
        rawToken = false;
    }

    @Override
    public int open() {
        if (open == 0) {
            marks = 0;
            buffer.truncate(0);
        }
        if (marks == begins.length) {
            begins = Arrays.copyOf(begins, Math.max(4, marks * 2));
            raws = Arrays.copyOf(raws, begins.length);
        }
        begins[marks] = buffer.length();
        raws[marks] = rawToken;
        rawListener |= rawToken;
        open++;
        return marks++;
    }

    @Override
    public void separate() {
        if (open > 0) {
            buffer.add(' ');
        }
    }

    @Override
    public int length(int mark) {
        return buffer.length() - begin(mark);
    }

    @Override
    public boolean isBlank(int mark) {
        return buffer.isBlank(begin(mark));
    }

    @Override
    public String close(int mark) {
        return CharacterReferences.resolve(raw(mark));
    }

    @Override
    public String closeRaw(int mark) {
        return raw(mark).replace(String.valueOf(SEAM), "");
    }

    @Override
    public void cancel(int mark) {
        int begin = begin(mark);
        begins[mark] = CLOSED;
        open--;
        if (raws[mark]) {
            buffer.truncate(begin);
        }
        while (marks > 0 && begins[marks - 1] == CLOSED) {
            marks--;
        }
    }

    @Override
    public void drop(int mark) {
        int begin = begin(mark);
        cancel(mark);
        buffer.truncate(begin);
    }

    private String raw(int mark) {
        int begin = begin(mark);
        String text = buffer.text(begin, buffer.length(), charset);
        cancel(mark);
        return text;
    }

    private int begin(int mark) {
        if (mark < 0 || mark >= marks || begins[mark] == CLOSED) {
            throw new IllegalArgumentException("no open capture has the mark " + mark);
        }
        return begins[mark];
    }
}
