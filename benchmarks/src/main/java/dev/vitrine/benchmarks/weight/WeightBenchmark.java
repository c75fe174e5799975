package dev.vitrine.benchmarks.weight;

import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.share.ShareNetwork;
import dev.vitrine.share.ShareNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Weighs a bar of six networks beside those of well-known packages. */
public final class WeightBenchmark {
    private final Path peers;

    /** @param peers holds the unpacked packages of npm, each below its version */
    public WeightBenchmark(Path peers) {
        this.peers = peers;
    }

    /** The table, as Markdown. */
    public String run() throws IOException {
        MarkdownTable table = new MarkdownTable(
                "Share buttons for six networks, bytes after gzip -9", "HTML", "CSS", "JS", "together", "besides");
        add(table, "Vitrine, with copy, native share and icons", OwnBar.weigh(OwnBar.SIX), "");
        for (NpmPeer peer : NpmPeer.ALL) {
            add(
                    table,
                    peer.name() + " " + peer.version().substring(peer.name().length() + 1),
                    peer.weigh(peers),
                    peer.besides());
        }
        return table + "\n\n" + furtherNetworks();
    }

    private static void add(MarkdownTable table, String name, Weight weight, String besides) {
        table.add(
                name,
                String.valueOf(weight.markup()),
                String.valueOf(weight.style()),
                String.valueOf(weight.script()),
                String.valueOf(weight.together()),
                besides);
    }

    private static String furtherNetworks() throws IOException {
        int least = Integer.MAX_VALUE;
        int most = 0;
        String heaviest = "";
        for (ShareNetwork network : ShareNetworks.all()) {
            if (network.takesLinks() && !OwnBar.SIX.contains(network.id())) {
                List<String> seven = Stream.concat(OwnBar.SIX.stream(), Stream.of(network.id()))
                        .toList();
                int more =
                        OwnBar.weigh(seven).markup() - OwnBar.weigh(OwnBar.SIX).markup();
                if (more == 0) {
                    continue; // without a server or an app of its own, it has no link
                }
                least = Math.min(least, more);
                heaviest = more > most ? network.name() : heaviest;
                most = Math.max(most, more);
            }
        }
        return "Each further network of ours adds " + least + " to " + most + " bytes (" + heaviest + ").";
    }
}
