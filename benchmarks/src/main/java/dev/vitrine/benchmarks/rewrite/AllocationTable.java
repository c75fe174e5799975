package dev.vitrine.benchmarks.rewrite;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;

import dev.vitrine.benchmarks.measure.Contender;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Pace;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.measure.Turn;
import dev.vitrine.benchmarks.pages.OwnPages;
import dev.vitrine.benchmarks.pages.SavedPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the rewriter allocates for a page, beyond the window that is pooled: flat, whatever the page's size. */
final class AllocationTable {
    private static final List<Integer> SIZES = List.of(14_000, 107_000, 1_000_000, 8_000_000);

    private AllocationTable() {}

    static String run(Pace pace, Random random) throws Exception {
        MarkdownTable table = new MarkdownTable(
                "article of",
                "nothing inserted, bytes",
                "the same in writes of 8 KiB",
                "rewrite A, bytes",
                "rewrite B, bytes",
                "B in writes of 8 KiB");
        VitrinePeer whole = new VitrinePeer("whole", Integer.MAX_VALUE);
        VitrinePeer pieces = new VitrinePeer("pieces", 8 * 1024);
        List<Contender> contenders = new ArrayList<>();
        for (int size : SIZES) {
            contenders.add(idle("N", size, whole));
            contenders.add(idle("M", size, pieces));
            contenders.add(contender("A", size, whole, Task.REWRITE_HEAD));
            contenders.add(contender("B", size, whole, Task.REWRITE_PAGE));
            contenders.add(contender("P", size, pieces, Task.REWRITE_PAGE));
        }
        Rounds<Turn> rounds = Rounds.of(contenders, pace, random);
        for (int size : SIZES) {
            table.add(
                    figure(size / 1e3) + " KB",
                    figure(rounds.median("N" + size, Turn::allocatedBytesEach)),
                    figure(rounds.median("M" + size, Turn::allocatedBytesEach)),
                    figure(rounds.median("A" + size, Turn::allocatedBytesEach)),
                    figure(rounds.median("B" + size, Turn::allocatedBytesEach)),
                    figure(rounds.median("P" + size, Turn::allocatedBytesEach)));
        }
        return "### Allocation per page, the rewriter alone and with its inserting editor\n\n" + table + "\n";
    }

    private static Contender idle(String name, int size, VitrinePeer peer) throws IOException {
        SavedPage page = OwnPages.article(size);
        PageSink sink = new PageSink();
        return new Contender(name + size, () -> {
            sink.clear();
            peer.copy(new IdleEditor(), page, sink);
        });
    }

    private static Contender contender(String name, int size, Peer peer, Task task) throws IOException {
        return new Contender(name + size, new PeerPass(peer, task, List.of(OwnPages.article(size))));
    }
}
