package dev.vitrine.benchmarks.http;

import static dev.vitrine.benchmarks.measure.MarkdownTable.figure;

import dev.vitrine.benchmarks.load.KeepAliveConnection;
import dev.vitrine.benchmarks.load.Target;
import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A page far larger than the heap of the server that sends it. */
public final class HugePage {
    private static final List<String> JVM = List.of("-Xmx64m");

    private HugePage() {}

    /** Sends it through, and gives the table. */
    public static String run(long bytes, Path folder) throws IOException {
        MarkdownTable table = new MarkdownTable("", "bytes sent", "CPU s", "peak RSS, MB");
        for (Variant variant : List.of(Variant.NONE, Variant.DEFAULTS)) {
            try (ServerProcess server = ServerProcess.java(JVM, PageServer.class, variant.name(), folder.toString())) {
                long sent = send(server, bytes);
                table.add(
                        variant.title(),
                        Long.toString(sent),
                        figure(server.cpu().toMillis() / 1e3),
                        figure(server.peakMemory() / 1e6));
            }
        }
        return "### A page of " + figure(bytes / 1e9) + " GB through a heap of 64 MB\n\n" + table + "\n";
    }

    private static long send(ServerProcess server, long bytes) throws IOException {
        Target target = Target.of(server.base().resolve("/huge.html?bytes=" + bytes));
        try (KeepAliveConnection connection = new KeepAliveConnection(target)) {
            KeepAliveConnection.Answer answer = connection.ask();
            if (answer.status() != 200 || answer.length() < bytes) {
                throw new IOException(target.uri() + ": " + answer);
            }
            return answer.length();
        }
    }
}
