package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;

import org.jspecify.annotations.Nullable;

/** <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-insertion-mode">Insertion modes</a>. */
enum InsertionMode {
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

    InsertionMode(boolean mindsText) {
        this.mindsText = mindsText;
    }

    /** Whether it is one of those inside a table. */
    boolean inTable() {
        return compareTo(IN_TABLE) >= 0 && compareTo(IN_CELL) <= 0;
    }

    /**
     * The one that is <a
     * href="https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately">appropriate</a> to
     * what is open.
     *
     * @param ofTemplate that of the innermost template, where one is open
     */
    static InsertionMode appropriate(OpenElementStack stack, InsertionMode ofTemplate, boolean headSeen) {
        for (int i = stack.depth() - 1; i > 0; i--) {
            InsertionMode mode = (stack.row(i) & FOREIGN) != 0 ? null : ofElement(stack, i, ofTemplate);
            if (mode != null) {
                return mode;
            }
        }
        return headSeen ? AFTER_HEAD : BEFORE_HEAD;
    }

    private static @Nullable InsertionMode ofElement(OpenElementStack stack, int index, InsertionMode ofTemplate) {
        return switch (number(stack.row(index))) {
            case SELECT -> tableBelow(stack, index) ? IN_SELECT_IN_TABLE : IN_SELECT;
            case TD, TH -> IN_CELL;
            case TR -> IN_ROW;
            case TBODY, THEAD, TFOOT -> IN_TABLE_BODY;
            case CAPTION -> IN_CAPTION;
            case COLGROUP -> IN_COLUMN_GROUP;
            case TABLE -> IN_TABLE;
            case TEMPLATE -> ofTemplate;
            case HEAD -> IN_HEAD;
            case BODY -> IN_BODY;
            default -> null;
        };
    }

    private static boolean tableBelow(OpenElementStack stack, int index) {
        for (int i = index - 1; i > 0; i--) {
            if (stack.isHtml(i, TEMPLATE)) {
                return false;
            }
            if (stack.isHtml(i, TABLE)) {
                return true;
            }
        }
        return false;
    }
}
