package dev.vitrine.rewrite;

import dev.vitrine.html.HtmlTokenizer;
import dev.vitrine.html.Interest;
import dev.vitrine.html.OpenElements;
import dev.vitrine.html.PageCharset;
import dev.vitrine.html.TextCapture;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies one page to a sink, with the insertions of a {@link PageEditor} on the way. What no insertion touched leaves
 * equal and in order, however the page is cut into writes.
 *
 * <p>Anything doubtful, and any failure of ours, whatever it is and wherever it comes, makes the rewriter <em>pass</em>: what
 * is held leaves as it came, and so does the rest. A failure of the sink is the client's and travels up unchanged; nothing is
 * held any more then.
 *
 * <p>Not safe for use by several threads at once; a page may move from one thread to another between calls.
 */
public final class HtmlRewriter implements PageRewriter {
    /** Pieces are cut at multiples of this position while a window is held, so that cutting hangs on the page alone. */
    private static final int BLOCK = 8 * 1024;

    /** At a flush, a longer beginning of a tag leaves as well. */
    private static final int STAYS_AT_FLUSH = 10;

    /** How many chars of a string are copied at a time. */
    private static final int STRING_BLOCK = 4 * 1024;

    /** The bytes of the byte order mark in UTF-8. */
    private static final int MARK_LENGTH = 3;

    /** The doubt about a page that shows others in frames. */
    private static final String FRAMESET = "frameset";

    private enum Phase {
        /** Bytes of unknown charset: the beginning is gathered. */
        SNIFFING,
        SCANNING,
        /** Nothing more is wanted, or everything has ended. */
        DONE,
        /** Nothing more is dared. */
        PASSING
    }

    private final PageEditor editor;
    private final HoldWindow window;
    private final @Nullable ByteUnits byteUnits;
    private final @Nullable Backlog<byte[]> bytes;
    private final @Nullable Backlog<char[]> chars;
    private final Backlog<?> backlog;
    private final @Nullable OutputSink byteSink;
    private final @Nullable TextSink textSink;
    private final EditedPage page = new EditedPage();

    private Phase phase = Phase.SCANNING;
    private @Nullable CharsetSniffer sniffer;

    /** Where browsers have to look for the charset, too. */
    private @Nullable SniffedBeginning beginning;

    private @Nullable HtmlTokenizer tokenizer;
    private byte[] projection = new byte[0];
    private char[] stringBlock = new char[0];

    private boolean xml;
    private boolean holding;
    private boolean markupSeen;
    private long limit;
    private boolean inBody;
    private long passed;
    private @Nullable String reason;
    private @Nullable Throwable failure;

    /** What the sink threw: not a failure of ours. */
    private @Nullable Throwable gone;

    private HtmlRewriter(
            PageEditor editor,
            HoldWindow window,
            @Nullable OutputSink byteSink,
            @Nullable TextSink textSink,
            PageCharset charset) {
        this.editor = editor;
        this.window = window;
        this.byteSink = byteSink == null ? null : watched(byteSink);
        this.textSink = textSink == null ? null : watchedText(textSink);
        this.byteUnits = this.byteSink == null ? null : new ByteUnits(this.byteSink, window.pool());
        this.bytes = byteUnits == null ? null : new Backlog<>(byteUnits);
        this.chars = this.textSink == null ? null : new Backlog<>(new CharUnits(this.textSink, window.pool(), charset));
        this.backlog = bytes != null ? bytes : Objects.requireNonNull(chars);
        this.holding = window.headLimit() > 0;
        this.limit = window.headLimit();
    }

    private OutputSink watched(OutputSink sink) {
        return (source, offset, length) -> {
            try {
                sink.write(source, offset, length);
            } catch (Throwable clients) {
                gone = clients;
                throw clients;
            }
        };
    }

    private TextSink watchedText(TextSink sink) {
        return (source, offset, length) -> {
            try {
                sink.write(source, offset, length);
            } catch (Throwable clients) {
                gone = clients;
                throw clients;
            }
        };
    }

    /**
     * A rewriter of bytes.
     *
     * @param declared the charset that the response declares; where it declares none, the page's beginning is asked as
     *     browsers do it
     */
    public static HtmlRewriter ofBytes(
            PageEditor editor, OutputSink sink, Optional<PageCharset> declared, HoldWindow window) {
        HtmlRewriter rewriter = new HtmlRewriter(editor, window, sink, null, PageCharset.utf8());
        rewriter.phase = Phase.SNIFFING;
        rewriter.sniffer = new CharsetSniffer(declared);
        return rewriter;
    }

    /**
     * A rewriter of chars, for an application that writes text.
     *
     * @param charset the one in which the container will encode them
     */
    public static HtmlRewriter ofChars(PageEditor editor, TextSink sink, PageCharset charset, HoldWindow window) {
        HtmlRewriter rewriter = new HtmlRewriter(editor, window, null, sink, charset);
        if (charset.asciiCompatible()) {
            rewriter.guard(() -> rewriter.begin(charset));
        } else {
            rewriter.leaveAlone("charset " + charset.name());
            rewriter.phase = Phase.PASSING;
        }
        return rewriter;
    }

    /**
     * Says, before the first write, that the page will be read as XML ({@code application/xhtml+xml}). It is passed through
     * from the point on where it has other tokens than HTML would have.
     */
    public HtmlRewriter readAsXml() {
        xml = true;
        HtmlTokenizer scanner = tokenizer;
        if (scanner != null) {
            scanner.readAsXml();
        }
        return this;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        OutputSink sink = byteSink;
        if (sink == null) {
            throw new IllegalStateException("this page is not written as bytes");
        }
        long before = -1;
        try {
            before = taken();
            take(sink, source, offset, length);
        } catch (Throwable thrown) {
            if (thrown == gone) {
                discard();
                throw thrown;
            }
            rescue(thrown);
            int done = before < 0 ? 0 : (int) (taken() - before);
            sink.write(source, offset + done, length - done);
            passed += length - done;
        }
    }

    private void take(OutputSink sink, byte[] source, int offset, int length) throws IOException {
        int from = offset;
        if (phase == Phase.SNIFFING) {
            from += sniff(source, offset, length);
        }
        int end = offset + length;
        if (phase == Phase.SCANNING) {
            from = scan(source, from, end);
        }
        if (from < end && phase != Phase.SNIFFING) {
            sink.write(source, from, end - from);
            passed += end - from;
        }
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        TextSink sink = textSink;
        if (sink == null) {
            throw new IllegalStateException("this page is not written as chars");
        }
        long before = -1;
        try {
            before = taken();
            take(sink, source, offset, length);
        } catch (Throwable thrown) {
            if (thrown == gone) {
                discard();
                throw thrown;
            }
            rescue(thrown);
            int done = before < 0 ? 0 : (int) (taken() - before);
            sink.write(source, offset + done, length - done);
            passed += length - done;
        }
    }

    private void take(TextSink sink, char[] source, int offset, int length) throws IOException {
        int end = offset + length;
        int from = phase == Phase.SCANNING ? scan(source, offset, end) : offset;
        if (from < end) {
            sink.write(source, from, end - from);
            passed += end - from;
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int done = 0;
        try {
            if (stringBlock.length < Math.min(length, STRING_BLOCK)) {
                stringBlock = new char[Math.min(length, STRING_BLOCK)];
            }
            while (done < length) {
                int count = Math.min(length - done, stringBlock.length);
                text.getChars(offset + done, offset + done + count, stringBlock, 0);
                write(stringBlock, 0, count);
                done += count;
            }
        } catch (Throwable thrown) {
            if (thrown == gone || textSink == null) {
                throw thrown;
            }
            rescue(thrown);
            write(text.substring(offset + done, offset + length).toCharArray(), 0, length - done);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            endSniffing();
            if (phase == Phase.SCANNING) {
                if (holding) {
                    guardedRelease(Release.FLUSH);
                }
                sendSettled();
                if (phase == Phase.SCANNING && backlog.end() - backlog.sent() > STAYS_AT_FLUSH) {
                    backlog.send(backlog.end());
                }
                backlog.shrink();
            }
        } catch (Throwable thrown) {
            if (thrown == gone) {
                discard();
                throw thrown;
            }
            rescue(thrown);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            endSniffing();
            if (phase == Phase.SCANNING) {
                if (holding) {
                    guardedRelease(Release.END);
                }
                if (phase == Phase.SCANNING) {
                    phase = Phase.DONE;
                }
            }
            sendAll();
        } catch (Throwable thrown) {
            if (thrown == gone) {
                discard();
                throw thrown;
            }
            rescue(thrown);
        }
    }

    @Override
    public void discard() {
        phase = Phase.DONE;
        sniffer = null;
        backlog.clear();
    }

    /** How many units of the page have been taken. */
    public long taken() {
        CharsetSniffer sniffing = sniffer;
        return Math.max(backlog.end() + passed, sniffing == null ? 0 : sniffing.length());
    }

    @Override
    public long held() {
        CharsetSniffer sniffing = sniffer;
        return backlog.end() - backlog.sent() + (sniffing == null ? 0 : sniffing.length());
    }

    @Override
    public int insertions() {
        return backlog.inserted();
    }

    @Override
    public boolean hasInsertions() {
        return backlog.hasInsertions();
    }

    @Override
    public Optional<String> passedFor() {
        return Optional.ofNullable(reason);
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    // The beginning.

    /** Gathers the beginning of the page until its charset can be told; returns how much of this it took. */
    private int sniff(byte[] source, int offset, int length) throws IOException {
        CharsetSniffer sniffing = Objects.requireNonNull(sniffer);
        if (sniffing.length() == 0 && sniffing.isEnough(source, offset, length)) {
            beginSniffed(sniffing, source, offset, length);
            sniffer = null;
            return 0;
        }
        int taken = 0;
        boolean enough = false;
        while (!enough && taken < length) {
            taken += sniffing.add(source, offset + taken, length - taken);
            enough = sniffing.isEnough();
        }
        if (enough) {
            endSniffing();
        }
        return taken;
    }

    private void endSniffing() throws IOException {
        CharsetSniffer sniffing = sniffer;
        if (phase != Phase.SNIFFING || sniffing == null) {
            return;
        }
        beginSniffed(sniffing, sniffing.bytes(), 0, sniffing.length());
        take(Objects.requireNonNull(byteSink), sniffing.bytes(), 0, sniffing.length());
        sniffer = null;
    }

    private void beginSniffed(CharsetSniffer sniffing, byte[] source, int offset, int length) {
        phase = Phase.SCANNING;
        try {
            PageCharset charset = sniffing.charset(source, offset, length);
            beginning = sniffing.beginning(source, offset, length).orElse(null);
            if (charset.asciiCompatible()) {
                Objects.requireNonNull(byteUnits).charset(charset);
                begin(charset);
            } else {
                leaveAlone("charset " + charset.name());
            }
        } catch (Throwable ours) {
            failed(ours);
        }
        passIfInDoubt();
        if (reason != null) {
            phase = Phase.PASSING;
        }
    }

    private void begin(PageCharset charset) {
        HtmlTokenizer scan = new HtmlTokenizer(editor, charset);
        tokenizer = scan;
        page.tokenizer = scan;
        if (xml) {
            scan.readAsXml();
        }
        editor.begin(page);
        if (!holding) {
            release(Release.FULL);
        } else if (!editor.holding()) {
            release(Release.SETTLED);
        }
    }

    // The way of the units.

    /** Scans bytes and sends what may leave; returns the index behind what was dealt with. */
    private int scan(byte[] source, int from, int end) throws IOException {
        Backlog<byte[]> held = Objects.requireNonNull(bytes);
        HtmlTokenizer scanner = Objects.requireNonNull(tokenizer);
        int i = from;
        held.begin(source, from);
        while (i < end && phase == Phase.SCANNING) {
            int count = pieceLength(end - i);
            held.extend(count);
            try {
                int mark = held.end() == count && source[i] < 0 && PageCharset.isMarked(source, i, count)
                        ? MARK_LENGTH
                        : 0;
                if (beginsAsMarkup(source, i + mark, count - mark)) {
                    scanner.skip(mark);
                    scanner.write(source, i + mark, count - mark);
                }
            } catch (Throwable ours) {
                failed(ours);
            }
            passIfInDoubt();
            i += count;
            pieceScanned();
        }
        keep(held);
        return i;
    }

    /** The same for chars. */
    private int scan(char[] source, int from, int end) throws IOException {
        Backlog<char[]> held = Objects.requireNonNull(chars);
        HtmlTokenizer scanner = Objects.requireNonNull(tokenizer);
        int i = from;
        held.begin(source, from);
        while (i < end && phase == Phase.SCANNING) {
            int count = Math.min(pieceLength(end - i), BLOCK);
            held.extend(count);
            try {
                int mark = held.end() == count && source[i] == '\ufeff' ? 1 : 0;
                project(source, i + mark, count - mark);
                if (beginsAsMarkup(projection, 0, count - mark)) {
                    scanner.skip(mark);
                    scanner.write(projection, source, i + mark, count - mark);
                }
            } catch (Throwable ours) {
                failed(ours);
            }
            passIfInDoubt();
            i += count;
            pieceScanned();
        }
        keep(held);
        return i;
    }

    /** Every char beyond ASCII becomes one byte of 0x80, never its low byte: U+013C would be a tag's beginning. */
    private void project(char[] source, int from, int count) {
        if (projection.length < count) {
            projection = new byte[Math.max(count, Math.min(BLOCK, 2 * projection.length))];
        }
        for (int i = 0; i < count; i++) {
            char c = source[from + i];
            projection[i] = (byte) (c < 0x80 ? c : 0x80);
        }
    }

    private int pieceLength(int available) {
        if (!holding) {
            return available;
        }
        long position = backlog.end();
        long boundary = Math.min((position / BLOCK + 1) * BLOCK, Math.max(limit, position + 1));
        return (int) Math.min(available, boundary - position);
    }

    /** Whether the first thing on the page, blanks aside, is markup; else the page is left alone. */
    private boolean beginsAsMarkup(byte[] source, int from, int count) {
        for (int i = from; i < from + count && !markupSeen; i++) {
            byte c = source[i];
            if (c == '<') {
                markupSeen = true;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                leaveAlone("no markup");
                return false;
            }
        }
        return true;
    }

    /** Sends what may leave after a part of the piece was scanned. */
    private void pieceScanned() throws IOException {
        if (phase == Phase.SCANNING && holding) {
            try {
                hold();
            } catch (Throwable ours) {
                failed(ours);
            }
            passIfInDoubt();
        }
        sendSettled();
    }

    /** Keeps what is left of the piece, where there is room for it. */
    private void keep(Backlog<?> held) throws IOException {
        if (phase == Phase.SCANNING && !held.keep()) {
            if (holding) {
                guardedRelease(Release.FULL);
                sendSettled();
            }
            if (!held.keep()) {
                held.send(held.end());
                held.keep();
            }
        }
    }

    /** Decides whether what is held is held any longer: at the end of each block, so that writes do not matter. */
    private void hold() {
        HtmlTokenizer scanner = Objects.requireNonNull(tokenizer);
        if (!scanner.stopped() && backlog.end() % BLOCK != 0 && backlog.end() < limit) {
            return;
        }
        if (!inBody && !scanner.elements().inHead()) {
            inBody = true;
            limit = Math.min(window.headLimit() + (long) window.bodyLimit(), backlog.end() + window.bodyLimit());
        }
        if (!editor.holding() || scanner.stopped()) {
            release(Release.SETTLED);
        } else if (backlog.end() >= limit) {
            release(Release.FULL);
        }
    }

    private void release(Release why) {
        editor.releasing(why);
        holding = reason != null; // where the page was given up just now, nothing has left yet
    }

    private void sendSettled() throws IOException {
        HtmlTokenizer scanner = tokenizer;
        if (phase == Phase.SCANNING && scanner != null) {
            if (holding) {
                return;
            }
            if (!scanner.stopped()) {
                backlog.send(Math.max(backlog.sent(), scanner.settled()));
                return;
            }
            phase = Phase.DONE;
        }
        sendAll();
    }

    private void sendAll() throws IOException {
        backlog.send(backlog.end());
        backlog.clear();
    }

    // What goes wrong.

    /**
     * Runs code of ours, which must not harm the page: whatever it throws makes the page pass. What happens for each piece
     * does the same without an object for it.
     */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (Throwable ours) {
            failed(ours);
        }
        passIfInDoubt();
    }

    /** The same for what every page does, without an object for each. */
    private void guardedRelease(Release occasion) {
        try {
            release(occasion);
        } catch (Throwable ours) {
            failed(ours);
        }
        passIfInDoubt();
    }

    private void guardedDoubt(String why) {
        try {
            doubt(why);
        } catch (Throwable ours) {
            failed(ours);
        }
    }

    private void failed(Throwable ours) {
        failure = ours;
        leaveAlone("failure");
    }

    private void passIfInDoubt() {
        HtmlTokenizer scanner = tokenizer;
        if (scanner != null && reason == null) {
            Optional<String> doubt = scanner.doubt();
            if (doubt.isPresent()) {
                guardedDoubt(doubt.get());
            }
        }
        if (reason != null && phase == Phase.SCANNING) {
            phase = Phase.PASSING;
            if (holding) {
                backlog.dropInsertions(); // else they were as good as gone
            }
        }
    }

    /** What was read before the doubt holds; what belongs there is inserted, unless the page has no body or is no HTML. */
    private void doubt(String why) {
        if (holding && !xml && !why.equals(FRAMESET)) {
            release(Release.DOUBT);
        }
        leaveAlone(why);
    }

    /** All that was taken and has not left leaves as it came, and so does what follows. */
    private void rescue(Throwable ours) throws IOException {
        phase = Phase.PASSING;
        holding = false;
        failure = ours;
        reason = reason == null ? "failure" : reason;
        backlog.dropInsertions();
        sendAll();
        CharsetSniffer sniffing = sniffer;
        if (sniffing != null && byteSink != null) {
            int from = (int) (backlog.end() + passed);
            byteSink.write(sniffing.bytes(), from, sniffing.length() - from);
            passed += sniffing.length() - from;
            sniffer = null;
        }
    }

    private void leaveAlone(String why) {
        if (reason == null) {
            reason = why;
        }
        HtmlTokenizer scanner = tokenizer;
        if (scanner != null) {
            scanner.stop();
        }
    }

    /** What the editor sees. */
    private final class EditedPage implements Page {
        private @Nullable HtmlTokenizer tokenizer;

        private HtmlTokenizer scan() {
            return Objects.requireNonNull(tokenizer);
        }

        @Override
        public boolean insert(long position, CharSequence markup) {
            if (phase != Phase.SCANNING || reason != null || position < firstHeld() || position > backlog.end()) {
                return false;
            }
            SniffedBeginning sniffed = beginning;
            if (sniffed != null
                    && sniffed.concerns(position)
                    && !sniffed.takes(
                            position, Objects.requireNonNull(byteUnits).encode(markup))) {
                return false;
            }
            backlog.insert(position, markup);
            return true;
        }

        @Override
        public long firstHeld() {
            return holding ? backlog.sent() : Math.max(backlog.sent(), scan().floor());
        }

        @Override
        public void leaveAlone(String reason) {
            HtmlRewriter.this.leaveAlone(reason);
        }

        @Override
        public OpenElements elements() {
            return scan().elements();
        }

        @Override
        public TextCapture text() {
            return scan().text();
        }

        @Override
        public void reportTags(Interest which) {
            scan().reportTags(which);
        }

        @Override
        public void reportText(boolean on) {
            scan().reportText(on);
        }

        @Override
        public void stop() {
            scan().stop();
        }
    }
}
