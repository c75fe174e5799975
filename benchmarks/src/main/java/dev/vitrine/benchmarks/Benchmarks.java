package dev.vitrine.benchmarks;

import dev.vitrine.benchmarks.http.ColdPages;
import dev.vitrine.benchmarks.http.HttpBenchmarks;
import dev.vitrine.benchmarks.http.HugePage;
import dev.vitrine.benchmarks.http.PageServer;
import dev.vitrine.benchmarks.pages.PageSet;
import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.benchmarks.rewrite.RewriteBenchmarks;
import dev.vitrine.benchmarks.weight.WeightBenchmark;
import dev.vitrine.benchmarks.widgets.LimitsBenchmark;
import dev.vitrine.benchmarks.widgets.MemoryBenchmark;
import dev.vitrine.benchmarks.widgets.OverloadBenchmark;
import dev.vitrine.benchmarks.widgets.WidgetBenchmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The command line: {@code rewrite|start|http|widgets|limits|overload|memory|weight [--quick]}, or {@code jmh} with options of JMH. */
public final class Benchmarks {
    private static final String USAGE = """
            usage: ./bench.sh rewrite|start|http|widgets|limits|overload|memory|weight [--quick]
                   ./bench.sh jmh [options of JMH]

              rewrite   scanning, reading and rewriting pages beside other libraries; no network
              start     the filter's start and its first page, each time in a new JVM
              http      a page server with the filter, with other filters and without, and nginx where it is installed
              widgets   a cached widget from the widget server, beside a bare Jetty handler and nginx
              limits    ten thousand idle and stalled connections, and SIGTERM under load
              overload  a widget server that is asked for ten times what it can do
              memory    a widget server with two thousand feeds, and its start with all of them on the disk
              weight    the bytes of a share bar beside those of other share buttons, which npm fetches
              --quick   rougher figures in less than two minutes""";

    private static final Path WIDGET_SERVER =
            Path.of(System.getProperty("vitrine.widget-server-jar", "widget-server/target/vitrine-widget-server.jar"));

    private static final Path PEERS = Path.of("benchmarks/target/peers");

    private Benchmarks() {}

    /** Runs one of them, and prints Markdown tables at the end. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        if (command.equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        List<String> options = arguments.stream().skip(1).toList();
        if (!List.of("rewrite", "start", "http", "widgets", "limits", "overload", "memory", "weight")
                        .contains(command)
                || !List.of("--quick").containsAll(options)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(Benchmarks::endServers));
        System.out.println(run(command, !options.isEmpty()));
    }

    private static String run(String command, boolean quick) throws Exception {
        Path shared = Path.of(System.getProperty("vitrine.shared", "../shared/data"));
        Path folder = Files.createTempDirectory("vitrine-benchmarks");
        try {
            return switch (command) {
                case "rewrite" -> new RewriteBenchmarks(shared, quick).run() + "\n" + inServer(shared, quick, folder);
                case "start" -> cold(shared, quick, folder);
                case "http" -> new HttpBenchmarks(shared, quick).run(folder);
                case "limits" -> new LimitsBenchmark(WIDGET_SERVER).run(folder);
                case "overload" -> new OverloadBenchmark(WIDGET_SERVER).run(folder);
                case "memory" -> new MemoryBenchmark(WIDGET_SERVER).run(folder);
                case "weight" -> new WeightBenchmark(PEERS).run();
                case "widgets" -> new WidgetBenchmarks(WIDGET_SERVER, quick).run(folder);
                default -> throw new IllegalArgumentException(command);
            };
        } finally {
            delete(folder);
        }
    }

    /** What the rewriter costs a server beyond speed: its first page, and its largest. */
    private static String inServer(Path shared, boolean quick, Path folder) throws Exception {
        System.err.println("Cold and huge pages …");
        SavedPage page = PageSet.load(shared).nearest(107_000);
        Files.write(folder.resolve(PageServer.LARGE), page.bytes());
        Files.write(folder.resolve(PageServer.SMALL), page.bytes());
        return cold(shared, quick, folder) + "\n" + HugePage.run(quick ? 200_000_000L : 1L << 30, folder);
    }

    private static String cold(Path shared, boolean quick, Path folder) throws Exception {
        return ColdPages.run(PageSet.load(shared).nearest(107_000), quick ? 5 : 15, folder, new Random(20261121));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Whoever interrupts us leaves no server behind. */
    private static void endServers() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }
}
