package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;
import static dev.vitrine.html.InsertionMode.*;
import static dev.vitrine.html.OpenElementStack.NONE;

/**
 * The insertion mode <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">in body</a>, which
 * others borrow, and in select, which came to be part of it. Which of its rules a tag follows, its row of {@link Elements}
 * says; what concerns the stack or the list of formatting elements alone is left to {@link OpenElementStack} and {@link
 * ActiveFormattingElements}.
 */
final class InBody {
    private final TreeBuilder tree;
    private final OpenElementStack stack;
    private final ActiveFormattingElements formatting;

    InBody(TreeBuilder tree, OpenElementStack stack) {
        this.tree = tree;
        this.stack = stack;
        this.formatting = stack.formatting();
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">In body</a>, start tags. */
    Content start(int row, long key) {
        switch (startRule(row)) {
            case ORDINARY -> {
                formatting.reconstruct();
                stack.push(row, key);
            }
            case BLOCK -> {
                stack.closeParagraph();
                stack.push(row, key);
            }
            case VOID_INLINE -> {
                tree.framesetNotOk();
                formatting.reconstruct();
            }
            case INPUT_START -> formatting.reconstruct();
            case A_START -> startLink(row, key);
            case FORMATTING_START -> startFormatting(row, key);
            case LI_START -> startItem(row, key, LI, LI);
            case DD_START -> startItem(row, key, DD, DT);
            case HEADING_START -> startHeading(row, key);
            case FORM_START -> startForm(row, key);
            case BUTTON_START -> startButton(row, key);
            case NOBR_START -> startNobr(row, key);
            case MARKER_START -> {
                formatting.reconstruct();
                stack.push(row, key);
                formatting.pushMarker();
            }
            case TABLE_START -> startTable(row, key);
            case HR_START -> stack.closeParagraph();
            case SELECT_START -> startSelect(row, key);
            case OPTION_START -> {
                stack.popIf(OPTION);
                formatting.reconstruct();
                stack.push(row, key);
            }
            case RUBY_BASE_START, RUBY_TEXT_START -> startRuby(row, key);
            case FOREIGN_START -> tree.opaqueContent().openForeign(row, key);
            case FRAMESET_START -> startFrameset();
            case HEAD_VOID, HEAD_RAW, SCRIPT_START, TEMPLATE_START -> {
                return tree.startOfHead(row, key);
            }
            case XMP_START -> {
                stack.closeParagraph();
                formatting.reconstruct();
                stack.push(row, key);
                return Content.RAWTEXT;
            }
            case TEXTAREA_START, RAW_START -> {
                stack.push(row, key);
                return Content.RAWTEXT;
            }
            case NOSCRIPT_START -> {
                return tree.opaqueContent().openNoscript(row, key);
            }
            case PLAINTEXT_START -> {
                stack.closeParagraph();
                stack.push(row, key);
                return Content.PLAINTEXT;
            }
            default -> {
                // VOID_PLAIN is inserted and done; HTML_START and IGNORED_START change no element.
            }
        }
        return Content.DATA;
    }

    private void startLink(int row, long key) {
        formatting.endOpen(key);
        startFormatting(row, key);
    }

    private void startFormatting(int row, long key) {
        formatting.reconstruct();
        stack.push(row, key);
        formatting.push(stack.lastId(), key);
    }

    private void startNobr(int row, long key) {
        formatting.reconstruct();
        if (stack.inScope(number(row))) {
            formatting.adoptionAgency(key);
        }
        startFormatting(row, key);
    }

    /** An item of a list closes the one that is open in the same list, one of these two. */
    private void startItem(int row, long key, int number, int otherNumber) {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            if (stack.isHtml(i, number) || stack.isHtml(i, otherNumber)) {
                stack.generateImpliedEndTags(number(stack.row(i)));
                stack.popThrough(i);
                break;
            }
            if (endsListSearch(i)) {
                break;
            }
        }
        stack.closeParagraph();
        stack.push(row, key);
    }

    private boolean endsListSearch(int i) {
        return (stack.row(i) & SPECIAL) != 0
                && !stack.isHtml(i, ADDRESS)
                && !stack.isHtml(i, DIV)
                && !stack.isHtml(i, P);
    }

    private void startHeading(int row, long key) {
        stack.closeParagraph();
        if ((stack.current() & HEADING) != 0) {
            stack.pop();
        }
        stack.push(row, key);
    }

    private void startForm(int row, long key) {
        if (tree.formId() != 0 && !tree.inTemplate()) {
            return;
        }
        stack.closeParagraph();
        stack.push(row, key);
        if (!tree.inTemplate()) {
            tree.pointToForm(stack.lastId());
        }
    }

    /** A form right in a table is made, and closed at once; it is the one that others may not be in. */
    void openFormInTable() {
        if (tree.formId() == 0 && !tree.inTemplate()) {
            tree.pointToForm(stack.newId());
        }
    }

    private void startButton(int row, long key) {
        closeInScope(BUTTON, 0);
        formatting.reconstruct();
        stack.push(row, key);
    }

    private void startTable(int row, long key) {
        if (tree.quirks() == Quirks.UNKNOWN && stack.openParagraphs() > 0) {
            stack.doubtFrom(stack.lastIndexOf(P));
        }
        if (tree.quirks() != Quirks.QUIRKS) {
            stack.closeParagraph();
        }
        stack.push(row, key);
        tree.framesetNotOk();
        tree.switchTo(IN_TABLE);
    }

    private void startSelect(int row, long key) {
        formatting.reconstruct();
        stack.push(row, key);
        tree.switchTo(tree.mode().inTable() ? IN_SELECT_IN_TABLE : IN_SELECT);
    }

    private void startRuby(int row, long key) {
        if (stack.inScope(RUBY)) {
            stack.generateImpliedEndTags(startRule(row) == RUBY_TEXT_START ? RTC : 0);
        }
        stack.push(row, key);
    }

    private void startFrameset() {
        if (tree.framesetOk()) {
            stack.giveUp("frameset");
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">In body</a>, end tags. */
    void end(int row, long key) {
        switch (endRule(row)) {
            case BLOCK_END -> closeInScope(number(row), 0);
            case P_END -> stack.closeParagraph();
            case LI_END -> {
                if (stack.inListItemScope(number(row))) {
                    stack.generateImpliedEndTags(number(row));
                    stack.popUntil(number(row));
                }
            }
            case DD_END -> closeInScope(number(row), number(row));
            case HEADING_END -> endHeading();
            case FORMATTING_END -> formatting.adoptionAgency(key);
            case FORM_END -> endForm();
            case MARKER_END -> {
                if (closeInScope(number(row), 0)) {
                    formatting.clearToMarker();
                }
            }
            case BR_END -> formatting.reconstruct();
            case BODY_END, HTML_END -> endBody(row);
            case TEMPLATE_END -> tree.closeTemplate();
            default -> stack.endOrdinary(key);
        }
    }

    /** Closes an element with all inside it, the implied end tags but one first, if it is in scope. */
    private boolean closeInScope(int number, int except) {
        if (!stack.inScope(number)) {
            return false;
        }
        stack.generateImpliedEndTags(except);
        stack.popUntil(number);
        return true;
    }

    private void endHeading() {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            if ((stack.row(i) & HEADING) != 0) {
                stack.generateImpliedEndTags(0);
                stack.popThrough(i);
                return;
            }
            if ((stack.row(i) & SCOPE) != 0) {
                return;
            }
        }
    }

    private void endForm() {
        if (tree.inTemplate()) {
            closeInScope(FORM, 0);
            return;
        }
        int node = stack.indexOfId(tree.formId());
        tree.pointToForm(0);
        if (node != NONE && stack.inScopeAt(node)) {
            stack.generateImpliedEndTags(0);
            if (node < stack.depth() - 1) {
                stack.doubtFrom(node); // what is above it stays inside of it
            }
            stack.removeAt(node);
        }
    }

    private void endBody(int row) {
        if (!stack.inScope(BODY)) {
            return;
        }
        tree.switchTo(number(row) == HTML ? AFTER_AFTER_BODY : AFTER_BODY);
    }

    // Select, where parsers part: until 2025 it dropped all tags but a few, since then it takes them.

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselect">In select</a>. */
    Content startInSelect(int row, long key) {
        switch (number(row)) {
            case HTML -> {
                // changes no element
            }
            case OPTION -> {
                stack.popIf(OPTION);
                stack.push(row, key);
            }
            case OPTGROUP -> {
                stack.popIf(OPTION);
                stack.popIf(OPTGROUP);
                stack.push(row, key);
            }
            case HR -> {
                stack.popIf(OPTION);
                stack.popIf(OPTGROUP);
            }
            case SELECT -> {
                stack.doubtForever(!stack.certain());
                closeSelect();
            }
            case INPUT, KEYGEN, TEXTAREA -> {
                return closeSelectBefore(row);
            }
            case SCRIPT, TEMPLATE -> {
                return tree.startOfHead(row, key);
            }
            default -> startUnexpectedInSelect(row);
        }
        return Content.DATA;
    }

    private void startUnexpectedInSelect(int row) {
        switch (startRule(row)) {
            case HEAD_RAW, RAW_START, XMP_START, NOSCRIPT_START, PLAINTEXT_START, FRAMESET_START ->
                stack.giveUp("select");
            default -> doubtSelect();
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselectintable">In select in table</a>. */
    Content startInSelectInTable(int row, long key) {
        return switch (number(row)) {
            case CAPTION, TABLE, TBODY, TFOOT, THEAD, TR, TD, TH -> closeSelectBefore(row);
            default -> startInSelect(row, key);
        };
    }

    /**
     * A start tag that closes select: not for all parsers where it is another than input or of tables, or may be in what only
     * some of them have opened there, such as a drawing.
     */
    private Content closeSelectBefore(int row) {
        stack.doubtForever(!stack.certain() || number(row) == KEYGEN || number(row) == TEXTAREA);
        doubtSelect();
        return closeSelect() ? Content.REPROCESS : Content.DATA;
    }

    void endInSelect(int row) {
        switch (number(row)) {
            case OPTGROUP -> {
                if (number(stack.current()) == OPTION
                        && stack.depth() > 1
                        && number(stack.row(stack.depth() - 2)) == OPTGROUP) {
                    stack.pop();
                }
                stack.popIf(OPTGROUP);
            }
            case OPTION -> stack.popIf(OPTION);
            case SELECT -> closeSelect();
            default -> doubtSelect();
        }
    }

    boolean endInSelectInTable(int row) {
        switch (number(row)) {
            case CAPTION, TABLE, TBODY, TFOOT, THEAD, TR, TD, TH -> {
                doubtSelect();
                return !stack.inTableScope(number(row)) || !closeSelect();
            }
            default -> {
                endInSelect(row);
                return true;
            }
        }
    }

    private boolean closeSelect() {
        int select = stack.lastIndexOf(SELECT);
        if (select == NONE) {
            return false;
        }
        stack.popThrough(select);
        tree.resetMode();
        return true;
    }

    /** From the element around it on, the stack is uncertain. */
    private void doubtSelect() {
        stack.doubtFrom(Math.max(0, stack.lastIndexOf(SELECT) - 1));
    }
}
