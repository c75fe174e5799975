package dev.vitrine.html;

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
}
