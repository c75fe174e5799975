package dev.vitrine.metadata;

import dev.vitrine.html.TextCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The texts of elements that are being listened to, each until its element closes. */
final class Captures {
    private static final int MAX_OPEN = 16;

    /** The limit of what is not listened to. */
    private static final int NONE = -1;

    private record Capture(int depth, int mark, int limit, boolean raw, Consumer<String> listener) {}

    private final TextCapture text;
    private final List<Capture> open = new ArrayList<>();

    Captures(TextCapture text) {
        this.text = text;
    }

    /** Whether a mark is set, so that words that tags part must be kept apart. */
    boolean listening() {
        return !open.isEmpty();
    }

    /**
     * Listens to the text of the element that opened last.
     *
     * @param depth the element's index on the stack
     * @param limit in units of the page; of a longer text the listener hears nothing
     */
    void open(int depth, int limit, Consumer<String> listener) {
        if (open.size() < MAX_OPEN) {
            open.add(new Capture(depth, text.open(), limit, false, listener));
        }
    }

    /** The same for the text of an element that knows no references. */
    void openRaw(int depth, int limit, Consumer<String> listener) {
        if (open.size() < MAX_OPEN) {
            open.add(new Capture(depth, text.open(), limit, true, listener));
        }
    }

    /** What the element that opened last holds is no part of the texts around it. */
    void skip(int depth) {
        if (listening()) {
            open(depth, NONE, text -> {});
        }
    }

    /** An element has closed, and with it those inside of it. */
    void closed(int depth) {
        while (!open.isEmpty() && open.get(open.size() - 1).depth() >= depth) {
            Capture capture = open.remove(open.size() - 1);
            if (capture.limit() == NONE) {
                text.drop(capture.mark());
                text.separate();
            } else if (text.length(capture.mark()) > capture.limit()) {
                text.cancel(capture.mark());
            } else {
                capture.listener().accept(capture.raw() ? text.closeRaw(capture.mark()) : text.close(capture.mark()));
            }
        }
    }
}
