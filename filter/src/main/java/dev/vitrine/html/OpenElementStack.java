package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements">stack of open elements</a>,
 * by names alone: pushed and popped, asked for what is in scope, closed by implied end tags. It holds as well what lasts as
 * long as an element is open: that the stack is uncertain, or that an element's contents are nobody's business. Who else
 * follows it, the handler and a {@link SimpleReader}, is told of each element that leaves it.
 *
 * <p>What a token does to it is left to the insertion modes, but for the {@linkplain #startPlainly plain effect} of tags
 * where all is in order, which is to be quick.
 */
final class OpenElementStack {
    /** In place of an index: there is none. */
    static final int NONE = -1;

    private static final int DEEPEST = 512;

    private final TokenHandler handler;
    private final ActiveFormattingElements formatting = new ActiveFormattingElements(this);

    private long[] keys = new long[24];
    private int[] rows = new int[24];
    private int[] ids = new int[24];
    private int depth;
    private int lastId;
    private int openParagraphs;

    /** The index of the outermost foreign element, template or noscript; what is above it is nobody's business. */
    private int opaque = NONE;

    /** The index of an open {@code noscript}. */
    private int noscript = NONE;

    private boolean noscriptEnded;

    /** While an element stands at this index, the stack is uncertain. */
    private int uncertain = NONE;

    /** Whether tags in body take their plain effect, see {@link #startPlainly}. */
    private boolean orderly;

    private boolean forever;
    private @Nullable String doubt;

    private final SimpleReader simple = new SimpleReader();

    /** The name of the end tag at hand, until it has closed its element; else 0. */
    private long ending;

    private long position;
    private Interest told = Interest.ALL;

    OpenElementStack(TokenHandler handler) {
        this.handler = handler;
    }

    /** The list whose elements are on this stack, or were. */
    ActiveFormattingElements formatting() {
        return formatting;
    }

    // What is on it.

    int depth() {
        return depth;
    }

    long key(int index) {
        return keys[index];
    }

    /** The row of an element in {@link Elements}, with the flags of its namespace. */
    int row(int index) {
        return rows[index];
    }

    /** What tells an element from others of its name. */
    int id(int index) {
        return ids[index];
    }

    /** That of the element which was made last. */
    int lastId() {
        return lastId;
    }

    int newId() {
        return ++lastId;
    }

    /** Puts a copy into the place of the element at this index, and returns its id. */
    int renew(int index) {
        ids[index] = ++lastId;
        return lastId;
    }

    /** The row of the current node. */
    int current() {
        return rows[depth - 1];
    }

    long currentKey() {
        return keys[depth - 1];
    }

    boolean currentIs(int number) {
        return isHtml(depth - 1, number);
    }

    /** Whether the current node is foreign. */
    boolean currentIsForeign() {
        return depth > 0 && (current() & FOREIGN) != 0;
    }

    boolean isHtml(int index, int number) {
        return (rows[index] & (0xFF | FOREIGN)) == number;
    }

    int lastIndexOf(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, number)) {
                return i;
            }
        }
        return NONE;
    }

    int indexOfId(int id) {
        for (int i = depth - 1; i >= 0; i--) {
            if (ids[i] == id) {
                return i;
            }
        }
        return NONE;
    }

    int openParagraphs() {
        return openParagraphs;
    }

    /** Whether the next element needs more room. */
    boolean full() {
        return depth == keys.length;
    }

    // Whose contents are nobody's business.

    /** The index of the outermost foreign element, template or noscript. */
    int opaque() {
        return opaque;
    }

    /** The contents of the current node are nobody's business. */
    void makeOpaque() {
        if (opaque == NONE) {
            opaque = depth - 1;
        }
    }

    /** The index of an open {@code noscript}. */
    int noscript() {
        return noscript;
    }

    void pushNoscript(int row, long key) {
        push(row, key);
        makeOpaque();
        noscript = depth - 1;
        noscriptEnded = false;
    }

    /** Where scripts run, the noscript that is open has ended with one that was in it. */
    void endNoscript() {
        noscriptEnded = true;
    }

    boolean noscriptEnded() {
        return noscriptEnded;
    }

    // Doubt.

    boolean certain() {
        return !forever && uncertain == NONE && doubt == null;
    }

    /** From now until the element at this index is closed, the stack is uncertain. */
    void doubtFrom(int index) {
        if (uncertain == NONE || index < uncertain) {
            uncertain = index;
        }
    }

    void doubtForever(boolean condition) {
        forever |= condition;
    }

    /** Why the tokens themselves are in doubt, so that nothing more can be said of the page. */
    @Nullable
    String doubt() {
        return doubt;
    }

    void giveUp(String reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    // Scopes. Elements that a rule names are known by their numbers.

    /** Whether an element is <a href="https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-scope">in
     * scope</a>. */
    boolean inScope(int number) {
        return inScope(number, number, number);
    }

    boolean inListItemScope(int number) {
        return inScope(number, OL, UL);
    }

    private boolean inButtonScope(int number) {
        return inScope(number, BUTTON, BUTTON);
    }

    /** Whether an element is in the scope that these two end as well. */
    private boolean inScope(int number, int end, int otherEnd) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, number)) {
                return true;
            }
            if ((rows[i] & SCOPE) != 0 || isHtml(i, end) || isHtml(i, otherEnd)) {
                return false;
            }
        }
        return false;
    }

    boolean inTableScope(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (isHtml(i, number)) {
                return true;
            }
            if (isHtml(i, TABLE) || isHtml(i, TEMPLATE) || isHtml(i, HTML)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the element at this index is in scope. */
    boolean inScopeAt(int index) {
        for (int i = depth - 1; i > index; i--) {
            if ((rows[i] & SCOPE) != 0) {
                return false;
            }
        }
        return true;
    }

    // Elements that are closed by others.

    /** Closes a {@code p} element, where one is in button scope. */
    void closeParagraph() {
        if (openParagraphs > 0 && inButtonScope(P)) {
            generateImpliedEndTags(P);
            popUntil(P);
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#generate-implied-end-tags">Implied end tags</a>. */
    void generateImpliedEndTags(int except) {
        while ((current() & IMPLIED_END) != 0 && number(current()) != except) {
            pop();
        }
    }

    void generateImpliedEndTagsThoroughly() {
        while ((rows[depth - 1] & (IMPLIED_END | IMPLIED_END_THOROUGH)) != 0) {
            pop();
        }
    }

    /** What <a href="https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody">any other end tag</a> does in
     * body. */
    void endOrdinary(long key) {
        for (int i = depth - 1; i >= 0; i--) {
            if (keys[i] == key && (rows[i] & FOREIGN) == 0) {
                generateImpliedEndTags(number(rows[i]));
                popThrough(i);
                return;
            }
            if ((rows[i] & SPECIAL) != 0) {
                return;
            }
        }
    }

    // In and out.

    void push(String name) {
        long key = TagName.of(name);
        push(Elements.row(key), key);
    }

    void push(int row, long key) {
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

    /** Makes an element that is not foreign, where the stack is not {@link #full}; on it remains what is not void. */
    void pushPlainly(int row, long key) {
        lastId++;
        keys[depth] = key;
        rows[depth] = row;
        ids[depth] = lastId;
        depth += (row & VOID) == 0 ? 1 : 0;
        openParagraphs += number(row) == P ? 1 : 0;
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

    /** What is inside the current node, of MathML, is HTML. */
    void currentHoldsHtml() {
        rows[depth - 1] |= HTML_INTEGRATION;
    }

    void popIf(int number) {
        if (currentIs(number)) {
            pop();
        }
    }

    void popUntil(int number) {
        while (depth > 1) {
            boolean found = currentIs(number);
            pop();
            if (found) {
                return;
            }
        }
    }

    void popThrough(int index) {
        while (depth > index) {
            pop();
        }
    }

    void pop() {
        int index = --depth;
        int row = rows[index];
        if ((row & FORMATTING) != 0) {
            formatting.leavesStack(ids[index]);
        }
        if (!simple.differs() && !endsForAll(index, row)) {
            simple.differsFrom(keys, rows, index + 1);
        }
        closed(index, row);
    }

    /** Takes away the current node, of this row, where its end tag is the one at hand. Nobody is told. */
    void popPlainly(int row) {
        int index = --depth;
        openParagraphs -= number(row) == P ? 1 : 0;
        if (index <= uncertain) {
            uncertain = NONE;
        }
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

    void remove(int id) {
        int index = indexOfId(id);
        if (index != NONE) {
            removeAt(index);
        }
    }

    /** Takes an element from the middle of the stack. */
    void removeAt(int index) {
        int row = rows[index];
        if ((row & FORMATTING) != 0) {
            formatting.leavesStack(ids[index]);
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

    /** Puts an element into the middle of the stack. */
    void insertAt(int index, int id, int row, long key) {
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

    // Where all is in order.

    /** Whether tags may take their plain effect at the moment; then text means nothing to the tree. */
    boolean orderly() {
        return orderly;
    }

    /** Sees whether all is in order, for the tags to come, as far as the insertion mode and what it minds say. */
    void settle(boolean modeInOrder) {
        orderly = modeInOrder && opaque == NONE && formatting.dangling() == 0;
    }

    /** Whether the current node is in an {@code svg}, and nothing of HTML in it. */
    boolean inPlainForeign() {
        return noscript == NONE && (rows[depth - 1] & (FOREIGN | HTML_INTEGRATION | TEXT_INTEGRATION)) == IN_SVG;
    }

    /**
     * The start tags that most of a page consists of, where nothing is out of order: what their rules come to then.
     *
     * @return false where the rule is another, or has more to do; nothing is done then
     */
    boolean startPlainly(int row, long key) {
        if (!orderly || !hasPlainStart(row) || full()) {
            return false;
        }
        if (mayClose(row) && (openParagraphs > 0 || !nothingToClose(row, rows[depth - 1]))) {
            return false;
        }
        if ((row & FORMATTING) == 0) {
            pushPlainly(row, key);
        } else if (formatting.full() || (startRule(row) == A_START && formatting.contains(key))) {
            return false;
        } else {
            pushPlainly(row, key);
            formatting.push(lastId, key);
        }
        return true;
    }

    /**
     * The end tag of the current node, where that is one of {@link #startPlainly}, a list item, a description or a heading
     * and nothing is out of order: all of their rules come to closing it. Nobody is told.
     *
     * @return false where it is another, or has more to do; nothing is done then
     */
    boolean endPlainly(int row, long key) {
        return orderly
                && rows[depth - 1] == row
                && keys[depth - 1] == key
                && hasPlainEnd(row)
                && endCurrentPlainly(row);
    }

    /** The same where the current node is known to be of the tag's name, and that to have a plain end tag. */
    boolean endCurrentPlainly() {
        return orderly && endCurrentPlainly(rows[depth - 1]);
    }

    private boolean endCurrentPlainly(int row) {
        if ((row & FORMATTING) != 0) {
            if (!formatting.lastIs(ids[depth - 1])) {
                return false;
            }
            formatting.dropLast();
        }
        popPlainly(row);
        return true;
    }

    // Who is told.

    /** Where the token at hand begins. */
    void tokenAt(long start) {
        position = start;
    }

    void reportClosed(Interest which) {
        told = which;
    }

    void report(int row, long key, int index) {
        if (told.has(row, Interest.CLOSED)) {
            handler.elementClosed(TagNameKey.name(key), index, position);
        }
    }

    // What is open to simple readers.

    SimpleReader simpleReader() {
        return simple;
    }

    /** Whether a {@link SimpleReader} sees what comes here. */
    boolean isSimplyRead() {
        return opaque == NONE || noscript != NONE;
    }

    /** An end tag of this name is about to take effect; 0 when it has. */
    void ending(long key) {
        ending = key;
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

    /** The capitals of a name, if a {@link SimpleReader} minds them. From before such a tag on its stack is kept. */
    int mindedCapitals(int row, int capitals) {
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
            if (formatting.dangling() == 0) {
                simple.compare(keys, depth);
            }
        }
        return simple.differs();
    }

    /** Closes the current node, one of raw text, by its own end tag. */
    void popRawText(int startCapitals, int endCapitals) {
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
    }
}
