package dev.vitrine.benchmarks.rewrite;

import dev.vitrine.benchmarks.pages.SavedPage;
import java.util.List;

/** A way of reading and rewriting pages. Each does a task with what it is best at, and no more than the task asks. */
public interface Peer {
    /** Everyone who takes part, in the order of the tables. */
    static List<Peer> all() {
        return List.of(
                new CopyPeer(),
                new VitrinePeer("Vitrine, one write", Integer.MAX_VALUE),
                new VitrinePeer("Vitrine, writes of 8 KiB", 8 * 1024),
                new ContentPeer(),
                new SiteMeshPeer(),
                new AttoparserPeer(),
                new JerichoPeer(),
                new JsoupPeer());
    }

    /** Whom the others are compared with. */
    static String ours() {
        return "Vitrine, one write";
    }

    /** As the tables show it. */
    String name();

    /** Whether it can do the task at all. */
    boolean does(Task task);

    /**
     * Does a task.
     *
     * @param sink where a rewritten page goes; clear
     * @return how many tags or values were found, and insertions made, by the task
     */
    int perform(Task task, SavedPage page, PageSink sink) throws Exception;
}
