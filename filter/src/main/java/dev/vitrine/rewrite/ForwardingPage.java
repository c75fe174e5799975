package dev.vitrine.rewrite;

import dev.vitrine.html.Interest;
import dev.vitrine.html.OpenElements;
import dev.vitrine.html.TextCapture;

/** Hands everything on to another page, for editors that come between one and its editor. */
public abstract class ForwardingPage implements Page {
    private final Page page;

    protected ForwardingPage(Page page) {
        this.page = page;
    }

    @Override
    public boolean insert(long position, CharSequence markup) {
        return page.insert(position, markup);
    }

    @Override
    public long firstHeld() {
        return page.firstHeld();
    }

    @Override
    public void leaveAlone(String reason) {
        page.leaveAlone(reason);
    }

    @Override
    public OpenElements elements() {
        return page.elements();
    }

    @Override
    public TextCapture text() {
        return page.text();
    }

    @Override
    public void reportTags(Interest which) {
        page.reportTags(which);
    }

    @Override
    public void reportText(boolean on) {
        page.reportText(on);
    }

    @Override
    public void stop() {
        page.stop();
    }
}
