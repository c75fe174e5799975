package dev.vitrine.benchmarks.widgets;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;

import dev.vitrine.benchmarks.http.Served;
import dev.vitrine.benchmarks.load.Answered;
import dev.vitrine.benchmarks.load.Load;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./bench.sh limits}: what is left for healthy clients while ten thousand others want nothing, or take nothing; and
 * whether a server that is told to stop cuts an answer that it has begun. Server, crowd and load each have a process.
 */
public final class LimitsBenchmark {
    private static final int CROWD = 10_000;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final String HEAP = "-Xmx256m";

    private final Path jar;
    private final Load load = Load.best();

    /** @param jar the widget server */
    public LimitsBenchmark(Path jar) {
        this.jar = jar;
    }

    /** Measures everything, and gives the tables. */
    public String run(Path folder) throws Exception {
        try (Upstream upstream = Upstream.start()) {
            MarkdownTable crowds = new MarkdownTable("", "healthy req/s", "× alone", "server's memory, MB");
            for (String mode : List.of("idle", "stalled")) {
                crowd(mode, Files.createDirectories(folder.resolve(mode)), upstream, crowds);
            }
            return "### " + CROWD + " connections beside healthy ones\n\n" + crowds + "\n\n" + load.name() + ", "
                    + CONNECTIONS + " connections, heap of the server " + HEAP.substring(4) + "\n\n"
                    + new StopBenchmark(jar).run(Files.createDirectories(folder.resolve("stop")), upstream);
        }
    }

    private void crowd(String mode, Path folder, Upstream upstream, MarkdownTable table) throws Exception {
        try (ServerProcess server = WidgetServerProcess.start(jar, folder, upstream, HEAP)) {
            String path = WidgetServerProcess.nearest(server, 16_000);
            String large = WidgetServerProcess.nearest(server, 1_000_000);
            Served served = new Served(mode, server, Target.of(server.base().resolve(path)));
            served.warmUp(load, CONNECTIONS, Duration.ofSeconds(5));
            double alone = healthy(served);
            table.add("before", figure(alone), "", figure(server.peakMemory() / 1e6));
            ServerProcess crowd = ServerProcess.java(
                    List.of("-Xmx128m"),
                    Crowd.class,
                    String.valueOf(server.base().getPort()),
                    String.valueOf(CROWD),
                    mode,
                    "/" + large);
            try (crowd) {
                double beside = healthy(served);
                table.add(
                        CROWD + " " + mode, figure(beside), figure(beside / alone), figure(server.peakMemory() / 1e6));
            }
        }
    }

    private double healthy(Served served) throws IOException {
        List<Double> turns = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Answered answered = load.put(served.target(), CONNECTIONS, TURN);
            turns.add(answered.requests() / answered.seconds()); // none at all is a figure, too
        }
        return Rounds.median(turns.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
