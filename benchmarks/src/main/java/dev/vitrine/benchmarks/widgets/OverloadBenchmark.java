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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./bench.sh overload}: what a server still does when it is asked for ten times as much as it can, and how soon the
 * others learn that they have to come back.
 */
public final class OverloadBenchmark {
    private static final int TIMES = 10;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Duration PICTURES_FOR = Duration.ofSeconds(5);
    private static final int PICTURE_ROUNDS = 3;
    private static final int FEEDS = 40;
    private static final int POSTS = 50;
    private static final int WAITING = 20;
    private static final Pattern PICTURE = Pattern.compile("/images/[^\" ,]+");

    private final Path jar;
    private final Load load = Load.best();

    /** @param jar the widget server */
    public OverloadBenchmark(Path jar) {
        this.jar = jar;
    }

    /** Measures it, and gives the tables. */
    public String run(Path folder) throws Exception {
        try (ManyFeeds upstream = new ManyFeeds(FEEDS, POSTS)) {
            return "### Cached widgets over " + TIMES + " times as many connections\n\n"
                    + widgets(Files.createDirectories(folder.resolve("widgets")), upstream)
                    + "\n\n### Pictures, asked for " + TIMES + " times as fast as they can be scaled\n\n"
                    + pictures(Files.createDirectories(folder.resolve("pictures")), upstream) + "\n";
        }
    }

    private MarkdownTable widgets(Path folder, ManyFeeds upstream) throws Exception {
        try (ServerProcess server = start(folder, upstream)) {
            Metrics.await(server, "vitrine_feeds{state=\"good\"}", FEEDS);
            Target target = Target.of(server.base().resolve("/widgets/twenty"));
            new Served("widget", server, target).warmUp(load, CONNECTIONS, Duration.ofSeconds(5));
            List<Double> peaks = new ArrayList<>();
            List<Double> beyond = new ArrayList<>();
            long failures = 0;
            for (int i = 0; i < ROUNDS; i++) {
                peaks.add(rate(load.put(target, CONNECTIONS, TURN)));
                Answered answered = load.put(target, CONNECTIONS * TIMES, TURN);
                beyond.add(rate(answered));
                failures += answered.failures();
            }
            double peak = median(peaks);
            MarkdownTable table = new MarkdownTable("connections", "answers/s", "× peak", "failures");
            table.add(String.valueOf(CONNECTIONS), figure(peak), "1", "");
            table.add(
                    String.valueOf(CONNECTIONS * TIMES),
                    figure(median(beyond)),
                    figure(median(beyond) / peak),
                    String.valueOf(failures));
            return table;
        }
    }

    private MarkdownTable pictures(Path folder, ManyFeeds upstream) throws Exception {
        try (ServerProcess server = start(folder, upstream, "--limits-images-waiting", String.valueOf(WAITING))) {
            Metrics.await(server, "vitrine_feeds{state=\"good\"}", FEEDS);
            Queue<String> left = new ConcurrentLinkedQueue<>(addresses(server));
            PictureLoad pictures = new PictureLoad(server, left);
            pictures.atOnce(2, Duration.ofSeconds(5)); // warm by then
            MarkdownTable table = new MarkdownTable(
                    "asked for, a second",
                    "made, a second",
                    "× peak",
                    "made in a second of the server's CPU, × peak",
                    "refused",
                    "until refused, ms: p50",
                    "p99",
                    "readiness and metrics: asked",
                    "failed",
                    "slowest, ms");
            for (int round = 0; round < PICTURE_ROUNDS; round++) {
                round(server, pictures, table);
            }
            return table;
        }
    }

    /** Peak and overload right after each other, as a busy machine has good and bad minutes. */
    private static void round(ServerProcess server, PictureLoad pictures, MarkdownTable table)
            throws InterruptedException {
        Duration begin = server.cpu();
        PictureLoad.Outcome alone = pictures.atOnce(8, PICTURES_FOR);
        Duration between = server.cpu();
        double peak = alone.made() / alone.seconds();
        PictureLoad.Outcome outcome = pictures.asFastAs(peak * TIMES, PICTURES_FOR);
        double effort = (double) server.cpu().minus(between).toMillis()
                / between.minus(begin).toMillis();
        double goodput = outcome.made() / outcome.seconds();
        double parts = (double) outcome.made() / alone.made();
        table.add("8 at once", figure(peak), "1", "1", "0", "", "", "", "", "");
        table.add(
                figure(outcome.asked() / outcome.seconds()),
                figure(goodput),
                figure(goodput / peak),
                figure(parts / effort),
                String.valueOf(outcome.refused()),
                figure(outcome.refusalMillis(0.5)),
                figure(outcome.refusalMillis(0.99)),
                String.valueOf(outcome.watched()),
                String.valueOf(outcome.watchFailures()),
                figure(outcome.slowestWatchMillis()));
    }

    private static Set<String> addresses(ServerProcess server) throws IOException, InterruptedException {
        Set<String> addresses = new LinkedHashSet<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            String html = new String(
                    WidgetServerProcess.get(server.base().resolve("/widgets/f" + feed))
                            .body(),
                    StandardCharsets.UTF_8);
            Matcher picture = PICTURE.matcher(html);
            while (picture.find()) {
                addresses.add(picture.group());
            }
        }
        return addresses;
    }

    private static double rate(Answered answered) {
        return answered.requests() / answered.seconds();
    }

    private static double median(List<Double> values) {
        return Rounds.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private ServerProcess start(Path folder, ManyFeeds upstream, String... options) throws IOException {
        Path file = Files.writeString(
                folder.resolve("vitrine.yaml"), upstream.yaml("data: \"" + folder.resolve("data") + "\"\n"));
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.javaCommand(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--config",
                file.toString(),
                "--port",
                "0",
                "--admin-port",
                "0"));
        command.addAll(List.of(options));
        return ServerProcess.saysReady(command);
    }
}
