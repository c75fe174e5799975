package dev.vitrine.benchmarks;

import dev.vitrine.benchmarks.rewrite.RewriteBenchmarks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command line: {@code rewrite|http|widgets [--quick]}, or {@code jmh} with options of JMH. */
public final class Benchmarks {
    private static final String USAGE = """
            usage: ./bench.sh rewrite|http|widgets [--quick]
                   ./bench.sh jmh [options of JMH]

              rewrite   scanning, reading and rewriting pages beside other libraries; no network
              http      a page server with the filter, with other filters and without, and nginx where it is installed
              widgets   a widget server beside a bare server, and nginx where it is installed
              --quick   rougher figures in less than two minutes""";

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
        if (!List.of("rewrite", "http", "widgets").contains(command)
                || !List.of("--quick").containsAll(options)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        System.out.println(run(command, !options.isEmpty()));
    }

    private static String run(String command, boolean quick) throws Exception {
        Path shared = Path.of(System.getProperty("vitrine.shared", "../shared/data"));
        return switch (command) {
            case "rewrite" -> new RewriteBenchmarks(shared, quick).run();
            default -> throw new IllegalArgumentException(command);
        };
    }
}
