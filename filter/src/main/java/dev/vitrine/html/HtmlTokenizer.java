package dev.vitrine.html;

import static dev.vitrine.html.TagAttributes.isSpace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page into tokens as
 * <a href="https://html.spec.whatwg.org/multipage/parsing.html#tokenization">WHATWG tokenization</a> does, on the bytes
 * as they pass, in pieces of any size. No token is kept: what a handler asked of a tag or a text is copied aside, up to a
 * limit.
 *
 * <p>The page must be in an encoding that is {@linkplain PageCharset#asciiCompatible() ASCII-compatible}: markup is found
 * by its bytes. A page of chars is scanned by a projection onto bytes in which every char beyond ASCII is one byte of 0x80
 * or more.
 *
 * <p>The states bear the names of the standard. Left out are those that only tell errors apart or build what we do not
 * need: RCDATA is raw text to us, a document type declaration ends at its first {@code >} in all of its states, and so
 * does a bogus comment.
 */
public final class HtmlTokenizer implements Scan {
    private enum State {
        DATA,
        RAWTEXT,
        SCRIPT_DATA,
        PLAINTEXT,
        TAG_OPEN,
        END_TAG_OPEN,
        TAG_NAME,
        RAWTEXT_LESS_THAN_SIGN,
        RAWTEXT_END_TAG_OPEN,
        RAWTEXT_END_TAG_NAME,
        SCRIPT_DATA_LESS_THAN_SIGN,
        SCRIPT_DATA_END_TAG_OPEN,
        SCRIPT_DATA_END_TAG_NAME,
        SCRIPT_DATA_ESCAPE_START,
        SCRIPT_DATA_ESCAPE_START_DASH,
        SCRIPT_DATA_ESCAPED,
        SCRIPT_DATA_ESCAPED_DASH,
        SCRIPT_DATA_ESCAPED_DASH_DASH,
        SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN,
        SCRIPT_DATA_ESCAPED_END_TAG_OPEN,
        SCRIPT_DATA_ESCAPED_END_TAG_NAME,
        SCRIPT_DATA_DOUBLE_ESCAPE_START,
        SCRIPT_DATA_DOUBLE_ESCAPED,
        SCRIPT_DATA_DOUBLE_ESCAPED_DASH,
        SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH,
        SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN,
        SCRIPT_DATA_DOUBLE_ESCAPE_END,
        BEFORE_ATTRIBUTE_NAME,
        ATTRIBUTE_NAME,
        AFTER_ATTRIBUTE_NAME,
        BEFORE_ATTRIBUTE_VALUE,
        ATTRIBUTE_VALUE_DOUBLE_QUOTED,
        ATTRIBUTE_VALUE_SINGLE_QUOTED,
        ATTRIBUTE_VALUE_UNQUOTED,
        AFTER_ATTRIBUTE_VALUE_QUOTED,
        SELF_CLOSING_START_TAG,
        BOGUS_COMMENT,
        MARKUP_DECLARATION_OPEN,
        COMMENT_START,
        COMMENT_START_DASH,
        COMMENT,
        COMMENT_END_DASH,
        COMMENT_END,
        COMMENT_END_BANG,
        DOCTYPE,
        CDATA_SECTION,
        CDATA_SECTION_BRACKET,
        CDATA_SECTION_END,
        STOPPED
    }

    /** The longest name that is waited for at the end of a piece; a longer one is none that an editor would look for. */
    private static final int LONGEST_NAME = 30;

    private static final long NOSCRIPT_KEY = TagName.of("noscript");
    private static final long HTML_KEY = TagName.of("html");
    private static final long SVG_KEY = TagName.of("svg");
    private static final long MATH_KEY = TagName.of("math");
    private static final long SCRIPT_KEY = TagName.of("script");
    private static final int DOCTYPE_LIMIT = 512;
    private static final int COMMENT_LIMIT = 1024;
    static final String OUR_COMMENT = "vitrine:";
    private static final String DOCTYPE_WORD = "DOCTYPE";
    private static final String CDATA_WORD = "[CDATA[";

    private final TokenHandler handler;
    private final TreeBuilder tree;
    private final PlainTags plain;
    private final Piece piece = new Piece();
    private final CapturedText text;
    private final TagAttributes attributes;
    private final UnitBuffer declaration = new UnitBuffer(COMMENT_LIMIT);
    private final TagNameKey name = new TagNameKey();
    private final PageCharset charset;

    private State state = State.DATA;
    private long position;
    private long floor;
    private Interest told = Interest.ALL;
    private boolean reportText;

    /** Whether the run of text at hand has been reported as not blank. */
    private boolean textReported;

    // The tag at hand.
    private long tagStart;
    private boolean endTag;
    private boolean selfClosing;
    private long key;
    private int row;

    /** The capitals of its name, as {@link TagNameKey} has them. */
    private int capitals;

    private int interest;
    private Content content = Content.DATA;
    private boolean keepsAttributes;

    /** Where in the piece the attributes of the tag begin. */
    private int attributesFrom;

    /** The capitals of the start tag that the raw text at hand is behind; its other properties are those of the tag at hand. */
    private int rawCapitals;

    /** The position up to which raw text is known to go on: it was searched before. */
    private long searched;

    /** The declaration that the characters behind {@code <!} may become, and how many of them have come. */
    private String candidate = "";

    private int matched;
    private boolean doctypeSeen;
    private boolean commentKept;

    private @Nullable NoscriptEnd noscriptEnd;
    private boolean xml;
    private byte lastOfBogusComment;

    /**
     * A tokenizer of one page.
     *
     * @param charset the page's encoding, by which captured text is decoded
     */
    public HtmlTokenizer(TokenHandler handler, PageCharset charset) {
        this.handler = handler;
        this.charset = charset;
        this.tree = new TreeBuilder(handler);
        this.plain = new PlainTags(tree, name);
        this.text = new CapturedText(charset);
        this.attributes = new TagAttributes(piece, charset);
    }

    /**
     * Says that the page will be read as XML. It is given up where that reads other tokens than HTML does: at elements that
     * close themselves, CDATA sections, internal subsets of the document type, processing instructions with a {@code >}; and
     * where its root is no {@code html}, which to XML is not left out.
     */
    public void readAsXml() {
        xml = true;
    }

    /** Passes over so many units that stand before the page, as a byte order mark does. */
    public void skip(int units) {
        position += units;
    }

    /** Takes the next bytes of the page. */
    public void write(byte[] bytes, int offset, int length) {
        piece.set(bytes, position - offset);
        scan(bytes, offset, offset + length);
    }

    /**
     * Takes the next chars of the page.
     *
     * @param projection of these chars, from its index 0 on: every char beyond ASCII as one byte of 0x80 or more
     */
    public void write(byte[] projection, char[] chars, int offset, int length) {
        piece.set(projection, chars, offset, position);
        scan(projection, 0, length);
    }

    /** How many units have been taken. */
    public long position() {
        return position;
    }

    /**
     * The position before which nothing can be asked for any more: the beginning of a tag whose name is incomplete and
     * still short, else {@link #position}.
     */
    public long settled() {
        return switch (state) {
            case TAG_OPEN, END_TAG_OPEN -> tagStart;
            case TAG_NAME -> name.length() <= LONGEST_NAME ? tagStart : position;
            default -> position;
        };
    }

    /** The first position at which an insertion makes sense for the token being reported. */
    public long floor() {
        return floor;
    }

    /** Why the tokens of the page are in doubt, so that it is not cut any further. */
    public Optional<String> doubt() {
        return Optional.ofNullable(tree.doubt());
    }

    /** Whether no further token is wanted, or none can be told. */
    public boolean stopped() {
        return state == State.STOPPED;
    }

    @Override
    public OpenElements elements() {
        return tree;
    }

    @Override
    public TextCapture text() {
        return text;
    }

    @Override
    public void reportTags(Interest which) {
        told = which;
        tree.reportClosed(which);
    }

    @Override
    public void reportText(boolean on) {
        reportText = on;
    }

    @Override
    public void stop() {
        state = State.STOPPED;
    }

    private void scan(byte[] b, int from, int end) {
        int i = from;
        attributesFrom = from;
        NoscriptEnd noscript = noscriptEnd;
        if (noscript != null) {
            noscript.search(piece, i, end);
        }
        while (i < end) {
            i = step(b, i, end);
        }
        if (keepsAttributes && inTag()) {
            attributes.keep(attributesFrom, end);
        }
        position += end - from;
        piece.clear();
    }

    /** Whether a tag's attributes are being read. */
    private boolean inTag() {
        return state.compareTo(State.BEFORE_ATTRIBUTE_NAME) >= 0 && state.compareTo(State.SELF_CLOSING_START_TAG) <= 0;
    }

    /** Consumes at least one unit, or changes the state; returns the index of the next one. */
    private int step(byte[] b, int i, int end) {
        return switch (state) {
            case DATA -> data(b, i, end);
            case RAWTEXT -> rawText(b, i, end);
            case SCRIPT_DATA -> scriptData(b, i, end);
            case PLAINTEXT -> plaintext(i, end);
            case STOPPED -> end;
            case TAG_OPEN -> tagOpen(b, i);
            case END_TAG_OPEN -> endTagOpen(b, i);
            case TAG_NAME -> tagName(b, i, end);
            case RAWTEXT_LESS_THAN_SIGN -> rawTextLessThanSign(b, i);
            case RAWTEXT_END_TAG_OPEN -> rawEndTagOpen(b, i, State.RAWTEXT_END_TAG_NAME, State.RAWTEXT);
            case RAWTEXT_END_TAG_NAME -> rawEndTagName(b, i, end, State.RAWTEXT);
            case SCRIPT_DATA_LESS_THAN_SIGN -> scriptDataLessThanSign(b, i);
            case SCRIPT_DATA_END_TAG_OPEN -> rawEndTagOpen(b, i, State.SCRIPT_DATA_END_TAG_NAME, State.SCRIPT_DATA);
            case SCRIPT_DATA_END_TAG_NAME -> rawEndTagName(b, i, end, State.SCRIPT_DATA);
            case SCRIPT_DATA_ESCAPE_START -> dash(b, i, State.SCRIPT_DATA_ESCAPE_START_DASH, State.SCRIPT_DATA);
            case SCRIPT_DATA_ESCAPE_START_DASH -> dash(b, i, State.SCRIPT_DATA_ESCAPED_DASH_DASH, State.SCRIPT_DATA);
            case SCRIPT_DATA_ESCAPED -> scriptDataEscaped(b, i, end);
            case SCRIPT_DATA_ESCAPED_DASH -> scriptDataEscapedDash(b, i, State.SCRIPT_DATA_ESCAPED_DASH_DASH);
            case SCRIPT_DATA_ESCAPED_DASH_DASH -> scriptDataEscapedDash(b, i, State.SCRIPT_DATA_ESCAPED_DASH_DASH);
            case SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN -> scriptDataEscapedLessThanSign(b, i);
            case SCRIPT_DATA_ESCAPED_END_TAG_OPEN ->
                rawEndTagOpen(b, i, State.SCRIPT_DATA_ESCAPED_END_TAG_NAME, State.SCRIPT_DATA_ESCAPED);
            case SCRIPT_DATA_ESCAPED_END_TAG_NAME -> rawEndTagName(b, i, end, State.SCRIPT_DATA_ESCAPED);
            case SCRIPT_DATA_DOUBLE_ESCAPE_START ->
                doubleEscape(b, i, end, State.SCRIPT_DATA_DOUBLE_ESCAPED, State.SCRIPT_DATA_ESCAPED);
            case SCRIPT_DATA_DOUBLE_ESCAPED -> scriptDataDoubleEscaped(b, i, end);
            case SCRIPT_DATA_DOUBLE_ESCAPED_DASH, SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH ->
                scriptDataDoubleEscapedDash(b, i);
            case SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN -> scriptDataDoubleEscapedLessThanSign(b, i);
            case SCRIPT_DATA_DOUBLE_ESCAPE_END ->
                doubleEscape(b, i, end, State.SCRIPT_DATA_ESCAPED, State.SCRIPT_DATA_DOUBLE_ESCAPED);
            case BEFORE_ATTRIBUTE_NAME,
                    ATTRIBUTE_NAME,
                    AFTER_ATTRIBUTE_NAME,
                    BEFORE_ATTRIBUTE_VALUE,
                    ATTRIBUTE_VALUE_DOUBLE_QUOTED,
                    ATTRIBUTE_VALUE_SINGLE_QUOTED,
                    ATTRIBUTE_VALUE_UNQUOTED,
                    AFTER_ATTRIBUTE_VALUE_QUOTED,
                    SELF_CLOSING_START_TAG -> attributes(b, i, end);
            case BOGUS_COMMENT -> bogusComment(b, i, end);
            case MARKUP_DECLARATION_OPEN -> markupDeclarationOpen(b, i);
            case COMMENT_START -> commentStart(b, i, State.COMMENT_START_DASH);
            case COMMENT_START_DASH -> commentStart(b, i, State.COMMENT_END);
            case COMMENT -> comment(b, i, end);
            case COMMENT_END_DASH -> dash(b, i, State.COMMENT_END, State.COMMENT);
            case COMMENT_END -> commentEnd(b, i);
            case COMMENT_END_BANG -> commentEndBang(b, i);
            case DOCTYPE -> doctype(b, i, end);
            case CDATA_SECTION -> cdataSection(b, i, end);
            case CDATA_SECTION_BRACKET -> cdataSectionBracket(b, i);
            case CDATA_SECTION_END -> cdataSectionEnd(b, i);
        };
    }

    // Data.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#data-state">Data state</a>. */
    private int data(byte[] b, int from, int end) {
        int i = from;
        while (state == State.DATA && i < end) {
            i = plainTags(b, i, end);
            if (i < end && b[i] != '<') {
                int lessThan = ByteSearch.indexOf(b, i, end, (byte) '<');
                characters(b, i, lessThan);
                if (state != State.DATA) {
                    return lessThan; // the handler has stopped at the text
                }
                i = lessThan;
            }
            if (i < end) {
                i = tag(b, i, end);
            }
        }
        return i;
    }

    /** Passes over all that nobody but the stack of open elements has to know of. */
    private int plainTags(byte[] b, int from, int end) {
        if (xml || reportText || !told.selective() || text.listening() || !tree.plain()) {
            return from;
        }
        int i = plain.pass(b, from, end, told);
        searched = piece.position(plain.searched());
        int last = plain.last();
        if (last >= 0) {
            textReported = false;
            floor = piece.position(last);
        }
        return i;
    }

    /**
     * What begins with a {@code <}. Almost all of it is a tag with a name of the table, complete in this piece; then it is
     * read from its name, found as one word, to its {@code >}. All else goes the long way through the states.
     */
    private int tag(byte[] b, int lessThan, int end) {
        tagStart = piece.position(lessThan);
        selfClosing = false;
        int at = lessThan + 1;
        if (end - at <= Long.BYTES) {
            return tagByStates(b, lessThan, end);
        }
        boolean slash = b[at] == '/';
        if (slash) {
            at++;
        }
        int behind = ByteSearch.endOfShortName(b, at);
        int slot = PlainTags.knownName(b, at, behind);
        if (slot < 0) {
            return tagByStates(b, lessThan, end);
        }
        key = Elements.keyAt(slot);
        row = Elements.rowAt(slot);
        capitals = 0;
        endTag = slash;
        floor = tagStart;
        nameComplete();
        return state == State.STOPPED ? behind : tagFromName(b, behind, end);
    }

    private int attributesByStates(byte[] b, int from, int end) {
        state = State.BEFORE_ATTRIBUTE_NAME;
        return attributes(b, from, end);
    }

    /** The rest of a tag, from behind its name. */
    private int tagFromName(byte[] b, int behind, int end) {
        attributesFrom = behind;
        int close = b[behind] == '>' ? behind : TagEnd.byAttributes(b, behind, end);
        if (close < 0) {
            // Something rare, or the end of the piece: on from there in the states.
            return attributesByStates(b, ~close, end);
        }
        if ((close & TagEnd.SELF_CLOSING) != 0) {
            selfClosing = true;
            close &= ~TagEnd.SELF_CLOSING;
        }
        return tagComplete(close, end);
    }

    private int tagByStates(byte[] b, int lessThan, int end) {
        name.reset();
        state = State.TAG_OPEN;
        int i = lessThan + 1;
        if (i < end) {
            i = tagOpen(b, i);
        }
        if (state == State.TAG_NAME && i < end) {
            i = tagName(b, i, end);
        }
        return state == State.BEFORE_ATTRIBUTE_NAME ? tagFromName(b, i, end) : i;
    }

    /** Text between tags. */
    private void characters(byte[] b, int from, int end) {
        if (text.listening() || (reportText && !textReported) || tree.textMatters()) {
            charactersThatMatter(b, from, end);
        }
    }

    private void charactersThatMatter(byte[] b, int from, int end) {
        boolean opaque = tree.opaque();
        if (text.listening() && !opaque) {
            text.add(piece, from, end);
        }
        boolean report = reportText && !textReported && !opaque;
        if (!report && !tree.textMatters()) {
            return;
        }
        int solid = from;
        while (solid < end && isSpace(b[solid])) {
            solid++;
        }
        if (solid > from) {
            tree.text(true, piece.position(from));
        }
        if (solid < end) {
            solidText(piece.position(solid), report);
        }
    }

    private void solidText(long at, boolean report) {
        if (report) {
            textReported = true;
            floor = at;
            handler.nonBlankText(at);
        }
        tree.text(false, at);
        checkDoubt();
    }

    private void checkDoubt() {
        if (tree.doubt() != null) {
            state = State.STOPPED;
        }
    }

    /** A {@code <} that began no tag. */
    private void literalLessThan() {
        if (text.listening() && !tree.opaque()) {
            text.add('<');
        }
        if ((reportText && !textReported && !tree.opaque()) || tree.textMatters()) {
            solidText(tagStart, reportText && !textReported && !tree.opaque());
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state">Tag open state</a>. */
    private int tagOpen(byte[] b, int i) {
        byte c = b[i];
        if (isLetter(c)) {
            endTag = false;
            state = State.TAG_NAME;
            return i;
        }
        switch (c) {
            case '/' -> {
                state = State.END_TAG_OPEN;
                return i + 1;
            }
            case '!' -> {
                state = State.MARKUP_DECLARATION_OPEN;
                candidate = "";
                return i + 1;
            }
            case '?' -> state = State.BOGUS_COMMENT;
            default -> {
                state = State.DATA;
                literalLessThan();
            }
        }
        return i;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#end-tag-open-state">End tag open state</a>. */
    private int endTagOpen(byte[] b, int i) {
        byte c = b[i];
        if (isLetter(c)) {
            endTag = true;
            state = State.TAG_NAME;
            return i;
        }
        if (c == '>') {
            state = State.DATA;
            return i + 1;
        }
        state = State.BOGUS_COMMENT;
        return i;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state">Tag name state</a>. */
    private int tagName(byte[] b, int from, int end) {
        int i = from;
        while (i < end) {
            byte c = b[i];
            if (isSpace(c) || c == '/' || c == '>') {
                key = name.value();
                row = Elements.row(key);
                capitals = name.capitals();
                state = State.BEFORE_ATTRIBUTE_NAME;
                attributesFrom = i;
                // The beginning of a tag whose name is too long to wait for has left, or is treated as if it had.
                floor = name.length() > LONGEST_NAME ? tagStart + LONGEST_NAME : tagStart;
                nameComplete();
                return i;
            }
            name.add(c);
            i++;
        }
        return i;
    }

    private void nameComplete() {
        textReported = false;
        keepsAttributes = false;
        if (endTag) {
            endTagName();
        } else {
            startTagName();
        }
        checkDoubt();
    }

    private void startTagName() {
        interest = TokenHandler.IGNORE;
        if (xml && tree.depth() == 0 && key != HTML_KEY) {
            giveUpInXml(true); // what we put before it would stand beside the root
            return;
        }
        if (told.has(row, Interest.START) && tree.visibleStart(row)) {
            interest = handler.startTagName(TagNameKey.name(key), tagStart);
            if (state == State.STOPPED) {
                return;
            }
        }
        Content found = tree.start(row, key, capitals, tagStart);
        if (found != content) { // a store of a reference is not for nothing
            content = found;
        }
        if (interest == TokenHandler.ATTRIBUTES || content == Content.UNDECIDED) {
            keepsAttributes = true;
            attributes.begin();
        }
    }

    private void endTagName() {
        interest = TokenHandler.IGNORE;
        if (told.has(row, Interest.END) && tree.visibleEnd(key)) {
            interest = handler.endTagName(TagNameKey.name(key), tagStart);
            if (state == State.STOPPED) {
                return;
            }
        }
        boolean ofNoscript = tree.inNoscript() && row == Elements.row(NOSCRIPT_KEY);
        if (ofNoscript) {
            endNoscript();
        }
        tree.end(row, key, capitals, tagStart);
        if (ofNoscript && !tree.inNoscript()) {
            noscriptEnd = null;
        }
    }

    /** Where scripts run, noscript ends at the first thing that looks like its end tag. That must be this one. */
    private void endNoscript() {
        NoscriptEnd end = noscriptEnd;
        if (end != null && !end.isAt(tagStart)) {
            tree.giveUp("noscript");
        }
    }

    /** The states from <a href="https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state">before
     * attribute name</a> to self-closing start tag. */
    private int attributes(byte[] b, int from, int end) {
        int i = from;
        while (i < end) {
            byte c = b[i];
            switch (state) {
                case BEFORE_ATTRIBUTE_NAME -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    i++;
                    if (c == '/') {
                        state = State.SELF_CLOSING_START_TAG;
                    } else if (!isSpace(c)) {
                        state = State.ATTRIBUTE_NAME;
                    }
                }
                case ATTRIBUTE_NAME -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    i++;
                    if (c == '=') {
                        state = State.BEFORE_ATTRIBUTE_VALUE;
                    } else if (c == '/') {
                        state = State.SELF_CLOSING_START_TAG;
                    } else if (isSpace(c)) {
                        state = State.AFTER_ATTRIBUTE_NAME;
                    }
                }
                case AFTER_ATTRIBUTE_NAME -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    i++;
                    if (c == '=') {
                        state = State.BEFORE_ATTRIBUTE_VALUE;
                    } else if (c == '/') {
                        state = State.SELF_CLOSING_START_TAG;
                    } else if (!isSpace(c)) {
                        state = State.ATTRIBUTE_NAME;
                    }
                }
                case BEFORE_ATTRIBUTE_VALUE -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    i++;
                    if (c == '"') {
                        state = State.ATTRIBUTE_VALUE_DOUBLE_QUOTED;
                    } else if (c == '\'') {
                        state = State.ATTRIBUTE_VALUE_SINGLE_QUOTED;
                    } else if (!isSpace(c)) {
                        state = State.ATTRIBUTE_VALUE_UNQUOTED;
                    }
                }
                case ATTRIBUTE_VALUE_DOUBLE_QUOTED -> i = quotedValue(b, i, end, (byte) '"');
                case ATTRIBUTE_VALUE_SINGLE_QUOTED -> i = quotedValue(b, i, end, (byte) '\'');
                case ATTRIBUTE_VALUE_UNQUOTED -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    i++;
                    if (isSpace(c)) {
                        state = State.BEFORE_ATTRIBUTE_NAME;
                    }
                }
                case AFTER_ATTRIBUTE_VALUE_QUOTED -> {
                    if (c == '>') {
                        return tagComplete(i, end);
                    }
                    if (isSpace(c)) {
                        i++;
                        state = State.BEFORE_ATTRIBUTE_NAME;
                    } else if (c == '/') {
                        i++;
                        state = State.SELF_CLOSING_START_TAG;
                    } else {
                        state = State.BEFORE_ATTRIBUTE_NAME;
                    }
                }
                default -> { // SELF_CLOSING_START_TAG
                    if (c == '>') {
                        selfClosing = true;
                        return tagComplete(i, end);
                    }
                    state = State.BEFORE_ATTRIBUTE_NAME;
                }
            }
        }
        return i;
    }

    private int quotedValue(byte[] b, int i, int end, byte quote) {
        int close = ByteSearch.indexOf(b, i, end, quote);
        if (close == end) {
            return end;
        }
        state = State.AFTER_ATTRIBUTE_VALUE_QUOTED;
        return close + 1;
    }

    /** The {@code >} of a tag stands at this index. */
    private int tagComplete(int i, int end) {
        if (state != State.DATA) {
            state = State.DATA;
        }
        long behind = piece.position(i + 1);
        floor = behind;
        if (endTag) {
            if (interest != TokenHandler.IGNORE) {
                handler.endTag(TagNameKey.name(key), tagStart, behind);
            }
            text.tokenEnds();
            return i + 1;
        }
        if (interest == TokenHandler.IGNORE && content == Content.DATA && !selfClosing && !tree.opaque()) {
            text.tokenEnds();
            return i + 1;
        }
        startTagComplete(i);
        if (state == State.DATA && tree.inNoscript() && noscriptEnd == null) {
            NoscriptEnd search = new NoscriptEnd();
            noscriptEnd = search;
            search.search(piece, i + 1, end);
        }
        return i + 1;
    }

    private void startTagComplete(int i) {
        if (keepsAttributes) {
            attributes.complete(TagNameKey.name(key), tagStart, attributesFrom, i, selfClosing);
        } else if (interest != TokenHandler.IGNORE) {
            attributes.begin();
            attributes.complete(TagNameKey.name(key), tagStart, i, i, selfClosing);
        }
        if (content == Content.UNDECIDED) {
            content = tree.startWithAttributes(row, key, attributes);
        }
        if (content != Content.DATA) {
            text.rawTextBegins();
            rawCapitals = capitals;
        }
        if (interest != TokenHandler.IGNORE) {
            handler.startTag(attributes);
        }
        text.rawTokenReported();
        text.tokenEnds();
        if (selfClosing) {
            tree.selfClosed();
            giveUpInXml(!tree.opaque() && (row & Elements.VOID) == 0 && key != SVG_KEY && key != MATH_KEY);
        }
        if (state == State.DATA) {
            state = switch (content) {
                case RAWTEXT -> State.RAWTEXT;
                case SCRIPT_DATA -> State.SCRIPT_DATA;
                case PLAINTEXT -> State.PLAINTEXT;
                default -> State.DATA;
            };
        }
        checkDoubt();
    }

    // Raw text: style, title, textarea, iframe and others.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#rawtext-state">RAWTEXT</a> and RCDATA state. */
    private int rawText(byte[] b, int from, int end) {
        return rawUpTo(b, from, end, State.RAWTEXT_LESS_THAN_SIGN);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#script-data-state">Script data state</a>. */
    private int scriptData(byte[] b, int from, int end) {
        return rawUpTo(b, from, end, State.SCRIPT_DATA_LESS_THAN_SIGN);
    }

    private int rawUpTo(byte[] b, int from, int end, State atLessThan) {
        int unknown = (int) Math.max(from, from + searched - piece.position(from));
        int lessThan = ByteSearch.indexOfFar(b, unknown, end, (byte) '<');
        // What begins neither an end tag nor a comment is text.
        while (lessThan + 1 < end && b[lessThan + 1] != '/' && b[lessThan + 1] != '!') {
            lessThan = ByteSearch.indexOfFar(b, lessThan + 1, end, (byte) '<');
        }
        captureRaw(from, lessThan);
        if (lessThan == end) {
            return end;
        }
        int name = lessThan + 2;
        if (end - name >= Long.BYTES && b[lessThan + 1] == '/') {
            int behind = ByteSearch.endOfShortName(b, name);
            int slot = PlainTags.knownName(b, name, behind);
            if (slot >= 0 && Elements.keyAt(slot) == key) {
                text.tagBegins();
                tagStart = piece.position(lessThan);
                selfClosing = false;
                capitals = 0;
                rawEndTag(behind);
                return state == State.STOPPED ? behind : tagFromName(b, behind, end);
            }
        }
        return lessThanInRaw(lessThan, atLessThan);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#plaintext-state">PLAINTEXT state</a>. */
    private int plaintext(int from, int end) {
        captureRaw(from, end);
        return end;
    }

    private int lessThanInRaw(int lessThan, State next) {
        tagStart = piece.position(lessThan);
        selfClosing = false;
        name.reset();
        text.tagBegins();
        captureRaw(lessThan, lessThan + 1);
        state = next;
        return lessThan + 1;
    }

    private void captureRaw(int from, int to) {
        if (text.listeningRaw()) {
            text.add(piece, from, to);
        }
    }

    private int rawTextLessThanSign(byte[] b, int i) {
        if (b[i] != '/') {
            state = State.RAWTEXT;
            return i;
        }
        captureRaw(i, i + 1);
        state = State.RAWTEXT_END_TAG_OPEN;
        return i + 1;
    }

    private int rawEndTagOpen(byte[] b, int i, State nameState, State otherwise) {
        state = isLetter(b[i]) ? nameState : otherwise;
        return i;
    }

    /** An <a href="https://html.spec.whatwg.org/multipage/parsing.html#appropriate-end-tag-token">appropriate end tag</a>,
     * or more raw text. */
    private int rawEndTagName(byte[] b, int from, int end, State otherwise) {
        int i = from;
        while (i < end && isLetter(b[i])) {
            name.add(b[i]);
            i++;
        }
        captureRaw(from, i);
        if (i == end) {
            return end;
        }
        byte c = b[i];
        if (name.value() != key || !(isSpace(c) || c == '/' || c == '>')) {
            state = otherwise;
            return i;
        }
        capitals = name.capitals();
        rawEndTag(i);
        return i;
    }

    private void rawEndTag(int i) {
        state = State.BEFORE_ATTRIBUTE_NAME;
        endTag = true;
        keepsAttributes = false;
        textReported = false;
        if (text.listeningRaw()) {
            text.dropTag();
        }
        text.rawTextEnds();
        floor = piece.position(i); // inside raw text nothing may be inserted
        interest = told.has(row, Interest.END) && !tree.opaque()
                ? handler.endTagName(TagNameKey.name(key), tagStart)
                : TokenHandler.IGNORE;
        tree.endRawText(rawCapitals, capitals, tagStart);
    }

    // Script data and its escapes.

    private int scriptDataLessThanSign(byte[] b, int i) {
        switch (b[i]) {
            case '/' -> state = State.SCRIPT_DATA_END_TAG_OPEN;
            case '!' -> state = State.SCRIPT_DATA_ESCAPE_START;
            default -> {
                state = State.SCRIPT_DATA;
                return i;
            }
        }
        captureRaw(i, i + 1);
        return i + 1;
    }

    /** Goes on at a dash, else back. */
    private int dash(byte[] b, int i, State next, State otherwise) {
        if (b[i] != '-') {
            state = otherwise;
            return i;
        }
        captureRaw(i, i + 1);
        state = next;
        return i + 1;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-state">Script data escaped</a>. */
    private int scriptDataEscaped(byte[] b, int from, int end) {
        int i = from;
        while (i < end && b[i] != '-' && b[i] != '<') {
            i++;
        }
        captureRaw(from, i);
        if (i == end) {
            return end;
        }
        if (b[i] == '<') {
            return lessThanInRaw(i, State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN);
        }
        captureRaw(i, i + 1);
        state = State.SCRIPT_DATA_ESCAPED_DASH;
        return i + 1;
    }

    /** Script data escaped dash state, and escaped dash dash state, which differ in {@code >} alone. */
    private int scriptDataEscapedDash(byte[] b, int i, State atDash) {
        boolean second = state == State.SCRIPT_DATA_ESCAPED_DASH_DASH;
        if (b[i] == '<') {
            return lessThanInRaw(i, State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN);
        }
        captureRaw(i, i + 1);
        if (b[i] == '-') {
            state = atDash;
        } else {
            state = second && b[i] == '>' ? State.SCRIPT_DATA : State.SCRIPT_DATA_ESCAPED;
        }
        return i + 1;
    }

    private int scriptDataEscapedLessThanSign(byte[] b, int i) {
        if (b[i] == '/') {
            captureRaw(i, i + 1);
            state = State.SCRIPT_DATA_ESCAPED_END_TAG_OPEN;
            return i + 1;
        }
        state = isLetter(b[i]) ? State.SCRIPT_DATA_DOUBLE_ESCAPE_START : State.SCRIPT_DATA_ESCAPED;
        return i;
    }

    /** Script data double escape start state, and double escape end state. */
    private int doubleEscape(byte[] b, int from, int end, State atScript, State otherwise) {
        int i = from;
        while (i < end && isLetter(b[i])) {
            name.add(b[i]);
            i++;
        }
        captureRaw(from, i);
        if (i == end) {
            return end;
        }
        byte c = b[i];
        if (!(isSpace(c) || c == '/' || c == '>')) {
            state = state == State.SCRIPT_DATA_DOUBLE_ESCAPE_START
                    ? State.SCRIPT_DATA_ESCAPED
                    : State.SCRIPT_DATA_DOUBLE_ESCAPED;
            return i;
        }
        captureRaw(i, i + 1);
        state = name.value() == SCRIPT_KEY ? atScript : otherwise;
        return i + 1;
    }

    private int scriptDataDoubleEscaped(byte[] b, int from, int end) {
        int i = from;
        while (i < end && b[i] != '-' && b[i] != '<') {
            i++;
        }
        if (i == end) {
            captureRaw(from, i);
            return end;
        }
        captureRaw(from, i + 1);
        state = b[i] == '<' ? State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN : State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH;
        return i + 1;
    }

    private int scriptDataDoubleEscapedDash(byte[] b, int i) {
        boolean second = state == State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH;
        captureRaw(i, i + 1);
        switch (b[i]) {
            case '-' -> state = State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH;
            case '<' -> state = State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN;
            default -> state = second && b[i] == '>' ? State.SCRIPT_DATA : State.SCRIPT_DATA_DOUBLE_ESCAPED;
        }
        return i + 1;
    }

    private int scriptDataDoubleEscapedLessThanSign(byte[] b, int i) {
        if (b[i] != '/') {
            state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
            return i;
        }
        captureRaw(i, i + 1);
        name.reset();
        state = State.SCRIPT_DATA_DOUBLE_ESCAPE_END;
        return i + 1;
    }

    // Comments and declarations.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state">Markup declaration
     * open state</a>, one character after the other. */
    private int markupDeclarationOpen(byte[] b, int i) {
        byte c = b[i];
        if (candidate.isEmpty()) {
            matched = 0;
            candidate = switch (c) {
                case '-' -> "--";
                case 'd', 'D' -> DOCTYPE_WORD;
                case '[' -> tree.inForeign() ? CDATA_WORD : "";
                default -> "";
            };
        }
        if (candidate.isEmpty() || !matches(c)) {
            state = State.BOGUS_COMMENT;
            return i;
        }
        matched++;
        if (matched == candidate.length()) {
            declarationBegins();
        }
        return i + 1;
    }

    private boolean matches(byte c) {
        char expected = candidate.charAt(matched);
        return c == expected || (candidate.equals(DOCTYPE_WORD) && (c & ~0x20) == expected);
    }

    private void declarationBegins() {
        declaration.truncate(0);
        commentKept = true;
        state = switch (candidate) {
            case "--" -> State.COMMENT_START;
            case DOCTYPE_WORD -> State.DOCTYPE;
            default -> State.CDATA_SECTION;
        };
    }

    private int bogusComment(byte[] b, int i, int end) {
        int close = ByteSearch.indexOf(b, i, end, (byte) '>');
        if (close > i) {
            lastOfBogusComment = b[close - 1];
        }
        if (close == end) {
            return end;
        }
        tokenDone();
        giveUpInXml(lastOfBogusComment != '?');
        return close + 1;
    }

    private void giveUpInXml(boolean differs) {
        if (xml && differs) {
            tree.giveUp("read as XML, it has other tokens");
            checkDoubt();
        }
    }

    private void tokenDone() {
        state = State.DATA;
        textReported = false;
        text.tokenEnds();
    }

    /** Comment start state, and comment start dash state. */
    private int commentStart(byte[] b, int i, State atDash) {
        if (b[i] == '>') {
            tokenDone();
            return i + 1;
        }
        if (b[i] == '-') {
            state = atDash;
            return i + 1;
        }
        state = State.COMMENT;
        return i;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#comment-state">Comment state</a>. */
    private int comment(byte[] b, int i, int end) {
        int dash = ByteSearch.indexOf(b, i, end, (byte) '-');
        if (commentKept) {
            declaration.add(piece, i, dash);
            commentKept = mayBeOurs();
        }
        if (dash == end) {
            return end;
        }
        keepDash();
        state = State.COMMENT_END_DASH;
        return dash + 1;
    }

    private void keepDash() {
        if (commentKept) {
            declaration.add('-');
        }
    }

    /** Whether the comment may still be one that handlers want to see. */
    private boolean mayBeOurs() {
        int i = 0;
        while (i < declaration.length() && isSpace(declaration.unit(i))) {
            i++;
        }
        return i == declaration.length() || declaration.unit(i) == OUR_COMMENT.charAt(0);
    }

    private int commentEnd(byte[] b, int i) {
        switch (b[i]) {
            case '>' -> commentComplete(i, 1);
            case '!' -> state = State.COMMENT_END_BANG;
            case '-' -> keepDash();
            default -> {
                keepDash();
                state = State.COMMENT;
                return i;
            }
        }
        return i + 1;
    }

    private int commentEndBang(byte[] b, int i) {
        switch (b[i]) {
            case '>' -> commentComplete(i, 1);
            case '-' -> state = State.COMMENT_END_DASH;
            default -> {
                state = State.COMMENT;
                return i;
            }
        }
        return i + 1;
    }

    private void commentComplete(int i, int dashes) {
        tokenDone();
        if (!commentKept || declaration.full() || tree.opaque()) {
            return;
        }
        int length = Math.max(0, declaration.length() - dashes);
        String data = declaration.text(0, length, charset).strip();
        if (data.startsWith(OUR_COMMENT)) {
            floor = piece.position(i + 1);
            handler.comment(tagStart, floor, data);
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#doctype-state">DOCTYPE state</a> and those behind it. */
    private int doctype(byte[] b, int i, int end) {
        int close = ByteSearch.indexOf(b, i, end, (byte) '>');
        declaration.add(piece, i, close);
        if (close == end) {
            return end;
        }
        tokenDone();
        String doctype = declaration.text(0, Math.min(declaration.length(), DOCTYPE_LIMIT), charset);
        giveUpInXml(doctype.indexOf('[') >= 0);
        if (state == State.STOPPED) {
            return close + 1;
        }
        tree.doctype(doctype);
        if (!doctypeSeen && !tree.opaque()) {
            doctypeSeen = true;
            floor = piece.position(close + 1);
            handler.doctype(tagStart, floor);
        }
        return close + 1;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#cdata-section-state">CDATA section state</a>. */
    private int cdataSection(byte[] b, int i, int end) {
        int bracket = ByteSearch.indexOf(b, i, end, (byte) ']');
        if (bracket == end) {
            return end;
        }
        state = State.CDATA_SECTION_BRACKET;
        return bracket + 1;
    }

    private int cdataSectionBracket(byte[] b, int i) {
        if (b[i] != ']') {
            state = State.CDATA_SECTION;
            return i;
        }
        state = State.CDATA_SECTION_END;
        return i + 1;
    }

    private int cdataSectionEnd(byte[] b, int i) {
        switch (b[i]) {
            case ']' -> {
                return i + 1;
            }
            case '>' -> {
                tokenDone();
                return i + 1;
            }
            default -> {
                state = State.CDATA_SECTION;
                return i;
            }
        }
    }

    static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
