package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;
import static dev.vitrine.html.InsertionMode.*;
import static dev.vitrine.html.OpenElementStack.NONE;

/**
 * The insertion modes of tables: <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable">in
 * table</a>, caption, column group, table body, row and cell, with the text between cells. What is put before the table
 * where it stands between them follows the rules of body, which are left to {@link InBody}.
 */
final class TableModes {
    private final TreeBuilder tree;
    private final OpenElementStack stack;
    private final ActiveFormattingElements formatting;

    TableModes(TreeBuilder tree, OpenElementStack stack) {
        this.tree = tree;
        this.stack = stack;
        this.formatting = stack.formatting();
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intabletext">In table text</a>. */
    void tableText(boolean blank) {
        if ((stack.current() & FOSTERS) == 0) {
            formatting.reconstruct();
        } else if (!blank) {
            foster();
            formatting.reconstruct();
        }
    }

    /** Something is put before the table, and elements above it on the stack are not inside it. */
    private void foster() {
        int table = stack.lastIndexOf(TABLE);
        stack.doubtFrom(table == NONE ? 0 : table);
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable">In table</a>. */
    Content startInTable(int row, long key) {
        switch (number(row)) {
            case CAPTION -> {
                clearTo(TABLE);
                stack.push(row, key);
                formatting.pushMarker();
                tree.switchTo(IN_CAPTION);
            }
            case COLGROUP -> {
                clearTo(TABLE);
                stack.push(row, key);
                tree.switchTo(IN_COLUMN_GROUP);
            }
            case COL -> {
                clearTo(TABLE);
                stack.push("colgroup");
                return tree.reprocessIn(IN_COLUMN_GROUP);
            }
            case TBODY, THEAD, TFOOT -> {
                clearTo(TABLE);
                stack.push(row, key);
                tree.switchTo(IN_TABLE_BODY);
            }
            case TD, TH, TR -> {
                clearTo(TABLE);
                stack.push("tbody");
                return tree.reprocessIn(IN_TABLE_BODY);
            }
            case TABLE -> {
                return closeTable() ? Content.REPROCESS : Content.DATA;
            }
            case STYLE, SCRIPT, TEMPLATE -> {
                return tree.startOfHead(row, key);
            }
            case FORM -> {
                tree.body().openFormInTable();
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
            if (formatting.dangling() != 0) {
                foster();
            }
            return Content.DATA;
        }
        foster();
        return tree.body().start(row, key);
    }

    void endInTable(int row, long key) {
        switch (number(row)) {
            case TABLE -> closeTable();
            case BODY, CAPTION, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // ignored
            }
            default -> {
                foster();
                tree.body().end(row, key);
            }
        }
    }

    private boolean closeTable() {
        if (!stack.inTableScope(TABLE)) {
            return false;
        }
        stack.popUntil(TABLE);
        tree.resetMode();
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incaption">In caption</a>. */
    Content startInCaption(int row, long key) {
        if (!isTablePart(row)) {
            return tree.body().start(row, key);
        }
        return closeCaption() ? Content.REPROCESS : Content.DATA;
    }

    boolean endInCaption(int row, long key) {
        switch (number(row)) {
            case CAPTION -> closeCaption();
            case TABLE -> {
                return !closeCaption();
            }
            case BODY, COL, COLGROUP, HTML, TBODY, TD, TFOOT, TH, THEAD, TR -> {
                // ignored
            }
            default -> tree.body().end(row, key);
        }
        return true;
    }

    private boolean closeCaption() {
        if (!stack.inTableScope(CAPTION)) {
            return false;
        }
        stack.generateImpliedEndTags(0);
        stack.popUntil(CAPTION);
        formatting.clearToMarker();
        tree.switchTo(IN_TABLE);
        return true;
    }

    private static boolean isTablePart(int row) {
        return switch (number(row)) {
            case CAPTION, COL, COLGROUP, TBODY, TD, TFOOT, TH, THEAD, TR -> true;
            default -> false;
        };
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incolgroup">In column group</a>. */
    Content startInColumnGroup(int row, long key) {
        return switch (number(row)) {
            case HTML, COL -> Content.DATA;
            case TEMPLATE -> tree.startOfHead(row, key);
            default -> tree.reprocess();
        };
    }

    boolean endInColumnGroup(int row) {
        switch (number(row)) {
            case COLGROUP -> tree.leaveMode();
            case COL -> {
                // ignored
            }
            default -> {
                return !tree.leaveMode();
            }
        }
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intbody">In table body</a>. */
    Content startInTableBody(int row, long key) {
        switch (number(row)) {
            case TR -> {
                clearToTableBody();
                stack.push(row, key);
                tree.switchTo(IN_ROW);
                return Content.DATA;
            }
            case TD, TH -> {
                clearToTableBody();
                stack.push("tr");
                return tree.reprocessIn(IN_ROW);
            }
            case CAPTION, COL, COLGROUP, TBODY, TFOOT, THEAD -> {
                return closeTableBody() ? Content.REPROCESS : Content.DATA;
            }
            default -> {
                return startInTable(row, key);
            }
        }
    }

    boolean endInTableBody(int row, long key) {
        switch (number(row)) {
            case TBODY, TFOOT, THEAD -> {
                if (stack.inTableScope(number(row))) {
                    clearToTableBody();
                    stack.pop();
                    tree.switchTo(IN_TABLE);
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

    private boolean closeTableBody() {
        if (!sectionInTableScope()) {
            return false;
        }
        clearToTableBody();
        stack.pop();
        tree.switchTo(IN_TABLE);
        return true;
    }

    private boolean sectionInTableScope() {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            switch (number(stack.row(i))) {
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
    Content startInRow(int row, long key) {
        switch (number(row)) {
            case TD, TH -> {
                clearTo(TR);
                stack.push(row, key);
                tree.switchTo(IN_CELL);
                formatting.pushMarker();
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

    boolean endInRow(int row, long key) {
        switch (number(row)) {
            case TR -> closeRow();
            case TABLE -> {
                return !closeRow();
            }
            case TBODY, TFOOT, THEAD -> {
                return !stack.inTableScope(number(row)) || !closeRow();
            }
            case BODY, CAPTION, COL, COLGROUP, HTML, TD, TH -> {
                // ignored
            }
            default -> endInTable(row, key);
        }
        return true;
    }

    private boolean closeRow() {
        if (!stack.inTableScope(TR)) {
            return false;
        }
        clearTo(TR);
        stack.pop();
        tree.switchTo(IN_TABLE_BODY);
        return true;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intd">In cell</a>. */
    Content startInCell(int row, long key) {
        if (!isTablePart(row)) {
            return tree.body().start(row, key);
        }
        return closeCell() ? Content.REPROCESS : Content.DATA;
    }

    boolean endInCell(int row, long key) {
        switch (number(row)) {
            case TD, TH -> {
                if (stack.inTableScope(number(row))) {
                    stack.generateImpliedEndTags(0);
                    stack.popUntil(number(row));
                    formatting.clearToMarker();
                    tree.switchTo(IN_ROW);
                }
            }
            case TABLE, TBODY, TFOOT, THEAD, TR -> {
                return !stack.inTableScope(number(row)) || !closeCell();
            }
            case BODY, CAPTION, COL, COLGROUP, HTML -> {
                // ignored
            }
            default -> tree.body().end(row, key);
        }
        return true;
    }

    private boolean closeCell() {
        for (int i = stack.depth() - 1; i >= 0; i--) {
            switch (number(stack.row(i))) {
                case TD, TH -> {
                    stack.generateImpliedEndTags(0);
                    stack.popThrough(i);
                    formatting.clearToMarker();
                    tree.switchTo(IN_ROW);
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

    /**
     * The tags of rows and cells, written out one right after the other. Until the next cell opens the tags are not {@link
     * OpenElementStack#orderly}, and text matters unless it is blank.
     *
     * @return false where there is more to do; nothing is done then
     */
    boolean cellPlainly(int row, long key, boolean end) {
        return end ? cellEndsPlainly(row) : cellBeginsPlainly(row, key);
    }

    private boolean cellBeginsPlainly(int row, long key) {
        int current = stack.current();
        boolean cell = tree.mode() == IN_ROW && isCell(row) && number(current) == TR;
        boolean line = tree.mode() == IN_TABLE_BODY && number(row) == TR && isGroup(current);
        if (!(cell || line) || stack.full() || formatting.full()) {
            return false;
        }
        stack.push(row, key);
        if (cell) {
            formatting.pushMarker();
        }
        tree.switchTo(cell ? IN_CELL : IN_ROW);
        tree.settle();
        return true;
    }

    private boolean cellEndsPlainly(int row) {
        if (stack.current() != row) {
            return false;
        }
        if (stack.orderly() && tree.mode() == IN_CELL && isCell(row) && formatting.lastIs(0)) {
            formatting.dropLast();
            tree.switchTo(IN_ROW);
        } else if (tree.mode() == IN_ROW && number(row) == TR) {
            tree.switchTo(IN_TABLE_BODY);
        } else {
            return false;
        }
        stack.popPlainly(row);
        tree.settle();
        return true;
    }

    /** Clears the stack back to a table context, or that of a row. */
    private void clearTo(int number) {
        while (!stack.currentIs(number) && !stack.currentIs(TEMPLATE) && !stack.currentIs(HTML)) {
            stack.pop();
        }
    }

    private void clearToTableBody() {
        while (true) {
            switch (number(stack.current())) {
                case TBODY, TFOOT, THEAD, TEMPLATE, HTML -> {
                    return;
                }
                default -> stack.pop();
            }
        }
    }
}
