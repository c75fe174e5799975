package dev.vitrine.benchmarks.http;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;
import static dev.vitrine.benchmarks.measure.MarkdownTable.plusMinus;

import dev.vitrine.benchmarks.load.Load;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Pace;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.pages.PageSet;
import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** {@code ./bench.sh http}: pages from servers under load, with the filter, with other filters and without. */
public final class HttpBenchmarks {
    private static final Pace FULL = new Pace(7, Duration.ofSeconds(4), Duration.ofSeconds(3));
    private static final Pace QUICK = new Pace(5, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final int CONNECTIONS = 16;
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final String NGINX_SUB = "nginx + sub_filter, two patterns";

    private final PageSet pages;
    private final Pace pace;
    private final Load load = Load.best();
    private final Random random = new Random(20261121);

    /**
     * Prepares a run.
     *
     * @param shared the folder of real pages; need not exist
     * @param quick whether under two minutes are wanted, and rougher figures will do
     */
    public HttpBenchmarks(Path shared, boolean quick) throws IOException {
        this.pages = PageSet.load(shared);
        this.pace = quick ? QUICK : FULL;
    }

    /** Measures everything, and gives the tables. */
    public String run(Path folder) throws Exception {
        Map<String, SavedPage> files =
                Map.of(PageServer.LARGE, pages.nearest(107_000), PageServer.SMALL, pages.nearest(14_000));
        for (Map.Entry<String, SavedPage> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().bytes());
        }
        List<ServerProcess> running = new ArrayList<>();
        try {
            List<Server> servers = start(folder, running);
            return table(PageServer.LARGE, files, servers) + "\n" + table(PageServer.SMALL, files, servers);
        } finally {
            running.forEach(ServerProcess::close);
        }
    }

    /** A server and the path of its pages. */
    private record Server(String name, ServerProcess process, String path) {
        Served page(String file) {
            return new Served(name, process, Target.of(process.base().resolve(path + file)));
        }
    }

    private static List<Server> start(Path folder, List<ServerProcess> running) throws IOException {
        List<Server> servers = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            ServerProcess process = ServerProcess.java(JVM, PageServer.class, variant.name(), folder.toString());
            running.add(process);
            servers.add(new Server(variant.title(), process, "/"));
        }
        Optional<ServerProcess> nginx = Nginx.start(folder);
        nginx.ifPresent(process -> {
            running.add(process);
            servers.add(new Server("nginx, static file", process, "/static/"));
            servers.add(new Server(NGINX_SUB, process, "/sub/"));
        });
        return servers;
    }

    private String table(String file, Map<String, SavedPage> files, List<Server> servers) throws Exception {
        List<Served> served = servers.stream().map(server -> server.page(file)).toList();
        for (Served each : served) {
            System.err.println(each.name() + ": " + each.length(200) + " bytes …");
            each.warmUp(load, CONNECTIONS, pace.warmUp());
        }
        Rounds<Served.Turn> rounds = Rounds.of(
                served, Served::name, each -> each.turn(load, CONNECTIONS, pace.turn()), pace.rounds(), random);
        SavedPage page = files.getOrDefault(file, pages.pages().get(0));
        return "### HTTP, a page of " + figure(page.size() / 1e3) + " KB\n\n" + table(rounds) + "\n\n" + page.name()
                + ", " + load.name() + ", " + CONNECTIONS + " connections, " + pace.rounds() + " rounds\n";
    }

    private static MarkdownTable table(Rounds<Served.Turn> rounds) {
        MarkdownTable table = new MarkdownTable(
                "", "req/s", "CPU µs per request", "rounds apart", "CPU, × no filter", "CPU, × nginx sub_filter");
        boolean nginx = rounds.names().contains(NGINX_SUB);
        for (String name : rounds.names()) {
            table.add(
                    name,
                    figure(rounds.median(name, Served.Turn::requestsPerSecond)),
                    figure(rounds.median(name, Served.Turn::cpuMicrosEach)),
                    plusMinus(rounds.spread(name, Served.Turn::cpuMicrosEach)),
                    figure(rounds.ratio(name, Variant.NONE.title(), Served.Turn::cpuMicrosEach)),
                    nginx ? figure(rounds.ratio(name, NGINX_SUB, Served.Turn::cpuMicrosEach)) : "");
        }
        return table;
    }
}
