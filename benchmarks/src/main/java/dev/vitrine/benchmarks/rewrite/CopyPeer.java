package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;

/** Copies the page once: the least that any rewriting can cost. */
final class CopyPeer implements Peer {
    static final String NAME = "System.arraycopy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean does(Task task) {
        return true;
    }

    @Override
    public int perform(Task task, SavedPage page, PageSink sink) {
        sink.write(page.bytes(), 0, page.size());
        return 1;
    }
}
