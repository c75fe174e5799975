package dev.vitrine.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with the classes of the tests. */
public final class JavaProcess {
    private JavaProcess() {}

    /** Runs a class to its end, and returns what it printed. */
    public static String run(List<String> options, String main, String... arguments) throws IOException {
        Process process = start(options, main, arguments);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            StringBuilder text = new StringBuilder();
            out.lines().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a class; what it says on standard error goes where ours goes. */
    public static Process start(List<String> options, String main, String... arguments) throws IOException {
        return builder(options, main, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** As the other; what it says on standard error goes into a file. */
    static Process start(Path log, List<String> options, String main, String... arguments) throws IOException {
        return builder(options, main, arguments).redirectError(log.toFile()).start();
    }

    /** Where a server answers that prints so on its standard output, once it does. */
    static URI ready(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return URI.create(line.substring("ready ".length()));
            }
        }
        throw new IOException("the server did not start");
    }

    private static ProcessBuilder builder(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
