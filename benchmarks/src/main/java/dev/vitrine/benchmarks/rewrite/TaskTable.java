package dev.vitrine.benchmarks.rewrite;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;
import static dev.vitrine.benchmarks.measure.MarkdownTable.plusMinus;

import dev.vitrine.benchmarks.measure.Contender;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Pace;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.measure.Turn;
import dev.vitrine.benchmarks.pages.PageSet;
import java.util.List;
import java.util.Random;

/** Everyone who can do a task, side by side over the same pages. */
final class TaskTable {
    private final Task task;
    private final PageSet pages;

    TaskTable(Task task, PageSet pages) {
        this.task = task;
        List<Peer> peers = peers(task);
        this.pages = pages.where(page -> peers.stream().allMatch(peer -> PeerPass.survives(peer, task, page)));
    }

    /** Measures, and gives the title and the table. */
    String run(Pace pace, Random random) throws Exception {
        List<Contender> contenders = peers(task).stream()
                .map(peer -> new Contender(peer.name(), new PeerPass(peer, task, pages.pages())))
                .toList();
        Rounds<Turn> rounds = Rounds.of(contenders, pace, random);
        return "### " + task.title() + "\n\n" + table(rounds) + "\n\n" + pages.description() + ", "
                + figure(pages.size() / 1e6) + " MB\n";
    }

    private MarkdownTable table(Rounds<Turn> rounds) {
        MarkdownTable table = new MarkdownTable(
                "",
                "MB per CPU second",
                "rounds apart",
                "cost in byte copies",
                "Vitrine is × faster",
                "bytes allocated per byte");
        boolean ours = rounds.names().contains(Peer.ours());
        for (String name : rounds.names()) {
            table.add(
                    name,
                    figure(pages.size() / rounds.median(name, Turn::cpuNanosEach) * 1e3),
                    plusMinus(rounds.spread(name, Turn::cpuNanosEach)),
                    figure(rounds.ratio(name, CopyPeer.NAME, Turn::cpuNanosEach)),
                    ours ? figure(rounds.ratio(name, Peer.ours(), Turn::cpuNanosEach)) : "",
                    figure(rounds.median(name, Turn::allocatedBytesEach) / pages.size()));
        }
        return table;
    }

    private static List<Peer> peers(Task task) {
        return Peer.all().stream().filter(peer -> peer.does(task)).toList();
    }
}
