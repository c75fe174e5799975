package dev.vitrine.benchmarks.widgets;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;
import static dev.vitrine.benchmarks.measure.MarkdownTable.plusMinus;

import dev.vitrine.benchmarks.http.Nginx;
import dev.vitrine.benchmarks.http.Served;
import dev.vitrine.benchmarks.load.Load;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Pace;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** {@code ./bench.sh widgets}: a cached widget from the widget server, and the same bytes from the least that others do. */
public final class WidgetBenchmarks {
    private static final Pace FULL = new Pace(9, Duration.ofSeconds(5), Duration.ofSeconds(3));
    private static final Pace QUICK = new Pace(5, Duration.ofSeconds(3), Duration.ofSeconds(1));
    private static final int CONNECTIONS = 32;
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final String OURS = "Vitrine, cached widget";
    private static final String BARE = "bare Jetty";
    private static final String NGINX = "nginx, static file";

    private final Path jar;
    private final Pace pace;
    private final Load load = Load.best();
    private final Random random = new Random(20261121);

    /**
     * Prepares a run.
     *
     * @param jar the widget server
     * @param quick whether rougher figures will do
     */
    public WidgetBenchmarks(Path jar, boolean quick) {
        this.jar = jar;
        this.pace = quick ? QUICK : FULL;
    }

    /** Measures everything, and gives the tables. */
    public String run(Path folder) throws Exception {
        List<ServerProcess> running = new ArrayList<>();
        try (Upstream upstream = Upstream.start()) {
            ServerProcess ours = WidgetServerProcess.start(jar, folder, upstream, JVM.get(0));
            running.add(ours);
            Map<String, String> widgets = new TreeMap<>();
            for (int size : new int[] {16_000, 31_000}) {
                widgets.put(size / 1000 + ".html", WidgetServerProcess.nearest(ours, size));
            }
            for (Map.Entry<String, String> widget : widgets.entrySet()) {
                Files.write(
                        folder.resolve(widget.getKey()),
                        WidgetServerProcess.get(ours.base().resolve(widget.getValue()))
                                .body());
            }
            ServerProcess bare = ServerProcess.java(JVM, BareJetty.class, folder.toString());
            running.add(bare);
            Optional<ServerProcess> nginx = Nginx.start(folder);
            nginx.ifPresent(running::add);
            StringBuilder tables = new StringBuilder();
            for (Map.Entry<String, String> widget : widgets.entrySet()) {
                List<Served> served = new ArrayList<>(List.of(
                        new Served(OURS, ours, Target.of(ours.base().resolve(widget.getValue()))),
                        new Served(BARE, bare, Target.of(bare.base().resolve(widget.getKey())))));
                nginx.ifPresent(process -> served.add(
                        new Served(NGINX, process, Target.of(process.base().resolve("static/" + widget.getKey())))));
                tables.append(table(served, 200)).append('\n');
                tables.append(table(confirmed(served), 304)).append('\n');
            }
            return tables.toString();
        } finally {
            running.forEach(ServerProcess::close);
        }
    }

    /** The same, asked by somebody who has it already. */
    private List<Served> confirmed(List<Served> served) throws IOException, InterruptedException {
        List<Served> confirmed = new ArrayList<>();
        for (Served each : served) {
            URI uri = each.target().uri();
            String etag =
                    WidgetServerProcess.get(uri).headers().firstValue("etag").orElseThrow();
            confirmed.add(new Served(each.name(), each.server(), new Target(uri, Map.of("If-None-Match", etag))));
        }
        return confirmed;
    }

    private String table(List<Served> served, int status) throws Exception {
        long length = served.get(0).length(status);
        for (Served each : served) {
            System.err.println(each.name() + ": " + status + ", " + each.length(status) + " bytes …");
            each.warmUp(load, CONNECTIONS, pace.warmUp());
        }
        Rounds<Served.Turn> rounds = Rounds.of(
                served, Served::name, each -> each.turn(load, CONNECTIONS, pace.turn()), pace.rounds(), random);
        String what =
                status == 304 ? "the same, confirmed with 304" : "A cached widget of " + figure(length / 1e3) + " KB";
        return "### " + what + "\n\n" + table(rounds) + "\n\n" + load.name() + ", " + CONNECTIONS + " connections, "
                + pace.rounds() + " rounds\n";
    }

    private static MarkdownTable table(Rounds<Served.Turn> rounds) {
        boolean nginx = rounds.names().contains(NGINX);
        MarkdownTable table = new MarkdownTable(
                "",
                "req/s",
                "rounds apart",
                "req/s, × bare Jetty",
                "req/s, × nginx",
                "CPU µs per request",
                "CPU µs, − nginx");
        for (String name : rounds.names()) {
            double cpu = rounds.median(name, Served.Turn::cpuMicrosEach);
            table.add(
                    name,
                    figure(rounds.median(name, Served.Turn::requestsPerSecond)),
                    plusMinus(rounds.spread(name, Served.Turn::requestsPerSecond)),
                    figure(rounds.ratio(name, BARE, Served.Turn::requestsPerSecond)),
                    nginx ? figure(rounds.ratio(name, NGINX, Served.Turn::requestsPerSecond)) : "",
                    figure(cpu),
                    nginx ? figure(cpu - rounds.median(NGINX, Served.Turn::cpuMicrosEach)) : "");
        }
        return table;
    }
}
