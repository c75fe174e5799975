package dev.vitrine.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vitrine.CutPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a tokenizer reports of a page, a line for each token, with what the page says at its position; and what
 * is wrong about it by itself.
 */
final class TokenLog implements TokenHandler {
    private final byte[] page;
    private final HtmlTokenizer tokenizer;
    private final List<String> lines = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private long reached;
    private long asked = -1;
    private int mark = -1;

    private TokenLog(byte[] page, PageCharset charset) {
        this.page = page;
        this.tokenizer = new HtmlTokenizer(this, charset);
        tokenizer.reportText(true);
    }

    static TokenLog of(byte[] page, PageCharset charset, CutPlan cuts) {
        TokenLog log = new TokenLog(page, charset);
        cuts.cut(page.length, (from, length) -> {
            byte[] piece = new byte[length + 2];
            System.arraycopy(page, from, piece, 1, length);
            log.tokenizer.write(piece, 1, length);
            log.pieceWritten(from + length);
        });
        log.end();
        return log;
    }

    /** The same of a page of ASCII, written as chars. */
    static TokenLog ofChars(byte[] page, PageCharset charset, CutPlan cuts) {
        TokenLog log = new TokenLog(page, charset);
        char[] chars = new String(page, US_ASCII).toCharArray();
        cuts.cut(page.length, (from, length) -> {
            byte[] projection = new byte[length];
            System.arraycopy(page, from, projection, 0, length);
            log.tokenizer.write(projection, chars, from, length);
            log.pieceWritten(from + length);
        });
        log.end();
        return log;
    }

    List<String> lines() {
        return lines;
    }

    List<String> mistakes() {
        return mistakes;
    }

    private void pieceWritten(long position) {
        check(tokenizer.position() == position, "position " + tokenizer.position() + " after " + position);
        check(tokenizer.settled() >= reached, "settled at " + tokenizer.settled() + " before " + reached);
        check(tokenizer.settled() <= position, "settled at " + tokenizer.settled() + " behind " + position);
    }

    private void end() {
        closeText();
        lines.add("doubt " + tokenizer.doubt() + " stopped " + tokenizer.stopped());
    }

    private void check(boolean right, String mistake) {
        if (!right) {
            mistakes.add(mistake);
        }
    }

    private byte at(long position) {
        return position >= 0 && position < page.length ? page[(int) position] : 0;
    }

    private void reach(long position, String what) {
        check(position >= reached, what + " at " + position + ", before " + reached);
        reached = position;
    }

    private void line(String text) {
        StringBuilder open = new StringBuilder();
        OpenElements elements = tokenizer.elements();
        for (int i = 0; i < elements.depth(); i++) {
            open.append('/').append(Names.unpack(elements.name(i)));
        }
        lines.add(text + (elements.certain() ? " in " : " perhaps in ") + open + (elements.inHead() ? " head" : ""));
    }

    private void closeText() {
        if (mark >= 0) {
            lines.add("text " + tokenizer.text().close(mark));
            mark = -1;
        }
    }

    private void checkName(long name, long from) {
        long to = from;
        while (to < page.length && " \t\n\r\f/>".indexOf(page[(int) to]) < 0) {
            to++;
        }
        String source = TagAttributes.lowerCase(new String(page, (int) from, (int) (to - from), ISO_8859_1));
        check(name == TagName.of(source), source + " taken for " + Names.unpack(name));
    }

    @Override
    public int startTagName(long name, long position) {
        reach(position, "a start tag");
        check(at(position) == '<' && Character.isLetter(at(position + 1)), "no start tag at " + position);
        checkName(name, position + 1);
        line("<" + Names.unpack(name) + " at " + position);
        asked = position;
        return ATTRIBUTES;
    }

    @Override
    public void startTag(StartTag tag) {
        check(tag.position() == asked, "a start tag that was not announced at " + tag.position());
        check(at(tag.end() - 1) == '>', "no end of a tag before " + tag.end());
        reach(tag.end(), "the end of a start tag");
        closeText();
        StringBuilder line = new StringBuilder("  to ").append(tag.end());
        tag.forEachAttribute(
                (name, value) -> line.append(' ').append(name).append('=').append(value));
        line(line.append(tag.selfClosing() ? " /" : "").toString());
        mark = tokenizer.text().open();
    }

    @Override
    public int endTagName(long name, long position) {
        reach(position, "an end tag");
        check(at(position) == '<' && at(position + 1) == '/', "no end tag at " + position);
        checkName(name, position + 2);
        line("</" + Names.unpack(name) + " at " + position);
        return END;
    }

    @Override
    public void endTag(long name, long position, long end) {
        check(at(end - 1) == '>', "no end of a tag before " + end);
        reach(end, "the end of an end tag");
        line("  to " + end);
    }

    @Override
    public void elementClosed(long name, int depth, long position) {
        check(depth == tokenizer.elements().depth() || depth >= 0, "closed at depth " + depth);
        line("closed " + Names.unpack(name) + " of depth " + depth + " at " + position);
    }

    @Override
    public void nonBlankText(long position) {
        reach(position, "text");
        check(" \t\n\r\f".indexOf(at(position)) < 0, "blank text at " + position);
        line("text at " + position);
    }

    @Override
    public void comment(long position, long end, String data) {
        reach(position, "a comment");
        check(at(position) == '<' && at(position + 1) == '!' && at(end - 1) == '>', "no comment at " + position);
        reach(end, "the end of a comment");
        line("comment to " + end + " " + data);
    }

    @Override
    public void doctype(long position, long end) {
        reach(position, "a document type");
        check(at(position) == '<' && at(end - 1) == '>', "no document type at " + position);
        reach(end, "the end of a document type");
        line("document type to " + end);
    }
}
