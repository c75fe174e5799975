package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.measure.Contender;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.util.List;

/** A peer at one task, over all pages in turn. */
final class PeerPass implements Contender.Work {
    private final Peer peer;
    private final Task task;
    private final List<SavedPage> pages;
    private final PageSink sink = new PageSink();
    private long result;

    PeerPass(Peer peer, Task task, List<SavedPage> pages) {
        this.peer = peer;
        this.task = task;
        this.pages = pages;
    }

    @Override
    public void run() throws Exception {
        for (SavedPage page : pages) {
            sink.clear();
            result += peer.perform(task, page, sink);
        }
    }

    /** What all passes together found, so that no compiler may leave them out. */
    long result() {
        return result;
    }

    /** Whether a peer gets through a page. */
    static boolean survives(Peer peer, Task task, SavedPage page) {
        try {
            peer.perform(task, page, new PageSink());
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
