package dev.vitrine.enhance;

import dev.vitrine.html.OpenElements;
import dev.vitrine.html.StartTag;
import java.util.Arrays;

/**
 * Finds the elements of one page that a {@link Selector} names. Descendants need no going back: the outermost element that
 * fits a step leaves most room for the next.
 */
final class SelectorMatcher {
    private final Selector selector;
    private final OpenElements elements;

    /** How many steps the open elements fulfil, up to and with each depth. */
    private int[] fulfilled = new int[32];

    private int known;

    SelectorMatcher(Selector selector, OpenElements elements) {
        this.selector = selector;
        this.elements = elements;
    }

    /** Whether the attributes of an element of this name matter. */
    boolean wants(long name) {
        return step(fulfilled(elements.depth() - 1)).mayBe(name);
    }

    /** A start tag is complete, and the open elements hold it. Returns whether it is one that the selector names. */
    boolean matches(StartTag tag) {
        int depth = elements.depth() - 1;
        boolean open = depth >= 0 && elements.name(depth) == tag.name();
        int before = fulfilled(open ? depth - 1 : depth);
        boolean fits = step(before).matches(tag);
        boolean last = before == selector.steps().size() - 1;
        if (open && fits && !last) {
            fulfil(depth, before + 1);
        }
        return fits && last;
    }

    /** An element has closed. */
    void closed(int depth) {
        known = Math.min(known, depth);
    }

    private Selector.Step step(int index) {
        return selector.steps().get(index);
    }

    private int fulfilled(int depth) {
        return depth < 0 || known == 0 ? 0 : fulfilled[Math.min(depth, known - 1)];
    }

    private void fulfil(int depth, int count) {
        int before = fulfilled(depth);
        if (depth >= fulfilled.length) {
            fulfilled = Arrays.copyOf(fulfilled, depth * 2);
        }
        Arrays.fill(fulfilled, Math.min(known, depth), depth, before);
        fulfilled[depth] = count;
        known = depth + 1;
    }
}
