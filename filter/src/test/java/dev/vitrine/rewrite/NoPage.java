package dev.vitrine.rewrite;

import dev.vitrine.html.Interest;
import dev.vitrine.html.OpenElements;
import dev.vitrine.html.TextCapture;

/** Stands for the page before there is one. */
final class NoPage implements Page {
    @Override
    public boolean insert(long position, CharSequence markup) {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public long firstHeld() {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public void leaveAlone(String reason) {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public OpenElements elements() {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public TextCapture text() {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public void reportTags(Interest which) {}

    @Override
    public void reportText(boolean on) {
        throw new IllegalStateException("no page yet");
    }

    @Override
    public void stop() {
        throw new IllegalStateException("no page yet");
    }
}
