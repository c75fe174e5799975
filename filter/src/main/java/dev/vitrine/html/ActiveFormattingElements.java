package dev.vitrine.html;

import static dev.vitrine.html.Elements.*;
import static dev.vitrine.html.OpenElementStack.NONE;

import java.util.Arrays;

/**
 * The <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements">list of active
 * formatting elements</a>, by names alone, with what is done by it: their reconstruction, and the adoption agency, which
 * mends what is misnested.
 *
 * <p>Where these hang on attributes, which are not known, the {@linkplain OpenElementStack stack} is said to be uncertain.
 */
final class ActiveFormattingElements {
    private static final int MOST = 128;

    private final OpenElementStack stack;

    /** A marker has the id 0. */
    private int[] ids = new int[4];

    private long[] keys = new long[4];
    private int size;

    /** How many entries are not on the stack. */
    private int dangling;

    ActiveFormattingElements(OpenElementStack stack) {
        this.stack = stack;
    }

    /** How many of them are not on the stack. */
    int dangling() {
        return dangling;
    }

    /** Whether the next one needs more room. */
    boolean full() {
        return size == ids.length;
    }

    /** Whether the last entry is this element; a marker is 0. */
    boolean lastIs(int id) {
        return size > 0 && ids[size - 1] == id;
    }

    /** Takes away the last entry, one that is on the stack, or a marker. */
    void dropLast() {
        size--;
    }

    void pushMarker() {
        push(0, 0);
    }

    /** An element that has been pushed onto the stack. */
    void push(int id, long key) {
        if (size == ids.length && !grow()) {
            return;
        }
        ids[size] = id;
        keys[size] = key;
        size++;
    }

    private boolean grow() {
        if (size == MOST) {
            stack.giveUp("too many formatting elements");
            return false;
        }
        ids = Arrays.copyOf(ids, size * 2);
        keys = Arrays.copyOf(keys, size * 2);
        return true;
    }

    /** Whether there is one of this name behind the last marker. */
    boolean contains(long key) {
        return entry(key) != NONE;
    }

    /** The last entry of this name behind the last marker. */
    private int entry(long key) {
        for (int i = size - 1; i >= 0 && ids[i] != 0; i--) {
            if (keys[i] == key) {
                return i;
            }
        }
        return NONE;
    }

    private int entryOf(int id) {
        for (int i = size - 1; i >= 0; i--) {
            if (ids[i] == id) {
                return i;
            }
        }
        return NONE;
    }

    /** A formatting element leaves the stack: it dangles, where it is in the list. */
    void leavesStack(int id) {
        if (entryOf(id) != NONE) {
            dangling++;
        }
    }

    private void remove(int id) {
        int entry = entryOf(id);
        if (entry != NONE) {
            removeEntry(entry);
        }
    }

    private void removeEntry(int entry) {
        if (stack.indexOfId(ids[entry]) == NONE) {
            dangling--;
        }
        int moved = size - entry - 1;
        System.arraycopy(ids, entry + 1, ids, entry, moved);
        System.arraycopy(keys, entry + 1, keys, entry, moved);
        size--;
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#clear-the-list-of-active-formatting-elements-up-to-the-last-marker">Clears
     * the list up to the last marker</a>. */
    void clearToMarker() {
        while (size > 0) {
            size--;
            int id = ids[size];
            if (id == 0) {
                return;
            }
            if (stack.indexOfId(id) == NONE) {
                dangling--;
            }
        }
    }

    /**
     * <a href="https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements">Reconstructs
     * the active formatting elements</a>. Whether three equal ones are too many hangs on their attributes, which are not
     * known: then the stack is uncertain.
     */
    void reconstruct() {
        if (dangling == 0 || size == 0 || !isDangling(size - 1)) {
            return;
        }
        int first = size - 1;
        while (first > 0 && isDangling(first - 1)) {
            first--;
        }
        if (size - first >= 3) {
            stack.doubtFrom(stack.depth() - 1);
        }
        for (int i = first; i < size; i++) {
            stack.push(Elements.row(keys[i]), keys[i]);
            ids[i] = stack.lastId();
            dangling--;
        }
    }

    private boolean isDangling(int entry) {
        return ids[entry] != 0 && stack.indexOfId(ids[entry]) == NONE;
    }

    // The adoption agency.

    /** A link that is open ends where another begins. */
    void endOpen(long key) {
        int open = entry(key);
        if (open != NONE) {
            int id = ids[open];
            adoptionAgency(key);
            remove(id);
            stack.remove(id);
        }
    }

    /** <a href="https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm">The adoption agency</a>. */
    void adoptionAgency(long key) {
        int current = stack.depth() - 1;
        if (stack.key(current) == key && (stack.row(current) & FOREIGN) == 0 && entryOf(stack.id(current)) == NONE) {
            stack.pop();
            return;
        }
        for (int round = 0; round < 8; round++) {
            int entry = entry(key);
            if (entry == NONE) {
                stack.endOrdinary(key);
                return;
            }
            if (!adopt(entry)) {
                return;
            }
        }
    }

    /** One round of it; false when there is nothing more to do. */
    private boolean adopt(int entry) {
        int id = ids[entry];
        int element = stack.indexOfId(id);
        if (element == NONE) {
            removeEntry(entry);
            return false;
        }
        if (!stack.inScopeAt(element)) {
            return false;
        }
        int furthest = element + 1;
        while (furthest < stack.depth() && (stack.row(furthest) & SPECIAL) == 0) {
            furthest++;
        }
        if (furthest == stack.depth()) {
            stack.popThrough(element);
            remove(id);
            return false;
        }
        stack.doubtFrom(Math.max(0, element - 1));
        rebuild(element, furthest);
        return true;
    }

    /** Moves what lies between a formatting element and its furthest block into copies, as far as names show it. */
    private void rebuild(int formattingElement, int furthestBlock) {
        int id = stack.id(formattingElement);
        int bookmarkId = id;
        int furthest = furthestBlock;
        int count = 0;
        for (int node = furthestBlock - 1; node > formattingElement; node--) {
            count++;
            int entry = entryOf(stack.id(node));
            if (entry != NONE && count > 3) {
                removeEntry(entry);
                entry = NONE;
            }
            if (entry == NONE) {
                stack.removeAt(node);
                furthest--;
            } else {
                ids[entry] = stack.renew(node);
                if (bookmarkId == id) {
                    bookmarkId = ids[entry];
                }
            }
        }
        int row = stack.row(formattingElement);
        long key = stack.key(formattingElement);
        int clone = stack.newId();
        move(id, bookmarkId, clone, key);
        stack.removeAt(formattingElement);
        // The removal has moved the furthest block down by one, so that this is the place right behind it.
        stack.insertAt(furthest, clone, row, key);
    }

    /** Replaces a formatting element by a new one, behind the bookmarked one where that is another. */
    private void move(int id, int bookmarkId, int clone, long key) {
        int entry = entryOf(id);
        int target = bookmarkId == id ? entry : entryOf(bookmarkId);
        if (target <= entry) {
            ids[entry] = clone;
            return;
        }
        for (int i = entry; i < target; i++) {
            ids[i] = ids[i + 1];
            keys[i] = keys[i + 1];
        }
        ids[target] = clone;
        keys[target] = key;
    }
}
