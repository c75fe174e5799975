package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;
import static dev.vitrine.html.InsertionMode.*;
import static dev.vitrine.html.OpenElementStack.NONE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://html.spec.whatwg.org/multipage/parsing.html#tree-construction">tree construction stage</a> without
 * a tree: it keeps the stack of open elements and the list of active formatting elements by the names alone, so that the
 * tokenizer knows its content model and an editor where it is.
 *
 * <p>Here each token goes to the rules of the current insertion mode. Those of the head, of templates and behind the body
 * are here, with the flags and pointers that all modes share; {@link InBody}, {@link TableModes} and {@link OpaqueContent}
 * have the others, {@link OpenElementStack} and {@link ActiveFormattingElements} what all of them work on.
 *
 * <p>Where the specification asks for attributes that we do not keep, where parsers of different age or purpose part ways
 * (scripting on or off, the contents of {@code select}), and after misnesting that parsers repair at length, the stack is
 * said to be uncertain, for as long as elements that are concerned stay open. Where not even the tokens are the same to
 * all parsers, the page is {@linkplain #doubt() given up}.
 */
final class TreeBuilder implements OpenElements {
    private static final InsertionMode[] NO_MODES = {};

    private final OpenElementStack stack;
    private final ActiveFormattingElements formatting;
    private final InBody body;
    private final TableModes tables;
    private final OpaqueContent opaque;

    /** Whether the start tag at hand has put a foreign element onto the stack. */
    private boolean foreignPushed;

    private InsertionMode mode = INITIAL;
    private InsertionMode[] templateModes = NO_MODES;
    private int templates;
    private boolean headSeen;

    /** Whether a {@code frameset} may still replace the body; errs towards yes. */
    private boolean framesetOk = true;

    private int formId;
    private Quirks quirks = Quirks.QUIRKS;

    TreeBuilder(TokenHandler handler) {
        stack = new OpenElementStack(handler);
        formatting = stack.formatting();
        body = new InBody(this, stack);
        tables = new TableModes(this, stack);
        opaque = new OpaqueContent(this, stack);
    }

    // What others may ask.

    @Override
    public int depth() {
        return stack.opaque() == NONE ? stack.depth() : stack.opaque() + 1;
    }

    @Override
    public long name(int index) {
        return TagNameKey.name(stack.key(index));
    }

    @Override
    public boolean contains(long name) {
        for (int i = depth() - 1; i >= 0; i--) {
            if (stack.key(i) == name) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean inHead() {
        return mode.compareTo(IN_HEAD) <= 0
                || (stack.opaque() != NONE && stack.depth() > 1 && number(stack.row(1)) == HEAD);
    }

    @Override
    public boolean certain() {
        return stack.certain() && formatting.dangling() == 0 && modeTakesBlocks();
    }

    @Override
    public SimpleReader simpleReader() {
        return stack.simpleReader();
    }

    private boolean modeTakesBlocks() {
        return switch (mode) {
            case INITIAL, BEFORE_HTML, BEFORE_HEAD, IN_HEAD -> stack.opaque() == NONE;
            case IN_BODY, IN_CAPTION, IN_CELL -> stack.opaque() == NONE && !framesetOk;
            default -> false;
        };
    }

    /** Why the tokens themselves are in doubt, so that nothing more can be said of the page. */
    @Nullable
    String doubt() {
        return stack.doubt();
    }

    /** Whether the current position is inside foreign content, a template or noscript. */
    boolean opaque() {
        return stack.opaque() != NONE;
    }

    /** Whether a {@code noscript} is open. */
    boolean inNoscript() {
        return stack.noscript() != NONE;
    }

    /** Whether text means anything to the tree at the moment. */
    boolean textMatters() {
        return !stack.orderly() && (formatting.dangling() != 0 || framesetOk || mode.mindsText);
    }

    /** Whether some tags, at least, take their plain effect at the moment: in body, in head, in foreign content. */
    boolean plain() {
        return stack.orderly() || (stack.opaque() == NONE ? mode == IN_HEAD : stack.inPlainForeign());
    }

    /** Whether a script or a style leaves everything as it was. */
    boolean takesRawText() {
        return stack.orderly() || mode == IN_HEAD;
    }

    /** Whether a CDATA section may begin here. */
    boolean inForeign() {
        return stack.currentIsForeign();
    }

    void giveUp(String reason) {
        stack.giveUp(reason);
    }

    void reportClosed(Interest which) {
        stack.reportClosed(which);
    }

    // What the rules of all insertion modes share.

    OpenElementStack stack() {
        return stack;
    }

    InBody body() {
        return body;
    }

    TableModes tables() {
        return tables;
    }

    OpaqueContent opaqueContent() {
        return opaque;
    }

    InsertionMode mode() {
        return mode;
    }

    void switchTo(InsertionMode next) {
        mode = next;
    }

    Quirks quirks() {
        return quirks;
    }

    boolean framesetOk() {
        return framesetOk;
    }

    void framesetNotOk() {
        framesetOk = false;
    }

    /** The element that the <a href="https://html.spec.whatwg.org/multipage/parsing.html#form-element-pointer">form element
     * pointer</a> points to; 0 where there is none. */
    int formId() {
        return formId;
    }

    void pointToForm(int id) {
        formId = id;
    }

    /** Whether a template is open. */
    boolean inTemplate() {
        return templates > 0;
    }

    // Tokens.

    /** A document type declaration: its text between {@code <!DOCTYPE} and {@code >}. */
    void doctype(String declaration) {
        if (mode == INITIAL) {
            quirks = Quirks.of(declaration);
            mode = BEFORE_HTML;
        }
    }

    /**
     * Text outside raw text.
     *
     * @param blank whether it is all white space
     */
    void text(boolean blank, long position) {
        stack.tokenAt(position);
        if (stack.doubt() != null || stack.noscript() != NONE || opaque.foreignText()) {
            return;
        }
        while (!textDone(blank)) {
            // The mode has changed: once more in the new one.
        }
        settle();
    }

    private boolean textDone(boolean blank) {
        switch (mode) {
            case IN_BODY, IN_CAPTION, IN_CELL, IN_TEMPLATE -> {
                framesetOk &= blank;
                formatting.reconstruct();
                return true;
            }
            case IN_TABLE, IN_TABLE_BODY, IN_ROW -> {
                tables.tableText(blank);
                return true;
            }
            case IN_SELECT, IN_SELECT_IN_TABLE -> {
                return true;
            }
            case AFTER_BODY, AFTER_AFTER_BODY -> {
                if (blank) {
                    formatting.reconstruct();
                    return true;
                }
                mode = IN_BODY;
                return false;
            }
            default -> {
                return blank || !leaveMode();
            }
        }
    }

    /** Does what a token does that the current mode has no rule for, before it is processed again. */
    boolean leaveMode() {
        switch (mode) {
            case INITIAL -> mode = BEFORE_HTML;
            case BEFORE_HTML -> {
                stack.push("html");
                mode = BEFORE_HEAD;
            }
            case BEFORE_HEAD -> {
                stack.push("head");
                headSeen = true;
                mode = IN_HEAD;
            }
            case IN_HEAD -> {
                stack.pop();
                mode = AFTER_HEAD;
            }
            case AFTER_HEAD -> {
                stack.push("body");
                mode = IN_BODY;
            }
            case IN_COLUMN_GROUP -> {
                if (number(stack.current()) != COLGROUP) {
                    return false;
                }
                stack.pop();
                mode = IN_TABLE;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a start tag takes effect outside of what is opaque, so that it is to be reported. Asked before
     * {@link #start}.
     */
    boolean visibleStart(int row) {
        return stack.opaque() == NONE || opaque.breaksOut(row);
    }

    /** Whether an end tag takes effect outside of what is opaque, so that it is to be reported. Asked before {@link #end}. */
    boolean visibleEnd(long key) {
        return stack.opaque() == NONE || opaque.isEnd(key);
    }

    /** The name of a start tag is known: all of its effect, but for what hangs on attributes. */
    Content start(int row, long key, int capitals, long position) {
        stack.tokenAt(position);
        int minded = stack.mindedCapitals(row, capitals);
        foreignPushed = false;
        if (stack.startPlainly(row, key) || startPlainlyInHead(row)) {
            stack.readSimply(row, key, minded, false);
            return Content.DATA;
        }
        Content content = startByRule(row, key);
        if (content == Content.DATA && stack.isSimplyRead()) {
            stack.readSimply(row, key, minded, false);
        }
        settle();
        return content;
    }

    /** A void element in head, such as a {@code meta}: it leaves everything as it was. */
    boolean startPlainlyInHead(int row) {
        return startRule(row) == HEAD_VOID && mode == IN_HEAD && stack.opaque() == NONE;
    }

    private Content startByRule(int row, long key) {
        if (stack.opaque() == NONE) {
            return startInMode(row, key);
        }
        if (stack.noscript() != NONE) {
            return opaque.startInNoscript(row, key);
        }
        if (opaque.foreignRules(row)) {
            return number(row) == FONT || number(row) == ANNOTATION_XML
                    ? Content.UNDECIDED
                    : opaque.startForeign(row, key);
        }
        return startInMode(row, key);
    }

    /** The end of a start tag whose content is undecided. */
    Content startWithAttributes(int row, long key, StartTag tag) {
        Content content = opaque.startUndecided(row, key, tag);
        settle();
        return content;
    }

    /** The start tag at hand puts a foreign element onto the stack. */
    void foreignPushed() {
        foreignPushed = true;
    }

    /** The end of a start tag that ends in {@code />}: where it is foreign, that closes it. */
    void selfClosed() {
        if (foreignPushed) {
            stack.pop();
            settle();
        }
    }

    Content startInMode(int row, long key) {
        Content content;
        do {
            content = startOnce(row, key);
        } while (content == Content.REPROCESS);
        return content;
    }

    private Content startOnce(int row, long key) {
        return switch (mode) {
            case INITIAL -> reprocess();
            case BEFORE_HTML -> startBeforeHtml(row);
            case BEFORE_HEAD -> startBeforeHead(row);
            case IN_HEAD -> startInHead(row, key);
            case AFTER_HEAD -> startAfterHead(row, key);
            case IN_BODY -> body.start(row, key);
            case IN_TABLE -> tables.startInTable(row, key);
            case IN_CAPTION -> tables.startInCaption(row, key);
            case IN_COLUMN_GROUP -> tables.startInColumnGroup(row, key);
            case IN_TABLE_BODY -> tables.startInTableBody(row, key);
            case IN_ROW -> tables.startInRow(row, key);
            case IN_CELL -> tables.startInCell(row, key);
            case IN_SELECT -> body.startInSelect(row, key);
            case IN_SELECT_IN_TABLE -> body.startInSelectInTable(row, key);
            case IN_TEMPLATE -> startInTemplate(row, key);
            case AFTER_BODY, AFTER_AFTER_BODY -> number(row) == HTML ? Content.DATA : reprocessIn(IN_BODY);
        };
    }

    Content reprocess() {
        return leaveMode() ? Content.REPROCESS : Content.DATA;
    }

    Content reprocessIn(InsertionMode next) {
        mode = next;
        return Content.REPROCESS;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-before-html-insertion-mode">Before html</a>. */
    private Content startBeforeHtml(int row) {
        leaveMode();
        return number(row) == HTML ? Content.DATA : Content.REPROCESS;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-before-head-insertion-mode">Before head</a>. */
    private Content startBeforeHead(int row) {
        if (number(row) == HTML) {
            return Content.DATA;
        }
        leaveMode();
        return number(row) == HEAD ? Content.DATA : Content.REPROCESS;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead">In head</a>. */
    private Content startInHead(int row, long key) {
        if (number(row) == HTML || number(row) == HEAD) {
            return Content.DATA;
        }
        return switch (startRule(row)) {
            case HEAD_VOID -> Content.DATA;
            case HEAD_RAW, SCRIPT_START, TEMPLATE_START -> startOfHead(row, key);
            case NOSCRIPT_START -> opaque.openNoscript(row, key);
            default -> reprocess();
        };
    }

    /** The rules of head that other modes borrow. */
    Content startOfHead(int row, long key) {
        switch (startRule(row)) {
            case HEAD_RAW -> {
                stack.push(row, key);
                return Content.RAWTEXT;
            }
            case SCRIPT_START -> {
                stack.push(row, key);
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
        stack.push(row, key);
        stack.makeOpaque();
        formatting.pushMarker();
        if (templates == templateModes.length) {
            templateModes = Arrays.copyOf(templateModes, Math.max(4, templates * 2));
        }
        templateModes[templates++] = IN_TEMPLATE;
        mode = IN_TEMPLATE;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-after-head-insertion-mode">After head</a>. */
    private Content startAfterHead(int row, long key) {
        switch (number(row)) {
            case HTML, HEAD -> {
                return Content.DATA;
            }
            case BODY -> {
                stack.push(row, key);
                framesetOk = false;
                mode = IN_BODY;
                return Content.DATA;
            }
            case FRAMESET -> {
                stack.giveUp("frameset");
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

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate">In template</a>. */
    private Content startInTemplate(int row, long key) {
        if (isOfHead(row)) {
            return startOfHead(row, key);
        }
        InsertionMode next = switch (number(row)) {
            case CAPTION, COLGROUP, TBODY, TFOOT, THEAD -> IN_TABLE;
            case COL -> IN_COLUMN_GROUP;
            case TR -> IN_TABLE_BODY;
            case TD, TH -> IN_ROW;
            default -> IN_BODY;
        };
        templateModes[templates - 1] = next;
        return reprocessIn(next);
    }

    // End tags.

    /** The name of an end tag is known: all of its effect. Raw text ends by {@link #endRawText}. */
    void end(int row, long key, int capitals, long position) {
        stack.tokenAt(position);
        int minded = stack.mindedCapitals(row, capitals);
        if (stack.endPlainly(row, key)) {
            stack.readSimply(row, key, minded, true);
            stack.report(row, key, stack.depth());
            return;
        }
        boolean differed = stack.simpleReader().differs() && stack.isSimplyRead();
        stack.ending(key);
        if (stack.noscript() != NONE) {
            opaque.endInNoscript(row, key);
        } else if (!stack.currentIsForeign() || !opaque.endForeign(row, key)) {
            endInMode(row, key);
        }
        stack.ending(0);
        if (differed) {
            stack.readSimply(row, key, minded, true);
        }
        settle();
    }

    /** The end tag of a raw text element. */
    void endRawText(int startCapitals, int endCapitals, long position) {
        stack.tokenAt(position);
        stack.popRawText(startCapitals, endCapitals);
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
                mode = BEFORE_HTML;
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
            case IN_BODY -> body.end(row, key);
            case IN_TABLE -> tables.endInTable(row, key);
            case IN_CAPTION -> {
                return tables.endInCaption(row, key);
            }
            case IN_COLUMN_GROUP -> {
                return tables.endInColumnGroup(row);
            }
            case IN_TABLE_BODY -> {
                return tables.endInTableBody(row, key);
            }
            case IN_ROW -> {
                return tables.endInRow(row, key);
            }
            case IN_CELL -> {
                return tables.endInCell(row, key);
            }
            case IN_SELECT -> body.endInSelect(row);
            case IN_SELECT_IN_TABLE -> {
                return body.endInSelectInTable(row);
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
            stack.pop();
            mode = AFTER_HEAD;
            return true;
        }
        return !endsHead(row) || !leaveMode();
    }

    private boolean endAfterBody(int row) {
        if (number(row) == HTML && mode == AFTER_BODY) {
            mode = AFTER_AFTER_BODY;
            return true;
        }
        mode = IN_BODY;
        return false;
    }

    void closeTemplate() {
        if (templates == 0) {
            return;
        }
        stack.generateImpliedEndTagsThoroughly();
        stack.popThrough(stack.lastIndexOf(TEMPLATE));
        formatting.clearToMarker();
        templates--;
        resetMode();
    }

    /** Sees whether all is in order, for the tags to come; to be called after every change but those of plain effect. */
    void settle() {
        stack.settle((mode == IN_BODY || mode == IN_CELL) && !framesetOk);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately">Resets</a>. */
    void resetMode() {
        mode = InsertionMode.appropriate(stack, templates == 0 ? IN_BODY : templateModes[templates - 1], headSeen);
    }
}
