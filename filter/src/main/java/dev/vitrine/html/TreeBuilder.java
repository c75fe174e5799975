package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://html.spec.whatwg.org/multipage/parsing.html#tree-construction">tree construction stage</a> without
 * a tree: it keeps the stack of open elements and the list of active formatting elements by the names alone, so that the
 * tokenizer knows its content model and an editor where it is.
 *
 * <p>Where the specification asks for attributes that we do not keep, where parsers of different age or purpose part ways
 * (scripting on or off, the contents of {@code select}), and after misnesting that parsers repair at length, the stack is
 * said to be uncertain, for as long as elements that are concerned stay open. Where not even the tokens are the same to
 * all parsers, the page is {@linkplain #doubt() given up}.
 */
final class TreeBuilder implements OpenElements {
    /** What comes behind the start tag. */
    enum Content {
        /** Tags and text. */
        DATA,
        /** Text up to the end tag, with or without character references. */
        RAWTEXT,
        SCRIPT_DATA,
        PLAINTEXT,
        /** The tag is to be looked at again once its attributes are known. */
        UNDECIDED,
        /** Never returned: the tag is to be processed once more, in the mode that is now current. */
        REPROCESS
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-insertion-mode">Insertion modes</a>. */
    private enum Mode {
        INITIAL(true),
        BEFORE_HTML(true),
        BEFORE_HEAD(true),
        IN_HEAD(true),
        AFTER_HEAD(true),
        IN_BODY(false),
        IN_TABLE(true),
        IN_CAPTION(false),
        IN_COLUMN_GROUP(true),
        IN_TABLE_BODY(true),
        IN_ROW(true),
        IN_CELL(false),
        IN_SELECT(false),
        IN_SELECT_IN_TABLE(false),
        IN_TEMPLATE(false),
        AFTER_BODY(true),
        AFTER_AFTER_BODY(true);

        /** Whether text may change more than the formatting elements. */
        final boolean mindsText;

        Mode(boolean mindsText) {
            this.mindsText = mindsText;
        }
    }

    private static final int DEEPEST = 512;
    private static final int MOST_FORMATTING = 128;
    private static final int NONE = -1;

    /** In place of a flag that ends a scope. */
    private static final int TABLE_SCOPE = 0;

    /** The rules that come to pushing the element, or to nothing, where all is in order. */
    private static final long PLAIN_RULES = 1L << ORDINARY
            | 1L << BLOCK
            | 1L << VOID_INLINE
            | 1L << FORMATTING_START
            | 1L << A_START
            | 1L << LI_START
            | 1L << HEADING_START
            | 1L << VOID_PLAIN
            | 1L << HR_START
            | 1L << INPUT_START;

    /** Those of them that may close other elements. */
    private static final long CLOSING_RULES = 1L << BLOCK | 1L << LI_START | 1L << HEADING_START | 1L << HR_START;

    private static final long P_KEY = TagName.of("p");
    private static final long RTC_KEY = TagName.of("rtc");
    private static final long CAPTION_KEY = TagName.of("caption");
    private static final long TR_KEY = TagName.of("tr");

    private final TokenHandler handler;

    private long[] keys = new long[24];
    private int[] rows = new int[24];
    private int[] ids = new int[24];
    private int depth;
    private int lastId;

    /** The list of active formatting elements; a marker has the id 0. */
    private int[] formattingIds = new int[4];

    private int[] formattingRows = new int[4];
    private long[] formattingKeys = new long[4];
    private int formatting;

    /** Whether tags in body take their plain effect, see {@link #startPlainly}. */
    private boolean orderly;

    /** How many entries of that list are not on the stack. */
    private int dangling;

    private Mode mode = Mode.INITIAL;
    private Mode[] templateModes = new Mode[0];
    private int templates;
    private boolean headSeen;

    /** Whether a {@code frameset} may still replace the body; errs towards yes. */
    private boolean framesetOk = true;

    private int formId;
    private int openParagraphs;
    private Quirks quirks = Quirks.QUIRKS;

    /** The index of the outermost foreign element, template or noscript; what is above it is nobody's business. */
    private int opaque = NONE;

    /** The index of an open {@code noscript}. */
    private int noscript = NONE;

    /** While an element stands at this index, the stack is uncertain. */
    private int uncertain = NONE;

    private final SimpleReader simple = new SimpleReader();

    /** The name of the end tag at hand, until it has closed its element; else 0. */
    private long ending;

    /** Whether the start tag at hand has put a foreign element onto the stack. */
    private boolean foreignPushed;

    private boolean forever;
    private @Nullable String doubt;
    private long position;
    private Interest told = Interest.ALL;

    TreeBuilder(TokenHandler handler) {
        this.handler = handler;
    }

    // What others may ask.

    @Override
    public int depth() {
        return opaque == NONE ? depth : opaque + 1;
    }

    @Override
    public long name(int index) {
        return TagNameKey.name(keys[index]);
    }

    @Override
    public boolean contains(long name) {
        for (int i = depth() - 1; i >= 0; i--) {
            if (keys[i] == name) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean inHead() {
        return mode.compareTo(Mode.IN_HEAD) <= 0 || (opaque != NONE && depth > 1 && number(rows[1]) == HEAD);
    }

    @Override
    public boolean certain() {
        return !forever && uncertain == NONE && dangling == 0 && doubt == null && modeTakesBlocks();
    }

    @Override
    public SimpleReader simpleReader() {
        return simple;
    }

    private boolean modeTakesBlocks() {
        return switch (mode) {
            case INITIAL, BEFORE_HTML, BEFORE_HEAD, IN_HEAD -> opaque == NONE;
            case IN_BODY, IN_CAPTION, IN_CELL -> opaque == NONE && !framesetOk;
            default -> false;
        };
    }

    /** Why the tokens themselves are in doubt, so that nothing more can be said of the page. */
    @Nullable
    String doubt() {
        return doubt;
    }

    /** Whether the current position is inside foreign content, a template or noscript. */
    boolean opaque() {
        return opaque != NONE;
    }

    /** Whether a {@code noscript} is open. */
    boolean inNoscript() {
        return noscript != NONE;
    }

    /** Whether a CDATA section may begin here: the current node is foreign. */
    boolean inForeign() {
        return depth > 0 && (rows[depth - 1] & FOREIGN) != 0;
    }

    /** Whether text means anything to the tree at the moment. */
    boolean textMatters() {
        return !orderly && (dangling != 0 || framesetOk || mode.mindsText);
    }

    /** Whether tags may take their plain effect at the moment; then text means nothing to the tree. */
    boolean orderly() {
        return orderly;
    }

    /** Whether some tags, at least, take their plain effect at the moment: in body, in head, in foreign content. */
    boolean plain() {
        return orderly || (opaque == NONE ? mode == Mode.IN_HEAD : inPlainForeign());
    }

    /** Whether a script or a style leaves everything as it was. */
    boolean takesRawText() {
        return orderly || mode == Mode.IN_HEAD;
    }

    private boolean inPlainForeign() {
        return noscript == NONE && (rows[depth - 1] & (FOREIGN | HTML_INTEGRATION | TEXT_INTEGRATION)) == IN_SVG;
    }

    void giveUp(String reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    void reportClosed(Interest which) {
        told = which;
    }

    // Tokens.

    /** A document type declaration: its text between {@code <!DOCTYPE} and {@code >}. */
    void doctype(String declaration) {
        if (mode == Mode.INITIAL) {
            quirks = Quirks.of(declaration);
            mode = Mode.BEFORE_HTML;
        }
    }

    /**
     * Text outside raw text.
     *
     * @param blank whether it is all white space
     */
    void text(boolean blank, long position) {
        this.position = position;
        if (doubt != null || noscript != NONE || foreignText()) {
            return;
        }
        while (!textDone(blank)) {
            // The mode has changed: once more in the new one.
        }
        settle();
    }

    private boolean foreignText() {
        return inForeign() && (rows[depth - 1] & (HTML_INTEGRATION | TEXT_INTEGRATION)) == 0;
    }

    private boolean textDone(boolean blank) {
        switch (mode) {
            case IN_BODY, IN_CAPTION, IN_CELL, IN_TEMPLATE -> {
                framesetOk &= blank;
                reconstruct();
                return true;
            }
            case IN_TABLE, IN_TABLE_BODY, IN_ROW -> {
                tableText(blank);
                return true;
            }
            case IN_SELECT, IN_SELECT_IN_TABLE -> {
                return true;
            }
            case AFTER_BODY, AFTER_AFTER_BODY -> {
                if (blank) {
                    reconstruct();
                    return true;
                }
                mode = Mode.IN_BODY;
                return false;
            }
            default -> {
                return blank || !leaveMode();
            }
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intabletext">In table text</a>. */
    private void tableText(boolean blank) {
        if ((rows[depth - 1] & FOSTERS) == 0) {
            reconstruct();
        } else if (!blank) {
            foster();
            reconstruct();
        }
    }

    /** Does what a token does that the current mode has no rule for, before it is processed again. */
    private boolean leaveMode() {
        switch (mode) {
            case INITIAL -> mode = Mode.BEFORE_HTML;
            case BEFORE_HTML -> {
                push("html");
                mode = Mode.BEFORE_HEAD;
            }
            case BEFORE_HEAD -> {
                openHead();
            }
            case IN_HEAD -> {
                pop();
                mode = Mode.AFTER_HEAD;
            }
            case AFTER_HEAD -> {
                push("body");
                mode = Mode.IN_BODY;
            }
            case IN_COLUMN_GROUP -> {
                if (number(rows[depth - 1]) != COLGROUP) {
                    return false;
                }
                pop();
                mode = Mode.IN_TABLE;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void openHead() {
        push("head");
        headSeen = true;
        mode = Mode.IN_HEAD;
    }

    /**
     * Whether a start tag takes effect outside of what is opaque, so that it is to be reported. Asked before
     * {@link #start}.
     */
    boolean visibleStart(int row) {
        if (opaque == NONE) {
            return true;
        }
        return noscript == NONE && templates == 0 && (row & BREAKOUT) != 0 && foreignRules(row) && breaksOut();
    }

    /** Whether a breakout tag closes the outermost foreign element. */
    private boolean breaksOut() {
        for (int i = depth - 1; i > opaque; i--) {
            if ((rows[i] & FOREIGN) == 0 || (rows[i] & (HTML_INTEGRATION | TEXT_INTEGRATION)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether an end tag closes the outermost opaque element, so that it is to be reported. Asked before {@link #end}. */
    boolean visibleEnd(long key) {
        if (opaque == NONE) {
            return true;
        }
        for (int i = depth - 1; i > opaque; i--) {
            if (keys[i] == key) {
                return false;
            }
        }
        return keys[opaque] == key;
    }

    /** The name of a start tag is known: all of its effect, but for what hangs on attributes. */
    Content start(int row, long key, int capitals, long position) {
        this.position = position;
        int minded = mindedCapitals(row, capitals);
        if (startPlainly(row, key)) {
            readSimply(row, key, minded, false);
            return Content.DATA;
        }
        foreignPushed = false;
        Content content = startByRule(row, key);
        if (content == Content.DATA && isSimplyRead()) {
            readSimply(row, key, minded, false);
        }
        settle();
        return content;
    }

    private Content startByRule(int row, long key) {
        if (opaque == NONE) {
            return startInMode(row, key);
        }
        if (noscript != NONE) {
            return startInNoscript(row, key);
        }
        if (foreignRules(row)) {
            return number(row) == FONT || number(row) == ANNOTATION_XML ? Content.UNDECIDED : startForeign(row, key);
        }
        return startInMode(row, key);
    }

    /** The end of a start tag whose content is undecided. */
    Content startWithAttributes(int row, long key, StartTag tag) {
        Content content = startUndecided(row, key, tag);
        settle();
        return content;
    }

    private Content startUndecided(int row, long key, StartTag tag) {
        boolean breakingFont = number(row) == FONT && (tag.has("color") || tag.has("face") || tag.has("size"));
        if (breakingFont) {
            return startForeign(row | BREAKOUT, key);
        }
        startForeign(row, key);
        if (number(row) == ANNOTATION_XML && (rows[depth - 1] & IN_MATH) != 0 && holdsHtml(tag)) {
            rows[depth - 1] |= HTML_INTEGRATION;
        }
        return Content.DATA;
    }

    private static boolean holdsHtml(StartTag tag) {
        return tag.attribute("encoding")
                .filter(type -> type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml"))
                .isPresent();
    }

    /** The end of a start tag that ends in {@code />}: where it is foreign, that closes it. */
    void selfClosed() {
        if (foreignPushed) {
            pop();
            settle();
        }
    }

    private Content startInMode(int row, long key) {
        Content content;
        do {
            content = startOnce(row, key);
        } while (content == Content.REPROCESS);
        return content;
    }

    private Content startOnce(int row, long key) {
        return switch (mode) {
            case INITIAL -> reprocess();
            case BEFORE_HTML -> startBeforeHtml(row, key);
            case BEFORE_HEAD -> startBeforeHead(row, key);
            case IN_HEAD -> startInHead(row, key);
            case AFTER_HEAD -> startAfterHead(row, key);
            case IN_BODY -> startInBody(row, key);
            case IN_TABLE -> startInTable(row, key);
            case IN_CAPTION -> startInCaption(row, key);
            case IN_COLUMN_GROUP -> startInColumnGroup(row, key);
            case IN_TABLE_BODY -> startInTableBody(row, key);
            case IN_ROW -> startInRow(row, key);
            case IN_CELL -> startInCell(row, key);
            case IN_SELECT -> startInSelect(row, key);
            case IN_SELECT_IN_TABLE -> startInSelectInTable(row, key);
            case IN_TEMPLATE -> startInTemplate(row, key);
            case AFTER_BODY, AFTER_AFTER_BODY -> number(row) == HTML ? Content.DATA : reprocessIn(Mode.IN_BODY);
        };
    }

    private Content reprocess() {
        return leaveMode() ? Content.REPROCESS : Content.DATA;
    }

    private Content reprocessIn(Mode next) {
        mode = next;
        return Content.REPROCESS;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-before-html-insertion-mode">Before html</a>. */
    private Content startBeforeHtml(int row, long key) {
        if (number(row) != HTML) {
            return reprocess();
        }
        push(row, key);
        mode = Mode.BEFORE_HEAD;
        return Content.DATA;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-before-head-insertion-mode">Before head</a>. */
    private Content startBeforeHead(int row, long key) {
        return switch (number(row)) {
            case HTML -> Content.DATA;
            case HEAD -> {
                push(row, key);
                headSeen = true;
                mode = Mode.IN_HEAD;
                yield Content.DATA;
            }
            default -> reprocess();
        };
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead">In head</a>. */
    private Content startInHead(int row, long key) {
        if (number(row) == HTML || number(row) == HEAD) {
            return Content.DATA;
        }
        return switch (startRule(row)) {
            case HEAD_VOID -> Content.DATA;
            case HEAD_RAW, SCRIPT_START, TEMPLATE_START -> startOfHead(row, key);
            case NOSCRIPT_START -> openNoscript(row, key);
            default -> reprocess();
        };
    }

    /** The rules of head that other modes borrow. */
    private Content startOfHead(int row, long key) {
        switch (startRule(row)) {
            case HEAD_RAW -> {
                push(row, key);
                return Content.RAWTEXT;
            }
            case SCRIPT_START -> {
                push(row, key);
                return Content.SCRIPT_DATA;
            }
            case TEMPLATE_START -> openTemplate(row, key);
            default -> {
                // base, basefont, bgsound, link, meta: inserted and done.
            }
        }
        return Content.DATA;
    }

    private void openTemplate(int row, long key) {
        push(row, key);
        if (opaque == NONE) {
            opaque = depth - 1;
        }
        pushFormatting(0, 0, 0);
        if (templates == templateModes.length) {
            templateModes = Arrays.copyOf(templateModes, Math.max(4, templates * 2));
        }
        templateModes[templates++] = Mode.IN_TEMPLATE;
        mode = Mode.IN_TEMPLATE;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-after-head-insertion-mode">After head</a>. */
    private Content startAfterHead(int row, long key) {
        switch (number(row)) {
            case HTML, HEAD -> {
                return Content.DATA;
            }
            case BODY -> {
                push(row, key);
                framesetOk = false;
                mode = Mode.IN_BODY;
                return Content.DATA;
            }
            case FRAMESET -> {
                giveUp("frameset");
                return Content.DATA;
            }
            default -> {
                // The head stays off the stack meanwhile: nothing asks for it there.
                return isOfHead(row) ? startOfHead(row, key) : reprocess();
            }
        }
    }

    private static boolean isOfHead(int row) {
        int rule = startRule(row);
        return rule == HEAD_VOID || rule == HEAD_RAW || rule == SCRIPT_START || rule == TEMPLATE_START;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">In body</a>, start tags. */
    private Content startInBody(int row, long key) {
        switch (startRule(row)) {
            case ORDINARY -> {
                reconstruct();
                push(row, key);
            }
            case BLOCK -> {
                closeParagraph();
                push(row, key);
            }
            case VOID_INLINE -> {
                framesetOk = false;
                reconstruct();
            }
            case INPUT_START -> reconstruct();
            case A_START -> startLink(row, key);
            case FORMATTING_START -> startFormatting(row, key);
            case LI_START -> startListItem(row, key);
            case DD_START -> startDescription(row, key);
            case HEADING_START -> startHeading(row, key);
            case FORM_START -> startForm(row, key);
            case BUTTON_START -> startButton(row, key);
            case NOBR_START -> startNobr(row, key);
            case MARKER_START -> {
                reconstruct();
                push(row, key);
                pushFormatting(0, 0, 0);
            }
            case TABLE_START -> startTable(row, key);
            case HR_START -> closeParagraph();
            case SELECT_START -> startSelect(row, key);
            case OPTION_START -> {
                popIf(OPTION);
                reconstruct();
                push(row, key);
            }
            case RUBY_BASE_START, RUBY_TEXT_START -> startRuby(row, key);
            case FOREIGN_START -> openForeign(row, key);
            case FRAMESET_START -> startFrameset();
            case HEAD_VOID, HEAD_RAW, SCRIPT_START, TEMPLATE_START -> {
                return startOfHead(row, key);
            }
            case XMP_START -> {
                closeParagraph();
                reconstruct();
                push(row, key);
                return Content.RAWTEXT;
            }
            case TEXTAREA_START, RAW_START -> {
                push(row, key);
                return Content.RAWTEXT;
            }
            case NOSCRIPT_START -> {
                return openNoscript(row, key);
            }
            case PLAINTEXT_START -> {
                closeParagraph();
                push(row, key);
                return Content.PLAINTEXT;
            }
            default -> {
                // VOID_PLAIN is inserted and done; HTML_START and IGNORED_START change no element.
            }
        }
        return Content.DATA;
    }

    /**
     * The start tags that most of a page consists of, where nothing is out of order: what their rules come to then.
     *
     * @return false where the rule is another, or has more to do; nothing is done then
     */
    boolean startPlainly(int row, long key) {
        int rule = startRule(row);
        if (!orderly && rule == HEAD_VOID && mode == Mode.IN_HEAD && opaque == NONE) {
            foreignPushed = false;
            return true;
        }
        if (!orderly || (PLAIN_RULES >>> rule & 1) == 0 || depth == keys.length) {
            return false;
        }
        if ((CLOSING_RULES >>> rule & 1) != 0 && (openParagraphs > 0 || !nothingToClose(rule, rows[depth - 1]))) {
            return false;
        }
        if ((row & FORMATTING) != 0) {
            if (formatting == formattingIds.length || (rule == A_START && formattingEntry(key) != NONE)) {
                return false;
            }
            formattingIds[formatting] = lastId + 1;
            formattingRows[formatting] = row;
            formattingKeys[formatting] = key;
            formatting++;
        }
        foreignPushed = false;
        lastId++;
        keys[depth] = key;
        rows[depth] = row;
        ids[depth] = lastId;
        depth += (row & VOID) == 0 ? 1 : 0;
        openParagraphs += number(row) == P ? 1 : 0;
        return true;
    }

    /** Whether a start tag whose rule closes others, too, closes none: a list item right in its list, a heading in no other. */
    private static boolean nothingToClose(int rule, int current) {
        return switch (rule) {
            case LI_START -> number(current) == UL || number(current) == OL;
            case HEADING_START -> (current & HEADING) == 0;
            default -> true;
        };
    }

    /**
     * The tags of rows and cells, written out one right after the other. Until the next cell opens the tags are not {@link
     * #orderly}, and text matters unless it is blank.
     *
     * @return false where there is more to do; nothing is done then
     */
    boolean cellPlainly(int row, long key, boolean end) {
        return end ? cellEndsPlainly(row) : cellBeginsPlainly(row, key);
    }

    private boolean cellBeginsPlainly(int row, long key) {
        int current = rows[depth - 1];
        boolean cell = mode == Mode.IN_ROW && isCell(row) && number(current) == TR;
        boolean line = mode == Mode.IN_TABLE_BODY && number(row) == TR && isGroup(current);
        if (!(cell || line) || depth == keys.length || formatting == formattingIds.length) {
            return false;
        }
        push(row, key);
        if (cell) {
            pushFormatting(0, 0, 0);
        }
        foreignPushed = false;
        mode = cell ? Mode.IN_CELL : Mode.IN_ROW;
        settle();
        return true;
    }

    private boolean cellEndsPlainly(int row) {
        int index = depth - 1;
        if (rows[index] != row) {
            return false;
        }
        if (orderly && mode == Mode.IN_CELL && isCell(row) && formatting > 0 && formattingIds[formatting - 1] == 0) {
            formatting--;
            mode = Mode.IN_ROW;
        } else if (mode == Mode.IN_ROW && number(row) == TR) {
            mode = Mode.IN_TABLE_BODY;
        } else {
            return false;
        }
        depth = index;
        if (index <= uncertain) {
            uncertain = NONE;
        }
        settle();
        return true;
    }

    /**
     * A tag in an {@code svg}, of an element that is neither one of HTML nor may hold any.
     *
     * @return false where there is more to do; nothing is done then
     */
    boolean foreignPlainly(int row, long key, boolean end, boolean selfClosing) {
        if (!inPlainForeign()) {
            return false;
        }
        if (end) {
            if (depth - 1 <= opaque || keys[depth - 1] != key) {
                return false;
            }
            pop();
            return true;
        }
        boolean ordinary = (row & BREAKOUT) == 0 && number(row) != FONT && integration(number(row), IN_SVG) == 0;
        if (!ordinary || depth == keys.length) {
            return false;
        }
        if (!selfClosing) {
            push((row & 0xFF) | IN_SVG, key);
        }
        return true;
    }

    static boolean isCell(int row) {
        return number(row) == TD || number(row) == TH;
    }

    static boolean isGroup(int row) {
        return number(row) == TBODY || number(row) == THEAD || number(row) == TFOOT;
    }

    /** Sees whether all is in order, for the tags to come; to be called after every change but those of the two plain ones. */
    private void settle() {
        orderly = (mode == Mode.IN_BODY || mode == Mode.IN_CELL) && opaque == NONE && dangling == 0 && !framesetOk;
    }

    private void startFrameset() {
        if (framesetOk) {
            giveUp("frameset");
        }
    }

    private void startLink(int row, long key) {
        int open = formattingEntry(key);
        if (open != NONE) {
            int id = formattingIds[open];
            adoptionAgency(key);
            removeFormatting(id);
            removeFromStack(id);
        }
        startFormatting(row, key);
    }

    private void startFormatting(int row, long key) {
        reconstruct();
        push(row, key);
        pushFormatting(lastId, row, key);
    }

    private void startNobr(int row, long key) {
        reconstruct();
        if (inScope(key, SCOPE)) {
            adoptionAgency(key);
            reconstruct();
        }
        push(row, key);
        pushFormatting(lastId, row, key);
    }

    private void startListItem(int row, long key) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, LI)) {
                generateImpliedEndTags(key);
                popThrough(i);
                break;
            }
            if (endsListSearch(i)) {
                break;
            }
        }
        closeParagraph();
        push(row, key);
    }

    private void startDescription(int row, long key) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, DD) || isHtml(i, DT)) {
                generateImpliedEndTags(keys[i]);
                popThrough(i);
                break;
            }
            if (endsListSearch(i)) {
                break;
            }
        }
        closeParagraph();
        push(row, key);
    }

    private boolean endsListSearch(int i) {
        return (rows[i] & SPECIAL) != 0 && !isHtml(i, ADDRESS) && !isHtml(i, DIV) && !isHtml(i, P);
    }

    private void startHeading(int row, long key) {
        closeParagraph();
        if ((rows[depth - 1] & HEADING) != 0) {
            pop();
        }
        push(row, key);
    }

    private void startForm(int row, long key) {
        if (formId != 0 && templates == 0) {
            return;
        }
        closeParagraph();
        push(row, key);
        if (templates == 0) {
            formId = lastId;
        }
    }

    private void startButton(int row, long key) {
        if (inScope(key, SCOPE)) {
            generateImpliedEndTags(0);
            popUntil(key);
        }
        reconstruct();
        push(row, key);
    }

    private void startTable(int row, long key) {
        if (quirks == Quirks.UNKNOWN && openParagraphs > 0) {
            doubtFrom(lastIndexOf(P));
        }
        if (quirks != Quirks.QUIRKS) {
            closeParagraph();
        }
        push(row, key);
        framesetOk = false;
        mode = Mode.IN_TABLE;
    }

    private void startSelect(int row, long key) {
        reconstruct();
        push(row, key);
        mode = switch (mode) {
            case IN_TABLE, IN_CAPTION, IN_TABLE_BODY, IN_ROW, IN_CELL -> Mode.IN_SELECT_IN_TABLE;
            default -> Mode.IN_SELECT;
        };
    }

    private void startRuby(int row, long key) {
        if (inScope(RUBY)) {
            generateImpliedEndTags(startRule(row) == RUBY_TEXT_START ? RTC_KEY : 0);
        }
        push(row, key);
    }

    private void openForeign(int row, long key) {
        reconstruct();
        push(row | (number(row) == SVG ? IN_SVG : IN_MATH), key);
        foreignPushed = true;
        if (opaque == NONE) {
            opaque = depth - 1;
        }
    }

    // Tables.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable">In table</a>. */
    private Content startInTable(int row, long key) {
        switch (number(row)) {
            case CAPTION -> {
                clearToTable();
                push(row, key);
                pushFormatting(0, 0, 0);
                mode = Mode.IN_CAPTION;
            }
            case COLGROUP -> {
                clearToTable();
                push(row, key);
                mode = Mode.IN_COLUMN_GROUP;
            }
            case COL -> {
                clearToTable();
                push("colgroup");
                return reprocessIn(Mode.IN_COLUMN_GROUP);
            }
            case TBODY, THEAD, TFOOT -> {
                clearToTable();
                push(row, key);
                mode = Mode.IN_TABLE_BODY;
            }
            case TD, TH, TR -> {
                clearToTable();
                push("tbody");
                return reprocessIn(Mode.IN_TABLE_BODY);
            }
            case TABLE -> {
                return closeTable(key) ? Content.REPROCESS : Content.DATA;
            }
            case STYLE, SCRIPT, TEMPLATE -> {
                return startOfHead(row, key);
            }
            case FORM -> {
                if (formId == 0 && templates == 0) {
                    formId = ++lastId;
                }
            }
            default -> {
                return startFostered(row, key);
            }
        }
        return Content.DATA;
    }

    private Content startFostered(int row, long key) {
        if (number(row) == INPUT) {
            // Fostered unless it is hidden; either way it leaves the stack as it is, but for the formatting elements.
            if (dangling != 0) {
                foster();
            }
            return Content.DATA;
        }
        foster();
        return startInBody(row, key);
    }

    /** Something is put before the table, and elements above it on the stack are not inside it. */
    private void foster() {
        int table = lastIndexOf(TABLE);
        doubtFrom(table == NONE ? 0 : table);
    }

    private boolean closeTable(long key) {
        if (!inScope(key, TABLE_SCOPE)) {
            return false;
        }
        popUntil(key);
        resetMode();
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incaption">In caption</a>. */
    private Content startInCaption(int row, long key) {
        if (!isTablePart(row)) {
            return startInBody(row, key);
        }
        return closeCaption() ? Content.REPROCESS : Content.DATA;
    }

    private boolean closeCaption() {
        if (!inScope(CAPTION_KEY, TABLE_SCOPE)) {
            return false;
        }
        generateImpliedEndTags(0);
        popUntil(CAPTION_KEY);
        clearFormattingToMarker();
        mode = Mode.IN_TABLE;
        return true;
    }

    private static boolean isTablePart(int row) {
        return switch (number(row)) {
            case CAPTION, COL, COLGROUP, TBODY, TD, TFOOT, TH, THEAD, TR -> true;
            default -> false;
        };
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incolgroup">In column group</a>. */
    private Content startInColumnGroup(int row, long key) {
        return switch (number(row)) {
            case HTML, COL -> Content.DATA;
            case TEMPLATE -> startOfHead(row, key);
            default -> reprocess();
        };
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intbody">In table body</a>. */
    private Content startInTableBody(int row, long key) {
        switch (number(row)) {
            case TR -> {
                clearToTableBody();
                push(row, key);
                mode = Mode.IN_ROW;
                return Content.DATA;
            }
            case TD, TH -> {
                clearToTableBody();
                push("tr");
                return reprocessIn(Mode.IN_ROW);
            }
            case CAPTION, COL, COLGROUP, TBODY, TFOOT, THEAD -> {
                return closeTableBody() ? Content.REPROCESS : Content.DATA;
            }
            default -> {
                return startInTable(row, key);
            }
        }
    }

    private boolean closeTableBody() {
        if (!sectionInTableScope()) {
            return false;
        }
        clearToTableBody();
        pop();
        mode = Mode.IN_TABLE;
        return true;
    }

    private boolean sectionInTableScope() {
        for (int i = depth - 1; i >= 0; i--) {
            switch (number(rows[i])) {
                case TBODY, THEAD, TFOOT -> {
                    return true;
                }
                case HTML, TABLE, TEMPLATE -> {
                    return false;
                }
                default -> {
                    // further down
                }
            }
        }
        return false;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intr">In row</a>. */
    private Content startInRow(int row, long key) {
        switch (number(row)) {
            case TD, TH -> {
                clearToRow();
                push(row, key);
                mode = Mode.IN_CELL;
                pushFormatting(0, 0, 0);
                return Content.DATA;
            }
            case CAPTION, COL, COLGROUP, TBODY, TFOOT, THEAD, TR -> {
                return closeRow() ? Content.REPROCESS : Content.DATA;
            }
            default -> {
                return startInTable(row, key);
            }
        }
    }

    private boolean closeRow() {
        if (!inScope(TR_KEY, TABLE_SCOPE)) {
            return false;
        }
        clearToRow();
        pop();
        mode = Mode.IN_TABLE_BODY;
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intd">In cell</a>. */
    private Content startInCell(int row, long key) {
        if (!isTablePart(row)) {
            return startInBody(row, key);
        }
        return closeCell() ? Content.REPROCESS : Content.DATA;
    }

    private boolean closeCell() {
        for (int i = depth - 1; i >= 0; i--) {
            switch (number(rows[i])) {
                case TD, TH -> {
                    generateImpliedEndTags(0);
                    popThrough(i);
                    clearFormattingToMarker();
                    mode = Mode.IN_ROW;
                    return true;
                }
                case HTML, TABLE, TEMPLATE -> {
                    return false;
                }
                default -> {
                    // further down
                }
            }
        }
        return false;
    }

    // Select, where parsers part: until 2025 it dropped all tags but a few, since then it takes them.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselect">In select</a>. */
    private Content startInSelect(int row, long key) {
        switch (number(row)) {
            case HTML -> {
                // changes no element
            }
            case OPTION -> {
                popIf(OPTION);
                push(row, key);
            }
            case OPTGROUP -> {
                popIf(OPTION);
                popIf(OPTGROUP);
                push(row, key);
            }
            case HR -> {
                popIf(OPTION);
                popIf(OPTGROUP);
            }
            case SELECT -> closeSelect();
            case INPUT, KEYGEN, TEXTAREA -> {
                doubtFrom(Math.max(0, lastIndexOf(SELECT) - 1));
                return closeSelect() ? Content.REPROCESS : Content.DATA;
            }
            case SCRIPT, TEMPLATE -> {
                return startOfHead(row, key);
            }
            default -> startUnexpectedInSelect(row);
        }
        return Content.DATA;
    }

    private void startUnexpectedInSelect(int row) {
        switch (startRule(row)) {
            case HEAD_RAW, RAW_START, XMP_START, NOSCRIPT_START, PLAINTEXT_START, FRAMESET_START -> giveUp("select");
            default -> doubtFrom(Math.max(0, lastIndexOf(SELECT) - 1));
        }
    }

    private boolean closeSelect() {
        int select = lastIndexOf(SELECT);
        if (select == NONE) {
            return false;
        }
        popThrough(select);
        resetMode();
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselectintable">In select in table</a>. */
    private Content startInSelectInTable(int row, long key) {
        return switch (number(row)) {
            case CAPTION, TABLE, TBODY, TFOOT, THEAD, TR, TD, TH -> {
                doubtFrom(Math.max(0, lastIndexOf(SELECT) - 1));
                yield closeSelect() ? Content.REPROCESS : Content.DATA;
            }
            default -> startInSelect(row, key);
        };
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate">In template</a>. */
    private Content startInTemplate(int row, long key) {
        if (isOfHead(row)) {
            return startOfHead(row, key);
        }
        Mode next = switch (number(row)) {
            case CAPTION, COLGROUP, TBODY, TFOOT, THEAD -> Mode.IN_TABLE;
            case COL -> Mode.IN_COLUMN_GROUP;
            case TR -> Mode.IN_TABLE_BODY;
            case TD, TH -> Mode.IN_ROW;
            default -> Mode.IN_BODY;
        };
        templateModes[templates - 1] = next;
        return reprocessIn(next);
    }

    // Noscript: raw text where scripts run, markup where they do not. Both must come to the same.

    private Content openNoscript(int row, long key) {
        if (dangling != 0) {
            forever = true;
        }
        push(row, key);
        if (opaque == NONE) {
            opaque = depth - 1;
        }
        noscript = depth - 1;
        return Content.DATA;
    }

    private Content startInNoscript(int row, long key) {
        switch (startRule(row)) {
            case HEAD_VOID, VOID_INLINE, VOID_PLAIN, INPUT_START -> {
                return Content.DATA;
            }
            case ORDINARY, FORMATTING_START -> push(row, key);
            case A_START -> {
                forever |= formattingEntry(key) != NONE;
                push(row, key);
            }
            case BLOCK, HEADING_START, LI_START -> {
                forever |= openParagraphs > 0 || closesAnother(row);
                push(row, key);
            }
            case HR_START -> forever |= openParagraphs > 0;
            case HEAD_RAW, RAW_START -> {
                push(row, key);
                return Content.RAWTEXT;
            }
            case SCRIPT_START -> {
                push(row, key);
                return Content.SCRIPT_DATA;
            }
            case XMP_START, TEXTAREA_START, NOSCRIPT_START, PLAINTEXT_START -> giveUp("noscript");
            case FOREIGN_START, TEMPLATE_START, SELECT_START, FRAMESET_START -> giveUp("noscript");
            default -> {
                forever = true;
                if ((row & VOID) == 0) {
                    push(row, key);
                }
            }
        }
        return Content.DATA;
    }

    private boolean closesAnother(int row) {
        if (startRule(row) == LI_START) {
            return lastIndexOf(LI) > Math.max(noscript, Math.max(lastIndexOf(UL), lastIndexOf(OL)));
        }
        return (row & rows[depth - 1] & HEADING) != 0;
    }

    private void endInNoscript(int row, long key) {
        if (number(row) == NOSCRIPT) {
            forever |= depth - 1 != noscript;
            popThrough(noscript);
            return;
        }
        if (depth - 1 > noscript && keys[depth - 1] == key) {
            pop();
        } else {
            forever = true;
        }
    }

    // End tags.

    /** The name of an end tag is known: all of its effect. Raw text ends by {@link #endRawText}. */
    void end(int row, long key, int capitals, long position) {
        this.position = position;
        int minded = mindedCapitals(row, capitals);
        if (endPlainly(row, key)) {
            readSimply(row, key, minded, true);
            report(row, key, depth);
            return;
        }
        boolean differed = simple.differs() && isSimplyRead();
        ending = key;
        if (noscript != NONE) {
            endInNoscript(row, key);
        } else if (!inForeign() || !endForeign(row, key)) {
            endInMode(row, key);
        }
        ending = 0;
        if (differed) {
            readSimply(row, key, minded, true);
        }
        settle();
    }

    /** Whether a {@link SimpleReader} sees what comes here. */
    private boolean isSimplyRead() {
        return opaque == NONE || noscript != NONE;
    }

    /** The capitals of a name, if a {@link SimpleReader} minds them. From before such a tag on its stack is kept. */
    private int mindedCapitals(int row, int capitals) {
        if (capitals == 0 || SimpleReader.isOutermost(row)) {
            return 0;
        }
        if (!simple.differs() && isSimplyRead()) {
            simple.differsFrom(keys, rows, depth);
        }
        return capitals;
    }

    /** A tag has taken effect: it takes another one for a {@link SimpleReader}, where that has other elements open. */
    boolean readSimply(int row, long key, int capitals, boolean end) {
        if (!simple.differs()) {
            return false;
        }
        if (!end) {
            forever |= !simple.start(row, key, capitals);
        } else {
            simple.end(key, capitals);
            if (dangling == 0) {
                simple.compare(keys, depth);
            }
        }
        return simple.differs();
    }

    /**
     * The end tag of the current node, where that is one of {@link #startPlainly}, a list item, a description or a heading
     * and nothing is out of order: all of their rules come to closing it. Nobody is told.
     *
     * @return false where it is another, or has more to do; nothing is done then
     */
    boolean endPlainly(int row, long key) {
        int index = depth - 1;
        return orderly && rows[index] == row && keys[index] == key && hasPlainEnd(row) && endCurrentPlainly(index, row);
    }

    /** The row of the current node. */
    int currentRow() {
        return rows[depth - 1];
    }

    /** The same where the current node is known to be of the tag's name, and that to have a plain end tag. */
    boolean endCurrentPlainly() {
        int index = depth - 1;
        return orderly && endCurrentPlainly(index, rows[index]);
    }

    private boolean endCurrentPlainly(int index, int row) {
        if ((row & FORMATTING) != 0) {
            if (formatting == 0 || formattingIds[formatting - 1] != ids[index]) {
                return false;
            }
            formatting--;
        }
        depth = index;
        openParagraphs -= number(row) == P ? 1 : 0;
        if (index <= uncertain) {
            uncertain = NONE;
        }
        return true;
    }

    /** The end tag of a raw text element. */
    void endRawText(int startCapitals, int endCapitals, long position) {
        this.position = position;
        int index = depth - 1;
        if ((simple.differs() || startCapitals != endCapitals) && isSimplyRead()) {
            if (!simple.differs()) {
                simple.differsFrom(keys, rows, index);
            }
            readSimply(rows[index], keys[index], startCapitals, false);
            simple.end(keys[index], endCapitals);
        }
        ending = keys[index];
        pop();
        ending = 0;
        settle();
    }

    private void endInMode(int row, long key) {
        while (!endDone(row, key)) {
            // The mode has changed: once more in the new one.
        }
    }

    /** Whether an end tag is done with, rather than to be processed again. */
    private boolean endDone(int row, long key) {
        if (number(row) == TEMPLATE) {
            closeTemplate();
            return true;
        }
        switch (mode) {
            case INITIAL -> {
                mode = Mode.BEFORE_HTML;
                return false;
            }
            case BEFORE_HTML, BEFORE_HEAD -> {
                return (!endsHead(row) && number(row) != HEAD) || !leaveMode();
            }
            case IN_HEAD -> {
                return endInHead(row);
            }
            case AFTER_HEAD -> {
                return !endsHead(row) || !leaveMode();
            }
            case IN_BODY -> endInBody(row, key);
            case IN_TABLE -> endInTable(row, key);
            case IN_CAPTION -> {
                return endInCaption(row, key);
            }
            case IN_COLUMN_GROUP -> {
                return endInColumnGroup(row);
            }
            case IN_TABLE_BODY -> {
                return endInTableBody(row, key);
            }
            case IN_ROW -> {
                return endInRow(row, key);
            }
            case IN_CELL -> {
                return endInCell(row, key);
            }
            case IN_SELECT -> endInSelect(row);
            case IN_SELECT_IN_TABLE -> {
                return endInSelectInTable(row, key);
            }
            case IN_TEMPLATE -> {
                // ignored
            }
            case AFTER_BODY, AFTER_AFTER_BODY -> {
                return endAfterBody(row);
            }
        }
        return true;
    }

    private static boolean endsHead(int row) {
        return number(row) == BODY || number(row) == HTML || number(row) == BR;
    }

    private boolean endInHead(int row) {
        if (number(row) == HEAD) {
            pop();
            mode = Mode.AFTER_HEAD;
            return true;
        }
        return !endsHead(row) || !leaveMode();
    }

    private boolean endAfterBody(int row) {
        if (number(row) == HTML && mode == Mode.AFTER_BODY) {
            mode = Mode.AFTER_AFTER_BODY;
            return true;
        }
        mode = Mode.IN_BODY;
        return false;
    }

    private void closeTemplate() {
        if (templates == 0) {
            return;
        }
        generateImpliedEndTagsThoroughly();
        popThrough(lastIndexOf(TEMPLATE));
        clearFormattingToMarker();
        templates--;
        resetMode();
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">In body</a>, end tags. */
    private void endInBody(int row, long key) {
        switch (endRule(row)) {
            case BLOCK_END -> {
                if (inScope(key, SCOPE)) {
                    generateImpliedEndTags(0);
                    popUntil(key);
                }
            }
            case P_END -> {
                if (openParagraphs > 0 && inButtonScope()) {
                    generateImpliedEndTags(P_KEY);
                    popUntil(P_KEY);
                }
            }
            case LI_END -> {
                if (inListItemScope(key)) {
                    generateImpliedEndTags(key);
                    popUntil(key);
                }
            }
            case DD_END -> {
                if (inScope(key, SCOPE)) {
                    generateImpliedEndTags(key);
                    popUntil(key);
                }
            }
            case HEADING_END -> endHeading();
            case FORMATTING_END -> adoptionAgency(key);
            case FORM_END -> endForm(key);
            case MARKER_END -> {
                if (inScope(key, SCOPE)) {
                    generateImpliedEndTags(0);
                    popUntil(key);
                    clearFormattingToMarker();
                }
            }
            case BR_END -> reconstruct();
            case BODY_END, HTML_END -> endBody(row);
            case TEMPLATE_END -> closeTemplate();
            default -> endOrdinary(key);
        }
    }

    private void endHeading() {
        for (int i = depth - 1; i >= 0; i--) {
            if ((rows[i] & HEADING) != 0) {
                generateImpliedEndTags(0);
                popThrough(i);
                return;
            }
            if ((rows[i] & SCOPE) != 0) {
                return;
            }
        }
    }

    private void endForm(long key) {
        if (templates > 0) {
            if (inScope(key, SCOPE)) {
                generateImpliedEndTags(0);
                popUntil(key);
            }
            return;
        }
        int node = indexOfId(formId);
        formId = 0;
        if (node != NONE && inScopeAt(node)) {
            generateImpliedEndTags(0);
            if (node < depth - 1) {
                doubtFrom(node); // what is above it stays inside of it
            }
            removeAt(node);
        }
    }

    private void endBody(int row) {
        if (!inScope(BODY)) {
            return;
        }
        mode = number(row) == HTML ? Mode.AFTER_AFTER_BODY : Mode.AFTER_BODY;
    }

    /** Any other end tag. */
    private void endOrdinary(long key) {
        for (int i = depth - 1; i >= 0; i--) {
            if (keys[i] == key && (rows[i] & FOREIGN) == 0) {
                generateImpliedEndTags(key);
                popThrough(i);
                return;
            }
            if ((rows[i] & SPECIAL) != 0) {
                return;
            }
        }
    }

    private void endInTable(int row, long key) {
        switch (number(row)) {
            case TABLE -> closeTable(key);
            case BODY, CAPTION, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // ignored
            }
            default -> {
                foster();
                endInBody(row, key);
            }
        }
    }

    private boolean endInCaption(int row, long key) {
        switch (number(row)) {
            case CAPTION -> closeCaption();
            case TABLE -> {
                return !closeCaption();
            }
            case BODY, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // ignored
            }
            default -> endInBody(row, key);
        }
        return true;
    }

    private boolean endInColumnGroup(int row) {
        switch (number(row)) {
            case COLGROUP -> leaveMode();
            case COL -> {
                // ignored
            }
            default -> {
                return !leaveMode();
            }
        }
        return true;
    }

    private boolean endInTableBody(int row, long key) {
        switch (number(row)) {
            case TBODY, TFOOT, THEAD -> {
                if (inScope(key, TABLE_SCOPE)) {
                    clearToTableBody();
                    pop();
                    mode = Mode.IN_TABLE;
                }
            }
            case TABLE -> {
                return !closeTableBody();
            }
            case BODY, CAPTION, COL, COLGROUP, HTML, TD, TH, TR -> {
                // ignored
            }
            default -> endInTable(row, key);
        }
        return true;
    }

    private boolean endInRow(int row, long key) {
        switch (number(row)) {
            case TR -> closeRow();
            case TABLE -> {
                return !closeRow();
            }
            case TBODY, TFOOT, THEAD -> {
                return !inScope(key, TABLE_SCOPE) || !closeRow();
            }
            case BODY, CAPTION, COL, COLGROUP, HTML, TD, TH -> {
                // ignored
            }
            default -> endInTable(row, key);
        }
        return true;
    }

    private boolean endInCell(int row, long key) {
        switch (number(row)) {
            case TD, TH -> {
                if (inScope(key, TABLE_SCOPE)) {
                    generateImpliedEndTags(0);
                    popUntil(key);
                    clearFormattingToMarker();
                    mode = Mode.IN_ROW;
                }
            }
            case TABLE, TBODY, TFOOT, THEAD, TR -> {
                return !inScope(key, TABLE_SCOPE) || !closeCell();
            }
            case BODY, CAPTION, COL, COLGROUP, HTML -> {
                // ignored
            }
            default -> endInBody(row, key);
        }
        return true;
    }

    private void endInSelect(int row) {
        switch (number(row)) {
            case OPTGROUP -> {
                if (number(rows[depth - 1]) == OPTION && depth > 1 && number(rows[depth - 2]) == OPTGROUP) {
                    pop();
                }
                popIf(OPTGROUP);
            }
            case OPTION -> popIf(OPTION);
            case SELECT -> closeSelect();
            default -> doubtFrom(Math.max(0, lastIndexOf(SELECT) - 1));
        }
    }

    private boolean endInSelectInTable(int row, long key) {
        switch (number(row)) {
            case CAPTION, TABLE, TBODY, TFOOT, THEAD, TR, TD, TH -> {
                doubtFrom(Math.max(0, lastIndexOf(SELECT) - 1));
                return !inScope(key, TABLE_SCOPE) || !closeSelect();
            }
            default -> {
                endInSelect(row);
                return true;
            }
        }
    }

    // Foreign content.

    /** Whether a start tag is processed by the rules for foreign content. */
    private boolean foreignRules(int row) {
        int current = rows[depth - 1];
        if ((current & FOREIGN) == 0 || (current & HTML_INTEGRATION) != 0) {
            return false;
        }
        if ((current & TEXT_INTEGRATION) != 0) {
            return number(row) == MGLYPH || number(row) == MALIGNMARK;
        }
        return !(number(row) == SVG && number(current) == ANNOTATION_XML && (current & IN_MATH) != 0);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign">In foreign content</a>. */
    private Content startForeign(int row, long key) {
        if ((row & BREAKOUT) != 0) {
            popForeign();
            return startInMode(row & ~(number(row) == FONT ? BREAKOUT : 0), key);
        }
        int namespace = rows[depth - 1] & FOREIGN;
        push((row & 0xFF) | namespace | integration(number(row), namespace), key);
        foreignPushed = true;
        return Content.DATA;
    }

    private static int integration(int number, int namespace) {
        return switch (number) {
            case FOREIGN_OBJECT, DESC, TITLE -> namespace == IN_SVG ? HTML_INTEGRATION | SCOPE | SPECIAL : 0;
            case MI, MO, MN, MS, MTEXT -> namespace == IN_MATH ? TEXT_INTEGRATION | SCOPE | SPECIAL : 0;
            case ANNOTATION_XML -> namespace == IN_MATH ? SCOPE | SPECIAL : 0;
            default -> 0;
        };
    }

    private void popForeign() {
        while ((rows[depth - 1] & FOREIGN) != 0 && (rows[depth - 1] & (HTML_INTEGRATION | TEXT_INTEGRATION)) == 0) {
            pop();
        }
    }

    /** Whether an end tag is done with by the rules for foreign content. */
    private boolean endForeign(int row, long key) {
        if (number(row) == BR || number(row) == P) {
            popForeign();
            return false;
        }
        for (int i = depth - 1; i > 0; i--) {
            if ((rows[i] & FOREIGN) == 0) {
                return false;
            }
            if (keys[i] == key) {
                popThrough(i);
                return true;
            }
        }
        return true;
    }

    // The list of active formatting elements.

    private void pushFormatting(int id, int row, long key) {
        if (formatting == MOST_FORMATTING) {
            giveUp("too many formatting elements");
            return;
        }
        if (formatting == formattingIds.length) {
            formattingIds = Arrays.copyOf(formattingIds, formatting * 2);
            formattingRows = Arrays.copyOf(formattingRows, formatting * 2);
            formattingKeys = Arrays.copyOf(formattingKeys, formatting * 2);
        }
        formattingIds[formatting] = id;
        formattingRows[formatting] = row;
        formattingKeys[formatting] = key;
        formatting++;
    }

    /** The last entry of this name behind the last marker. */
    private int formattingEntry(long key) {
        for (int i = formatting - 1; i >= 0 && formattingIds[i] != 0; i--) {
            if (formattingKeys[i] == key) {
                return i;
            }
        }
        return NONE;
    }

    private int formattingEntryOf(int id) {
        for (int i = formatting - 1; i >= 0; i--) {
            if (formattingIds[i] == id) {
                return i;
            }
        }
        return NONE;
    }

    private void removeFormatting(int id) {
        int entry = formattingEntryOf(id);
        if (entry != NONE) {
            removeFormattingEntry(entry);
        }
    }

    private void removeFormattingEntry(int entry) {
        if (indexOfId(formattingIds[entry]) == NONE) {
            dangling--;
        }
        int moved = formatting - entry - 1;
        System.arraycopy(formattingIds, entry + 1, formattingIds, entry, moved);
        System.arraycopy(formattingRows, entry + 1, formattingRows, entry, moved);
        System.arraycopy(formattingKeys, entry + 1, formattingKeys, entry, moved);
        formatting--;
    }

    private void clearFormattingToMarker() {
        while (formatting > 0) {
            formatting--;
            int id = formattingIds[formatting];
            if (id == 0) {
                return;
            }
            if (indexOfId(id) == NONE) {
                dangling--;
            }
        }
    }

    /**
     * <a href="https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements">Reconstructs
     * the active formatting elements</a>. Whether three equal ones are too many hangs on their attributes, which are not
     * known: then the stack is uncertain.
     */
    private void reconstruct() {
        if (dangling == 0 || formatting == 0 || !isDangling(formatting - 1)) {
            return;
        }
        int first = formatting - 1;
        while (first > 0 && isDangling(first - 1)) {
            first--;
        }
        if (formatting - first >= 3) {
            doubtFrom(depth - 1);
        }
        for (int i = first; i < formatting; i++) {
            push(formattingRows[i], formattingKeys[i]);
            formattingIds[i] = lastId;
            dangling--;
        }
    }

    private boolean isDangling(int entry) {
        return formattingIds[entry] != 0 && indexOfId(formattingIds[entry]) == NONE;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm">The adoption agency</a>. */
    private void adoptionAgency(long key) {
        int current = depth - 1;
        if (keys[current] == key && (rows[current] & FOREIGN) == 0 && formattingEntryOf(ids[current]) == NONE) {
            pop();
            return;
        }
        for (int round = 0; round < 8; round++) {
            int entry = formattingEntry(key);
            if (entry == NONE) {
                endOrdinary(key);
                return;
            }
            if (!adopt(entry)) {
                return;
            }
        }
    }

    /** One round of it; false when there is nothing more to do. */
    private boolean adopt(int entry) {
        int id = formattingIds[entry];
        int element = indexOfId(id);
        if (element == NONE) {
            removeFormattingEntry(entry);
            return false;
        }
        if (!inScopeAt(element)) {
            return false;
        }
        int furthest = element + 1;
        while (furthest < depth && (rows[furthest] & SPECIAL) == 0) {
            furthest++;
        }
        if (furthest == depth) {
            popThrough(element);
            removeFormatting(id);
            return false;
        }
        doubtFrom(Math.max(0, element - 1));
        rebuild(element, furthest);
        return true;
    }

    /** Moves what lies between a formatting element and its furthest block into copies, as far as names show it. */
    private void rebuild(int formattingElement, int furthestBlock) {
        int id = ids[formattingElement];
        int bookmarkId = id;
        int furthest = furthestBlock;
        int count = 0;
        for (int node = furthestBlock - 1; node > formattingElement; node--) {
            count++;
            int entry = formattingEntryOf(ids[node]);
            if (entry != NONE && count > 3) {
                removeFormattingEntry(entry);
                entry = NONE;
            }
            if (entry == NONE) {
                removeAt(node);
                furthest--;
            } else {
                ids[node] = ++lastId;
                formattingIds[entry] = lastId;
                if (bookmarkId == id) {
                    bookmarkId = lastId;
                }
            }
        }
        int row = rows[formattingElement];
        long key = keys[formattingElement];
        moveFormatting(id, bookmarkId, row, key);
        removeAt(formattingElement);
        // The removal has moved the furthest block down by one, so that this is the place right behind it.
        insertAt(furthest, lastId, row, key);
    }

    /** Replaces a formatting element by a new one, behind the bookmarked one where that is another. */
    private void moveFormatting(int id, int bookmarkId, int row, long key) {
        int clone = ++lastId;
        int entry = formattingEntryOf(id);
        int target = bookmarkId == id ? entry : formattingEntryOf(bookmarkId);
        if (target <= entry) {
            formattingIds[entry] = clone;
            return;
        }
        for (int i = entry; i < target; i++) {
            formattingIds[i] = formattingIds[i + 1];
            formattingRows[i] = formattingRows[i + 1];
            formattingKeys[i] = formattingKeys[i + 1];
        }
        formattingIds[target] = clone;
        formattingRows[target] = row;
        formattingKeys[target] = key;
    }

    // Scopes.

    /** Whether an element of this name is in the scope that this flag ends, or in table scope. */
    private boolean inScope(long key, int boundary) {
        for (int i = depth - 1; i >= 0; i--) {
            if (keys[i] == key && (rows[i] & FOREIGN) == 0) {
                return true;
            }
            if (boundary == TABLE_SCOPE ? endsTableScope(i) : (rows[i] & boundary) != 0) {
                return false;
            }
        }
        return false;
    }

    private boolean endsTableScope(int i) {
        return isHtml(i, TABLE) || isHtml(i, TEMPLATE) || isHtml(i, HTML);
    }

    private boolean inScope(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, number)) {
                return true;
            }
            if ((rows[i] & SCOPE) != 0) {
                return false;
            }
        }
        return false;
    }

    private boolean inScopeAt(int index) {
        for (int i = depth - 1; i > index; i--) {
            if ((rows[i] & SCOPE) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean inButtonScope() {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, P)) {
                return true;
            }
            if ((rows[i] & SCOPE) != 0 || isHtml(i, BUTTON)) {
                return false;
            }
        }
        return false;
    }

    private boolean inListItemScope(long key) {
        for (int i = depth - 1; i >= 0; i--) {
            if (keys[i] == key && (rows[i] & FOREIGN) == 0) {
                return true;
            }
            if ((rows[i] & SCOPE) != 0 || isHtml(i, OL) || isHtml(i, UL)) {
                return false;
            }
        }
        return false;
    }

    private boolean isHtml(int index, int number) {
        return (rows[index] & (0xFF | FOREIGN)) == number;
    }

    private int lastIndexOf(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, number)) {
                return i;
            }
        }
        return NONE;
    }

    private int indexOfId(int id) {
        for (int i = depth - 1; i >= 0; i--) {
            if (ids[i] == id) {
                return i;
            }
        }
        return NONE;
    }

    // The stack.

    private void closeParagraph() {
        if (openParagraphs > 0 && inButtonScope()) {
            generateImpliedEndTags(P_KEY);
            popUntil(P_KEY);
        }
    }

    private void generateImpliedEndTags(long except) {
        while ((rows[depth - 1] & IMPLIED_END) != 0 && keys[depth - 1] != except) {
            pop();
        }
    }

    private void generateImpliedEndTagsThoroughly() {
        while ((rows[depth - 1] & (IMPLIED_END | IMPLIED_END_THOROUGH)) != 0) {
            pop();
        }
    }

    private void clearToTable() {
        while (!isHtml(depth - 1, TABLE) && !isHtml(depth - 1, TEMPLATE) && !isHtml(depth - 1, HTML)) {
            pop();
        }
    }

    private void clearToTableBody() {
        while (true) {
            switch (number(rows[depth - 1])) {
                case TBODY, TFOOT, THEAD, TEMPLATE, HTML -> {
                    return;
                }
                default -> pop();
            }
        }
    }

    private void clearToRow() {
        while (!isHtml(depth - 1, TR) && !isHtml(depth - 1, TEMPLATE) && !isHtml(depth - 1, HTML)) {
            pop();
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately">Resets</a>. */
    private void resetMode() {
        for (int i = depth - 1; i > 0; i--) {
            if ((rows[i] & FOREIGN) != 0) {
                continue;
            }
            switch (number(rows[i])) {
                case SELECT -> mode = tableBelow(i) ? Mode.IN_SELECT_IN_TABLE : Mode.IN_SELECT;
                case TD, TH -> mode = Mode.IN_CELL;
                case TR -> mode = Mode.IN_ROW;
                case TBODY, THEAD, TFOOT -> mode = Mode.IN_TABLE_BODY;
                case CAPTION -> mode = Mode.IN_CAPTION;
                case COLGROUP -> mode = Mode.IN_COLUMN_GROUP;
                case TABLE -> mode = Mode.IN_TABLE;
                case TEMPLATE -> mode = templateModes[templates - 1];
                case HEAD -> mode = Mode.IN_HEAD;
                case BODY -> mode = Mode.IN_BODY;
                default -> {
                    continue;
                }
            }
            return;
        }
        mode = headSeen ? Mode.AFTER_HEAD : Mode.BEFORE_HEAD;
    }

    private boolean tableBelow(int index) {
        for (int i = index - 1; i > 0; i--) {
            if (isHtml(i, TEMPLATE)) {
                return false;
            }
            if (isHtml(i, TABLE)) {
                return true;
            }
        }
        return false;
    }

    /** From now until the element at this index is closed, the stack is uncertain. */
    private void doubtFrom(int index) {
        if (uncertain == NONE || index < uncertain) {
            uncertain = index;
        }
    }

    private void push(String name) {
        long key = TagName.of(name);
        push(row(key), key);
    }

    private void push(int row, long key) {
        if (depth == keys.length && !grow()) {
            return;
        }
        keys[depth] = key;
        rows[depth] = row;
        ids[depth] = ++lastId;
        depth++;
        if ((row & (0xFF | FOREIGN)) == P) {
            openParagraphs++;
        }
    }

    private boolean grow() {
        if (depth == DEEPEST) {
            giveUp("nested too deeply");
            return false;
        }
        int size = Math.min(DEEPEST, depth * 2);
        keys = Arrays.copyOf(keys, size);
        rows = Arrays.copyOf(rows, size);
        ids = Arrays.copyOf(ids, size);
        return true;
    }

    private void popIf(int number) {
        if (isHtml(depth - 1, number)) {
            pop();
        }
    }

    private void popUntil(long key) {
        while (depth > 1) {
            boolean found = keys[depth - 1] == key && (rows[depth - 1] & FOREIGN) == 0;
            pop();
            if (found) {
                return;
            }
        }
    }

    private void popThrough(int index) {
        while (depth > index) {
            pop();
        }
    }

    private void pop() {
        int index = --depth;
        int row = rows[index];
        if ((row & FORMATTING) != 0 && formattingEntryOf(ids[index]) != NONE) {
            dangling++;
        }
        if (!simple.differs() && !endsForAll(index, row)) {
            simple.differsFrom(keys, rows, index + 1);
        }
        closed(index, row);
    }

    /** Whether an element that leaves the stack ends for a {@link SimpleReader}, too, or is none that it minds. */
    private boolean endsForAll(int index, int row) {
        boolean unseen = opaque != NONE && index > opaque && noscript == NONE;
        if (keys[index] == ending && !unseen) {
            ending = 0;
            return true;
        }
        return unseen || (row & FOREIGN) != 0 || SimpleReader.mayOmitEnd(row);
    }

    private void closed(int index, int row) {
        if ((row & (0xFF | FOREIGN)) == P) {
            openParagraphs--;
        }
        if (index <= uncertain) {
            uncertain = NONE;
        }
        if (opaque == NONE || index <= opaque) {
            if (index <= opaque) {
                opaque = NONE;
            }
            if (index <= noscript) {
                noscript = NONE;
            }
            report(row, keys[index], index);
        }
    }

    private void removeFromStack(int id) {
        int index = indexOfId(id);
        if (index != NONE) {
            removeAt(index);
        }
    }

    /** Takes an element from the middle of the stack. */
    private void removeAt(int index) {
        int row = rows[index];
        if ((row & FORMATTING) != 0 && formattingEntryOf(ids[index]) != NONE) {
            dangling++;
        }
        if (!simple.differs() && (index < depth - 1 || !endsForAll(index, row))) {
            simple.differsFrom(keys, rows, depth);
        }
        int doubted = uncertain;
        long key = keys[index];
        int moved = depth - index - 1;
        System.arraycopy(keys, index + 1, keys, index, moved);
        System.arraycopy(rows, index + 1, rows, index, moved);
        System.arraycopy(ids, index + 1, ids, index, moved);
        depth--;
        keys[depth] = key;
        if ((row & (0xFF | FOREIGN)) == P) {
            openParagraphs--;
        }
        uncertain = doubted > index ? doubted - 1 : doubted;
        report(row, key, index);
    }

    private void report(int row, long key, int index) {
        if (told.has(row, Interest.CLOSED)) {
            handler.elementClosed(TagNameKey.name(key), index, position);
        }
    }

    /** Puts an element into the middle of the stack. */
    private void insertAt(int index, int id, int row, long key) {
        if (depth == keys.length && !grow()) {
            return;
        }
        depth++;
        System.arraycopy(keys, index, keys, index + 1, depth - index - 1);
        System.arraycopy(rows, index, rows, index + 1, depth - index - 1);
        System.arraycopy(ids, index, ids, index + 1, depth - index - 1);
        keys[index] = key;
        rows[index] = row;
        ids[index] = id;
    }
}
