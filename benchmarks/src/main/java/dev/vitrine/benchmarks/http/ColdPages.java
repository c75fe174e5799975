package dev.vitrine.benchmarks.http;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;
import static dev.vitrine.benchmarks.measure.MarkdownTable.plusMinus;

import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.measure.Rounds;
import dev.vitrine.benchmarks.pages.SavedPage;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a filter's start and its very first page cost, each time in a new JVM. */
public final class ColdPages {
    private ColdPages() {}

    /** Measures so many JVMs of each kind, and gives the table. */
    public static String run(SavedPage page, int rounds, Path folder, Random random) throws Exception {
        Path file = folder.resolve("first.html");
        Files.write(file, page.bytes());
        List<Variant> variants = List.of(Variant.DEFAULTS, Variant.SITEMESH, Variant.JSOUP);
        Rounds<long[]> micros =
                Rounds.of(variants, Variant::title, variant -> firstPage(variant, file), rounds, random);
        MarkdownTable table =
                new MarkdownTable("", "first page, CPU ms", "JVMs apart", "second page, CPU ms", "start, CPU ms");
        for (String name : micros.names()) {
            table.add(
                    name,
                    figure(micros.median(name, each -> each[0]) / 1e3),
                    plusMinus(micros.spread(name, each -> each[0])),
                    figure(micros.median(name, each -> each[1]) / 1e3),
                    figure(micros.median(name, each -> each[2]) / 1e3));
        }
        return "### First page of a cold JVM, " + figure(page.size() / 1e3)
                + " KB, the filter's own CPU time on the request's thread\n\n" + table + "\n\n" + page.name() + ", "
                + rounds + " JVMs each\n";
    }

    private static long[] firstPage(Variant variant, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        ServerProcess.javaCommand(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPage.class.getName(),
                        variant.name(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .map(line -> line.split(" "))
                .map(words ->
                        Stream.of(words).skip(1).mapToLong(Long::parseLong).toArray())
                .orElseThrow(() -> new IOException(output));
    }
}
