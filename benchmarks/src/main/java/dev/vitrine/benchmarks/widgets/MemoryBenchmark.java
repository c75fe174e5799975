package dev.vitrine.benchmarks.widgets;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;

import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code ./bench.sh memory}: a server with two thousand feeds of fifty posts each, in the memory that its systemd unit
 * gives it, and its start with all of them on the disk and nobody to ask.
 */
public final class MemoryBenchmark {
    private static final int FEEDS = 2_000;
    private static final int POSTS = 50;
    private static final int RENDERED = 100;
    private static final Path UNIT = Path.of("packaging", "vitrine.service");
    private static final Pattern OPTION = Pattern.compile(" (-X\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^Environment=(\\S+)$");
    private static final String GOOD = "vitrine_feeds{state=\"good\"}";

    private final Path jar;

    /** @param jar the widget server */
    public MemoryBenchmark(Path jar) {
        this.jar = jar;
    }

    /** Measures it, and gives the table. */
    public String run(Path folder) throws Exception {
        MarkdownTable table = new MarkdownTable("", "memory, MB", "wall, s", "CPU, s");
        Path file = folder.resolve("vitrine.yaml");
        try (ManyFeeds upstream = new ManyFeeds(FEEDS, POSTS)) {
            Files.writeString(file, upstream.yaml("data: \"" + folder.resolve("data") + "\"\n"));
            long begin = System.nanoTime();
            try (ServerProcess server = start(file)) {
                Metrics.await(server, GOOD, FEEDS);
                add(table, "all feeds read", server, System.nanoTime() - begin);
                ask(server);
                add(table, RENDERED + " widgets asked for", server, System.nanoTime() - begin);
            }
        }
        long begin = System.nanoTime();
        try (ServerProcess server = start(file)) {
            add(table, "started again: ready", server, System.nanoTime() - begin);
            ask(server);
            add(table, RENDERED + " widgets asked for", server, System.nanoTime() - begin);
        }
        return "### " + FEEDS + " feeds of " + POSTS + " posts, `" + String.join(" ", asInstalled()) + "`\n\n" + table;
    }

    private ServerProcess start(Path file) throws IOException {
        List<String> command = new ArrayList<>(asInstalled());
        command.addAll(
                List.of("-jar", jar.toString(), "--config", file.toString(), "--port", "0", "--admin-port", "0"));
        return ServerProcess.saysReady(command);
    }

    /** A JVM as the systemd unit starts it. */
    private static List<String> asInstalled() throws IOException {
        String unit = Files.readString(UNIT);
        List<String> command = new ArrayList<>(List.of("env"));
        VARIABLE.matcher(unit).results().map(found -> found.group(1)).forEach(command::add);
        command.add(ServerProcess.javaCommand());
        OPTION.matcher(unit).results().map(found -> found.group(1)).forEach(command::add);
        return command;
    }

    private static void ask(ServerProcess server) throws IOException, InterruptedException {
        for (int feed = 0; feed < RENDERED; feed++) {
            int status = WidgetServerProcess.get(server.base().resolve("/widgets/f" + feed * (FEEDS / RENDERED)))
                    .statusCode();
            if (status != 200) {
                throw new IOException("a widget is answered with " + status);
            }
        }
    }

    private static void add(MarkdownTable table, String what, ServerProcess server, long nanos) {
        Duration cpu = server.cpu();
        table.add(what, figure(server.memory() / 1e6), figure(nanos / 1e9), figure(cpu.toMillis() / 1e3));
    }
}
